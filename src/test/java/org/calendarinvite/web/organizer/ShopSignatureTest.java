package org.calendarinvite.web.organizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.calendarinvite.Worlds;
import org.calendarinvite.web.Problem;
import org.junit.jupiter.api.Test;

class ShopSignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final byte[] BODY = "{\"id\": 1,  \"email\": \"ädä@example.com\"}".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "shpss_0123456789abcdef";

    /** Computed with: printf '{"id":1}' | openssl dgst -sha256 -hmac hush -binary | base64. */
    private static final String KNOWN = "VnKUjZsLuN5iZWjn5EntcBVCF9kMN43LglzCE1/GSeY=";

    private final ShopSignature shop =
            shop(Map.of("cis.shop.secret", "older," + SECRET, "cis.shop.domain", "Ours.myshopify.com"));

    @Test
    void aSignatureThatOthersComputeIsTaken() {
        var exchange = exchange("{\"id\":1}".getBytes(StandardCharsets.UTF_8), KNOWN, NOW);
        shop(Map.of("cis.shop.secret", "hush")).verify(exchange);
    }

    @Test
    void theBodyStaysAsItCame() {
        var exchange = exchange(BODY, signed(BODY, SECRET), NOW);
        shop.verify(exchange);
        assertArrayEquals(BODY, exchange.getMessage().getBody(byte[].class));
    }

    @Test
    void eachSecretCountsWhileOneIsExchangedForAnother() {
        shop.verify(exchange(BODY, signed(BODY, "older"), NOW));
        assertEquals(401, status(exchange(BODY, signed(BODY, "another"), NOW)));
    }

    @Test
    void aChangedBodyAndNonsenseAreNotTaken() {
        var changed = BODY.clone();
        changed[7]++;
        assertEquals(401, status(exchange(changed, signed(BODY, SECRET), NOW)));
        for (var nonsense : new String[] {"", "=", "not base64!", "AAAA", null})
            assertEquals(401, status(exchange(BODY, nonsense, NOW)), nonsense);
    }

    @Test
    void anotherShopIsNotTaken() {
        var exchange = exchange(BODY, signed(BODY, SECRET), NOW);
        exchange.getMessage().setHeader("X-Shopify-Shop-Domain", "theirs.myshopify.com");
        assertEquals(403, status(exchange));
    }

    @Test
    void theWindowHasTwoEdges() {
        var window = Duration.ofHours(50);
        shop.verify(exchange(BODY, signed(BODY, SECRET), NOW.minus(window)));
        assertEquals(
                401,
                status(exchange(BODY, signed(BODY, SECRET), NOW.minus(window).minusSeconds(1))));
        shop.verify(exchange(BODY, signed(BODY, SECRET), NOW.plusSeconds(300)));
        assertEquals(401, status(exchange(BODY, signed(BODY, SECRET), NOW.plusSeconds(301))));
        var without = exchange(BODY, signed(BODY, SECRET), NOW);
        without.getMessage().removeHeader("X-Shopify-Triggered-At");
        assertEquals(401, status(without));
    }

    @Test
    void aBodyOfTheLargestSizeIsTakenAndOneByteMoreIsNot() {
        var largest = new byte[ShopSignature.LARGEST];
        shop.verify(exchange(largest, signed(largest, SECRET), NOW));
        assertEquals(413, status(exchange(new byte[ShopSignature.LARGEST + 1], "", NOW)));
        assertEquals(400, status(exchange(new byte[0], "", NOW)));
    }

    @Test
    void withoutASecretThereIsNoShop() {
        var none = shop(Map.of());
        assertEquals(
                404,
                assertThrows(Problem.class, () -> none.verify(exchange(BODY, signed(BODY, "x"), NOW)))
                        .status());
    }

    private int status(Exchange exchange) {
        return assertThrows(Problem.class, () -> shop.verify(exchange)).status();
    }

    private static ShopSignature shop(Map<String, String> settings) {
        return new ShopSignature(
                Worlds.in(Path.of("unused"), new HashMap<>(settings)), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Exchange exchange(byte[] body, String signature, Instant triggered) {
        var exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader("X-Shopify-Hmac-Sha256", signature);
        exchange.getMessage().setHeader("X-Shopify-Shop-Domain", "ours.myshopify.com");
        exchange.getMessage().setHeader("X-Shopify-Triggered-At", triggered.toString());
        return exchange;
    }

    private static String signed(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
