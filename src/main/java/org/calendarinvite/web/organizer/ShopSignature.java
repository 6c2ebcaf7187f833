package org.calendarinvite.web.organizer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Shop;
import org.calendarinvite.web.Problem;
import org.jboss.logging.Logger;

/**
 * Whether a webhook is the shop's: {@code X-Shopify-Hmac-Sha256} is the base64 HMAC-SHA256 of the body as it came. Only the body is
 * signed, not the other headers: the window keeps out what was found much later, and what an order gives once it gives once.
 *
 * @see <a href="https://shopify.dev/docs/apps/build/webhooks/subscribe/https">Shopify: verify a webhook</a>
 */
@ApplicationScoped
@Named("shopSignature")
public class ShopSignature {

    private static final Logger LOG = Logger.getLogger(ShopSignature.class);

    /** Bytes of a webhook; an order of hundreds of lines has less. */
    static final int LARGEST = 1024 * 1024;

    /** How far ahead the shop's clock may be. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Shop shop;
    private final Clock clock;

    @Inject
    public ShopSignature(Settings settings) {
        this(settings, Clock.systemUTC());
    }

    ShopSignature(Settings settings, Clock clock) {
        this.shop = settings.shop();
        this.clock = clock;
    }

    /** Reads nothing of the body before it is proven; leaves it as bytes. */
    public void verify(Exchange exchange) {
        var message = exchange.getMessage();
        var secrets = shop.secret().orElse(List.of());
        if (secrets.isEmpty()) {
            LOG.warn("A webhook of a shop came, and cis.shop.secret (CIS_SHOP_SECRET) is not set, so it was not taken");
            throw new Problem(404, "No shop is connected to this server.");
        }
        var body = message.getBody(byte[].class);
        if (body == null || body.length == 0) throw new Problem(400, "The body is empty.");
        if (body.length > LARGEST) throw new Problem(413, "The body is larger than " + LARGEST + " bytes.");
        var given = message.getHeader("X-Shopify-Hmac-Sha256", "", String.class);
        if (secrets.stream().noneMatch(secret -> signs(secret.strip(), body, given)))
            throw new Problem(401, "X-Shopify-Hmac-Sha256 is not the signature of this body by the shop's secret.");
        var domain = message.getHeader("X-Shopify-Shop-Domain", "", String.class);
        if (shop.domain().filter(ours -> !ours.equalsIgnoreCase(domain)).isPresent())
            throw new Problem(403, "This is not the shop whose orders are taken here.");
        inTime(message.getHeader("X-Shopify-Triggered-At", "", String.class));
        message.setBody(body);
    }

    private void inTime(String written) {
        try {
            var age = Duration.between(Instant.parse(written), clock.instant());
            if (age.compareTo(shop.window()) <= 0 && age.compareTo(AHEAD.negated()) >= 0) return;
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new Problem(
                401,
                "X-Shopify-Triggered-At must be a moment of the last "
                        + shop.window().toHours() + " hours.");
    }

    /** Compared in constant time. */
    private static boolean signs(String secret, byte[] body, String given) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return MessageDigest.isEqual(mac.doFinal(body), Base64.getDecoder().decode(given));
        } catch (IllegalArgumentException notBase64) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
