package org.calendarinvite.web.organizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.calendarinvite.Worlds;
import org.calendarinvite.organizer.Order.Line;
import org.calendarinvite.organizer.Order.Refund;
import org.calendarinvite.organizer.Order.Returned;
import org.calendarinvite.organizer.OrderDesk;
import org.calendarinvite.organizer.OrderRequest;
import org.calendarinvite.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ShopifyReaderTest {

    private static final String ORDER = "820982911946154508";
    private static final String CHOIR = "866550311766439020";

    private final ShopifyReader reader = new ShopifyReader(
            Worlds.json(),
            Worlds.in(
                    Path.of("unused"),
                    Map.of(
                            "cis.shop.products.632910392.plan", "choir",
                            "cis.shop.products.632910392.days", "30",
                            "cis.shop.products.632910393.plan", "festival",
                            "cis.shop.products.632910393.days", "365")));

    @Test
    void aPaidOrderIsForWhoeverIsNamedInTheLineElseForTheCustomer() throws Exception {
        var order = read("paid", "orders/paid");
        assertTrue(order.paid());
        assertFalse(order.cancelled());
        assertEquals(ORDER, order.order());
        assertEquals(
                List.of(
                        new Line(CHOIR, "ada@example.com", "choir", 30, 2),
                        new Line("141249953214522974", "bea@example.org", "festival", 365, 1)),
                order.lines());
        assertEquals(List.of("921728736"), order.ignored());
    }

    @Test
    void nothingOfTheCustomerIsTakenAlongButTheAddress() throws Exception {
        var said = read("paid", "orders/paid").toString();
        assertFalse(said.contains("Lindqvist") || said.contains("Harbour") || said.contains("#1001"), said);
    }

    @Test
    void anOrderThatIsNotPaidSaysNothingWhateverTheTopic() throws Exception {
        assertTrue(read("pending", "orders/create").idle());
        assertTrue(read("pending", "orders/paid").idle(), "the topic is not signed");
        assertTrue(read("paid", "orders/create").paid());
    }

    @Test
    void anOrderIsCancelledWhenItSaysSoItselfWhateverTheTopic() throws Exception {
        assertFalse(read("paid", "orders/cancelled").cancelled(), "the topic is not signed");
        assertTrue(read("cancelled", "orders/paid").cancelled());
        assertTrue(read("cancelled", "orders/cancelled").cancelled());
    }

    @Test
    void aRefundNamesItsOrderAndThePiecesGivenBack() throws Exception {
        var refund = read("refund", "refunds/create");
        assertEquals(ORDER, refund.order());
        assertEquals(List.of(new Refund("890088186047892319", List.of(new Returned(CHOIR, 1)))), refund.refunds());
        assertFalse(refund.paid());
    }

    @Test
    void aRefundByAmountSaysHowMuchWasPaidBack() throws Exception {
        assertEquals(147_000, read("paid", "orders/paid").total());
        var json = "{\"id\":1,\"order_id\":2,\"refund_line_items\":[],\"transactions\":["
                + "{\"kind\":\"refund\",\"status\":\"success\",\"amount\":\"49.00\"},"
                + "{\"kind\":\"refund\",\"status\":\"success\",\"amount\":\"0.05\"},"
                + "{\"kind\":\"refund\",\"status\":\"failure\",\"amount\":\"7.00\"},"
                + "{\"kind\":\"refund\",\"status\":\"success\",\"amount\":\"1e99\"},"
                + "{\"kind\":\"sale\",\"status\":\"success\",\"amount\":\"49.00\"}]}";
        var refund = reader.read(json.getBytes(StandardCharsets.UTF_8), "refunds/create", "w");
        assertEquals(List.of(new Refund("1", List.of(), 49_050)), refund.refunds());
    }

    @Test
    void anOrderThatIsPaidBackIsTakenBack() {
        for (var status : List.of("refunded", "partially_refunded")) {
            var json = "{\"id\":1,\"financial_status\":\"" + status + "\"}";
            var order = reader.read(json.getBytes(StandardCharsets.UTF_8), "orders/paid", "w");
            assertEquals(status.equals("refunded"), order.cancelled(), status);
        }
    }

    @Test
    void whatATopicIsNotAboutIsAProblemOrNothing() throws Exception {
        assertTrue(read("paid", "products/update").idle());
        assertTrue(read("paid", null).idle());
        assertEquals(422, problem(() -> read("paid", "refunds/create")), "it has no order_id");
        assertEquals(400, problem(() -> reader.read("no JSON {".getBytes(StandardCharsets.UTF_8), "orders/paid", "w")));
        assertEquals(
                422,
                problem(() -> reader.read("{\"id\": \"a/b\"}".getBytes(StandardCharsets.UTF_8), "orders/paid", "w")));
        assertEquals(422, problem(() -> reader.read("[]".getBytes(StandardCharsets.UTF_8), "orders/paid", "w")));
    }

    @Test
    void anOrderForTooManyOrganizersIsAProblem() {
        assertEquals(
                OrderDesk.MOST_ORGANIZERS,
                order(OrderDesk.MOST_ORGANIZERS).lines().size());
        assertEquals(422, problem(() -> order(OrderDesk.MOST_ORGANIZERS + 1)));
    }

    @Test
    void aLineForNobodyIsIgnored() {
        var json =
                "{\"id\":1,\"financial_status\":\"paid\",\"email\":\"\",\"line_items\":[{\"id\":2,\"product_id\":632910392,\"quantity\":1}]}";
        var order = reader.read(json.getBytes(StandardCharsets.UTF_8), "orders/paid", "w");
        assertEquals(List.of(), order.lines());
        assertEquals(List.of("632910392"), order.ignored());
    }

    private OrderRequest order(int organizers) {
        var lines = IntStream.range(0, organizers)
                .mapToObj(i -> "{\"id\":" + i + ",\"product_id\":632910392,\"quantity\":1,\"properties\":"
                        + "[{\"name\":\"email\",\"value\":\"g" + i + "@x.org\"}]}")
                .collect(Collectors.joining(","));
        var json = "{\"id\":1,\"financial_status\":\"paid\",\"line_items\":[" + lines + "]}";
        return reader.read(json.getBytes(StandardCharsets.UTF_8), "orders/paid", "w");
    }

    private OrderRequest read(String name, String topic) throws IOException {
        return reader.read(
                Files.readAllBytes(Path.of("src/test/resources/orders", name + ".json")), topic, "webhook-1");
    }

    private static int problem(Executable asking) {
        return assertThrows(Problem.class, asking).status();
    }
}
