package org.calendarinvite.organizer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Links that open one event for whoever holds them, until a moment: HMAC-SHA256 over event and expiry (RFC 2104). */
public final class SignedLinks {

    /** Characters that a secret must have at least. */
    public static final int SHORTEST_SECRET = 32;

    private final SecretKeySpec key;

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
    public String sign(String uid, Instant until) {
        return until.getEpochSecond() + "." + signature(uid, until.getEpochSecond());
    }

    public boolean opens(String link, String uid, Instant now) {
        int dot = link.indexOf('.');
        if (dot < 1 || dot > 12 || !link.substring(0, dot).chars().allMatch(Character::isDigit)) return false;
        long until = Long.parseLong(link.substring(0, dot));
        var expected = signature(uid, until).getBytes(StandardCharsets.UTF_8);
        var given = link.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, given) && now.getEpochSecond() < until;
    }

    private String signature(String uid, long until) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var signed = mac.doFinal((uid + "\n" + until).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
