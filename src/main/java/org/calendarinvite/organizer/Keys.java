package org.calendarinvite.organizer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What this server keeps to itself.
 *
 * @param systemKeySha256 hex; empty when nobody has the system key
 * @param secret signs links
 */
public record Keys(String systemKeySha256, String secret) {

    public static String sha256(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the caller may do what only the operator may. */
    public boolean system(String key) {
        return !systemKeySha256.isEmpty()
                && MessageDigest.isEqual(
                        sha256(key).getBytes(UTF_8),
                        systemKeySha256.toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "Keys";
    }
}
