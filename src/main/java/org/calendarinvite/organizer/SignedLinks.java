package org.calendarinvite.organizer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Links that open one thing for whoever holds them, until a moment: HMAC-SHA256 over what they open and their end (RFC 2104). */
public final class SignedLinks {

    /** Characters that a secret must have at least. */
    public static final int SHORTEST_SECRET = 32;

    private static final Pattern EVENT_LINK = Pattern.compile("(read|manage)\\.(\\d{1,18})\\.(.+)");

    private final SecretKeySpec key;

    /** What the holder of a link to an event may do with it. */
    public enum Scope {
        READ,
        /** Read, invite, ask for the report, and revoke the links. */
        MANAGE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a link to an event says of itself; it counts only while the organizer's account is at the same {@code epoch}. */
    public record EventLink(Scope scope, long epoch) {}

    /**
     * Signs with one secret.
     *
     * @param secret at least 32 characters that nobody else knows */
    public SignedLinks(String secret) {
        if (secret.length() < SHORTEST_SECRET)
            throw new IllegalArgumentException("cis.secret must have at least 32 characters");
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Makes {@code <epoch second>.<signature>}, safe in a URL. */
    public String sign(String name, Instant until) {
        return until.getEpochSecond() + "." + signature(name, until.getEpochSecond());
    }

    public boolean opens(String link, String name, Instant now) {
        int dot = link.indexOf('.');
        if (dot < 1 || dot > 12 || !link.substring(0, dot).chars().allMatch(Character::isDigit)) return false;
        long until = Long.parseLong(link.substring(0, dot));
        var expected = signature(name, until).getBytes(StandardCharsets.UTF_8);
        var given = link.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, given) && now.getEpochSecond() < until;
    }

    /**
     * Makes {@code <what is said, in base64url>.<epoch second>.<signature>}: anybody can read it, and we have said it.
     *
     * @param purpose for which alone it opens
     */
    public String seal(String purpose, String said, Instant until) {
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(said.getBytes(StandardCharsets.UTF_8));
        return text + "." + sign(purpose + "\n" + said, until);
    }

    /**
     * What was sealed for this purpose, if it has not ended.
     *
     * @param longest characters that it can have
     */
    public Optional<String> open(String purpose, String sealed, int longest, Instant now) {
        int dot = sealed.indexOf('.');
        if (dot < 1 || sealed.length() > longest) return Optional.empty();
        try {
            var said = new String(Base64.getUrlDecoder().decode(sealed.substring(0, dot)), StandardCharsets.UTF_8);
            return Optional.of(said).filter(any -> opens(sealed.substring(dot + 1), purpose + "\n" + said, now));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Signs what has no end and opens nothing: 43 letters, digits, hyphens and underscores. */
    public String mark(String name) {
        return signature(name, 0);
    }

    public boolean marked(String mark, String name) {
        return MessageDigest.isEqual(
                mark(name).getBytes(StandardCharsets.UTF_8), mark.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes {@code <scope>.<epoch>.<epoch second>.<signature>} for an event. */
    public String forEvent(String uid, EventLink link, Instant until) {
        return link.scope().word() + "." + link.epoch() + "." + sign(name(uid, link), until);
    }

    /** What a link to this event says, if we signed it and it has not ended. */
    public Optional<EventLink> readForEvent(String written, String uid, Instant now) {
        var parts = EVENT_LINK.matcher(written);
        if (!parts.matches()) return Optional.empty();
        var scope = Scope.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
        var link = new EventLink(scope, Long.parseLong(parts.group(2)));
        return Optional.of(link).filter(said -> opens(parts.group(3), name(uid, said), now));
    }

    private static String name(String uid, EventLink link) {
        return "event/" + uid + "\n" + link.scope() + "\n" + link.epoch();
    }

    private String signature(String name, long until) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var signed = mac.doFinal((name + "\n" + until).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
