package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.Draft;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A shop sells subscriptions, and its webhooks come forged, twice, late and in any order. */
class OrderIT {

    private static final String SECRET = "shpss_of_the_tests";
    private static final String SHOP = "choirs.myshopify.com";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("order");

    private static World world;

    @BeforeAll
    static void start() {
        SERVER.with("CIS_ENROLMENT", "subscription")
                .with("CIS_PLANS_CHOIR_EVENTS", "3")
                .with("CIS_PLANS_CHOIR_INVITES", "40")
                .with("CIS_PLANS_FESTIVAL_EVENTS", "30")
                .with("CIS_PLANS_FESTIVAL_INVITES", "400")
                .with("CIS_SHOP_URL", "https://shop.example/plans")
                .with("CIS_SHOP_SECRET", "the one before," + SECRET)
                .with("CIS_SHOP_DOMAIN", SHOP)
                .with("CIS_SHOP_PRODUCTS__632910392__PLAN", "choir")
                .with("CIS_SHOP_PRODUCTS__632910392__DAYS", "30")
                .with("CIS_SHOP_PRODUCTS__632910393__PLAN", "festival")
                .with("CIS_SHOP_PRODUCTS__632910393__DAYS", "365")
                .start();
        world = new EmbeddedWorld(SERVER);
    }

    @Test
    void whoPaysIsAnOrganizerOnceAndWhoIsRefundedIsNoneAnyMore() throws Exception {
        var host = "ada@example.com";
        world.send(Calendars.request(Draft.of(host)));
        assertTrue(mail(host, "Not done").text().contains("https://shop.example/plans"));
        var paid = fixture("paid");
        assertEquals(200, tell("orders/create", fixture("pending")).statusCode());
        var statuses = IntStream.range(0, 8).parallel().mapToObj(i -> tell("orders/paid", paid)
                .statusCode());
        assertEquals(List.of(200), statuses.distinct().toList());
        var welcome = mail(host, "Your subscription has begun");
        assertTrue(welcome.text().contains("choir"), welcome.text());
        mail("bea@example.org", "Your subscription has begun");
        var account = organizer(host);
        assertEquals("choir", account.path("plan_now").asText());
        assertEquals(3, account.at("/events/limit").asInt());
        assertEquals(60, days(account));
        assertEquals("festival", organizer("bea@example.org").path("plan_now").asText());
        var party = Party.of(world, host);
        party.invite("guest@home.example");
        assertEquals(1, count(host, "Your subscription has begun"), "told eight times, mailed once");

        assertEquals(200, tell("refunds/create", fixture("refund")).statusCode());
        assertEquals(200, tell("refunds/create", fixture("refund")).statusCode());
        assertEquals(30, days(organizer(host)));
        assertEquals(200, tell("orders/cancelled", fixture("cancelled")).statusCode());
        assertEquals("", organizer(host).path("subscription_end").asText());
        assertEquals(200, tell("orders/paid", paid).statusCode(), "a replay brings nothing back");
        assertEquals("", organizer(host).path("subscription_end").asText());

        var late = world.api().post("/api/event/" + party.uid() + "/invite", "{\"email\":\"late@home.example\"}");
        assertEquals(409, late.status(), late.text());
        world.send(Calendars.request(party.draft().movedTo(party.draft().start().plusDays(1))));
        eventually("the change is told", () -> world.inbox("guest@home.example").size() >= 2 ? true : null);
        var log = Files.readString(Path.of("target/it-logs/order.log"));
        assertFalse(log.contains("Lindqvist") || log.contains("Harbour 1"), "customers' data is not logged");
    }

    @Test
    void whatIsToldBeforeThePaymentCountsWhenItComes() throws Exception {
        var order = fixture("paid").replace("820982911946154508", "77").replace("Ada@Example.com", "cora@example.com");
        var refund = fixture("refund").replace("820982911946154508", "77");
        assertEquals(200, tell("refunds/create", refund).statusCode());
        assertEquals(200, tell("orders/paid", order).statusCode());
        assertEquals(30, days(organizer("cora@example.com")));
        var second = fixture("paid").replace("820982911946154508", "78").replace("Ada@Example.com", "dora@example.com");
        var cancelled = fixture("cancelled").replace("820982911946154508", "78");
        assertEquals(200, tell("orders/cancelled", cancelled).statusCode());
        assertEquals(200, tell("orders/paid", second).statusCode());
        assertEquals(
                404, world.api().get("/api/system/organizers/dora@example.com").status());
    }

    @Test
    void whatIsNotSignedChangesNothing() throws Exception {
        var order = fixture("paid").replace("820982911946154508", "79").replace("Ada@Example.com", "eve@example.com");
        assertEquals(
                401,
                tell("orders/paid", order, signed(order, "guess"), SHOP, Instant.now())
                        .statusCode());
        assertEquals(
                401,
                tell("orders/paid", order + " ", signed(order, SECRET), SHOP, Instant.now())
                        .statusCode());
        assertEquals(401, tell("orders/paid", order, "", SHOP, Instant.now()).statusCode());
        assertEquals(
                401,
                tell(
                                "orders/paid",
                                order,
                                signed(order, SECRET),
                                SHOP,
                                Instant.now().minus(Duration.ofDays(3)))
                        .statusCode());
        assertEquals(
                403,
                tell("orders/paid", order, signed(order, SECRET), "other.myshopify.com", Instant.now())
                        .statusCode());
        assertEquals(
                404, world.api().get("/api/system/organizers/eve@example.com").status());
        var problem = tell("orders/paid", "no JSON {");
        assertEquals(400, problem.statusCode());
        assertEquals(
                "application/problem+json",
                problem.headers().firstValue("Content-Type").orElse(""));
        assertEquals(200, tell("products/update", "{}").statusCode(), "the shop need not try again");
    }

    private static HttpResponse<String> tell(String topic, String body) {
        return tell(topic, body, signed(body, SECRET), SHOP, Instant.now());
    }

    private static HttpResponse<String> tell(String topic, String body, String signature, String shop, Instant at) {
        var request = HttpRequest.newBuilder(URI.create(SERVER.url() + "/api/order"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("X-Shopify-Topic", topic)
                .header("X-Shopify-Hmac-Sha256", signature)
                .header("X-Shopify-Shop-Domain", shop)
                .header("X-Shopify-API-Version", "2026-10")
                .header("X-Shopify-Webhook-Id", UUID.randomUUID().toString())
                .header("X-Shopify-Triggered-At", at.toString())
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String signed(String body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fixture(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/orders", name + ".json"));
    }

    private static JsonNode organizer(String email) {
        var answer = world.api().get("/api/system/organizers/" + email);
        assertEquals(200, answer.status(), answer::text);
        return answer.json();
    }

    /** From the order to the end, which begin at one moment here. */
    private static long days(JsonNode account) {
        var end = Instant.parse(account.path("subscription_end").asText());
        return Math.round(Duration.between(Instant.now(), end).toHours() / 24.0);
    }

    private static ReceivedMail mail(String address, String subject) {
        return eventually(subject, () -> world.inbox(address).stream()
                .filter(mail -> mail.subject().contains(subject))
                .findFirst()
                .orElse(null));
    }

    private static long count(String address, String subject) {
        return world.inbox(address).stream()
                .filter(mail -> mail.subject().contains(subject))
                .count();
    }
}
