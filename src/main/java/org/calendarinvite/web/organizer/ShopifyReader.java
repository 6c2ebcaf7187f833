package org.calendarinvite.web.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.invite.Address;
import org.calendarinvite.organizer.Order;
import org.calendarinvite.organizer.OrderDesk;
import org.calendarinvite.organizer.OrderRequest;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Shop;
import org.calendarinvite.web.Problem;

/**
 * A webhook of Shopify → what it says of an order, and no word of the customer's but an address. The topic is not signed, so each
 * counts only together with what the signed body says: paid, cancelled, or a refund of an order.
 *
 * @see <a href="https://shopify.dev/docs/api/admin-rest/latest/resources/order">Shopify: order, and refund</a>
 */
@ApplicationScoped
@Named("shopifyReader")
public class ShopifyReader {

    private static final int MOST_LINES = 500;
    private static final int LONGEST_ID = 40;
    private static final Pattern MONEY = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");
    private static final Set<String> ORDERS = Set.of("orders/paid", "orders/create", "orders/cancelled");

    private final ObjectMapper json;
    private final Map<String, Shop.Product> products;
    private final String tenant;

    @Inject
    public ShopifyReader(ObjectMapper json, Settings settings) {
        this.json = json;
        this.products = settings.shop().products();
        this.tenant = settings.tenant();
    }

    public OrderRequest read(
            @Body byte[] body,
            @Header("X-Shopify-Topic") String topic,
            @Header("X-Shopify-Webhook-Id") String delivery) {
        var said = parse(body);
        var trace = delivery == null || delivery.length() > LONGEST_ID
                ? UUID.randomUUID().toString()
                : delivery;
        if ("refunds/create".equals(topic)) return refunded(said, trace);
        return topic != null && ORDERS.contains(topic)
                ? ordered(said, trace)
                : new OrderRequest(tenant, "", false, false, List.of(), List.of(), List.of(), trace);
    }

    public Map<String, Object> taken(@Body Decision made) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", made.outcome().name().toLowerCase(Locale.ROOT));
        return view;
    }

    private OrderRequest ordered(JsonNode order, String trace) {
        var status = order.path("financial_status").asText();
        // Paid back in full it gives nothing more, whatever the refunds were for.
        boolean cancelled = order.hasNonNull("cancelled_at") || status.equals("refunded");
        boolean paid = Set.of("paid", "partially_refunded", "refunded").contains(status);
        List<Order.Line> lines = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (var line : items(order, "line_items"))
            line(line, order)
                    .ifPresentOrElse(
                            lines::add,
                            () -> ignored.add(line.path("product_id").asText()));
        if (lines.stream().map(Order.Line::organizer).distinct().count() > OrderDesk.MOST_ORGANIZERS)
            throw new Problem(422, "The order is for more than " + OrderDesk.MOST_ORGANIZERS + " organizers.");
        var refunds =
                items(order, "refunds").stream().map(ShopifyReader::refund).toList();
        var id = id(order, "id");
        if (!paid) return new OrderRequest(tenant, id, false, cancelled, List.of(), List.of(), refunds, trace);
        return new OrderRequest(tenant, id, true, cancelled, lines, ignored, refunds, trace, total(order));
    }

    private OrderRequest refunded(JsonNode refund, String trace) {
        return new OrderRequest(
                tenant, id(refund, "order_id"), false, false, List.of(), List.of(), List.of(refund(refund)), trace);
    }

    /** One for somebody whose address can be read, of a product that is ours. */
    private Optional<Order.Line> line(JsonNode line, JsonNode order) {
        var product = products.get(line.path("product_id").asText());
        var organizer = organizer(line, order);
        int quantity = line.path("quantity").asInt();
        if (product == null || organizer.isEmpty() || quantity < 1) return Optional.empty();
        return Optional.of(new Order.Line(id(line, "id"), organizer.get(), product.plan(), product.days(), quantity));
    }

    /** Whoever the customer named in a property of the line, else the customer. */
    private static Optional<String> organizer(JsonNode line, JsonNode order) {
        return items(line, "properties").stream()
                .filter(property -> property.path("name").asText().equalsIgnoreCase("email"))
                .findFirst()
                .map(property -> property.path("value").asText())
                .filter(written -> !written.isBlank())
                .or(() -> Optional.of(order.path("email").asText()))
                .flatMap(written -> Address.parse(written.strip()));
    }

    private static Order.Refund refund(JsonNode refund) {
        var lines = items(refund, "refund_line_items").stream()
                .map(one -> new Order.Returned(
                        id(one, "line_item_id"),
                        Math.max(0, one.path("quantity").asInt())))
                .toList();
        long amount = items(refund, "transactions").stream()
                .filter(one -> one.path("kind").asText().equals("refund"))
                .filter(one -> one.path("status").asText().equals("success"))
                .mapToLong(one -> thousandths(one.path("amount")))
                .sum();
        return new Order.Refund(id(refund, "id"), lines, amount);
    }

    /** In the money that the customer paid with, as refunds are. */
    private static long total(JsonNode order) {
        var paid = order.path("total_price_set").path("presentment_money").path("amount");
        return thousandths(paid.isMissingNode() ? order.path("total_price") : paid);
    }

    /** Of an amount such as {@code 49.00}; 0 for what is none. */
    private static long thousandths(JsonNode amount) {
        var text = amount.asText();
        return MONEY.matcher(text).matches()
                ? new BigDecimal(text).movePointRight(3).longValue()
                : 0;
    }

    private static List<JsonNode> items(JsonNode node, String name) {
        var list = node.path(name);
        if (list.size() > MOST_LINES) throw new Problem(422, name + " has more than " + MOST_LINES + " entries.");
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    /** A number, or text that stands for one. */
    private static String id(JsonNode node, String name) {
        var id = node.path(name).asText();
        if (!id.isEmpty() && id.length() <= LONGEST_ID && id.chars().allMatch(Character::isLetterOrDigit)) return id;
        throw new Problem(422, "The webhook has no " + name + " that could be one of Shopify's.");
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new Problem(400, "The body is not JSON.");
        }
    }
}
