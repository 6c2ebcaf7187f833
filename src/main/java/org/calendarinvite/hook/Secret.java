package org.calendarinvite.hook;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What one hook's messages are signed with.
 *
 * @param value {@code whsec_} and 24 to 64 bytes in base64, as Standard Webhooks serialises a symmetric key
 * @param until when it ends, since another one took its place; empty for the present one
 */
public record Secret(String value, Optional<Instant> until) {

    public static final int SHORTEST = 24;
    public static final int LONGEST = 64;

    private static final String PREFIX = "whsec_";

    public Secret {
        int length = key(value).length;
        if (length < SHORTEST || length > LONGEST)
            throw new IllegalArgumentException("A secret has " + SHORTEST + " to " + LONGEST + " bytes, not " + length);
    }

    public static Secret of(byte[] key) {
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(key), Optional.empty());
    }

    public byte[] key() {
        return key(value);
    }

    boolean holds(Instant now) {
        return until.isEmpty() || now.isBefore(until.get());
    }

    /** Until then, unless it ends earlier. */
    Secret ending(Instant at) {
        return holds(at) ? new Secret(value, Optional.of(at)) : this;
    }

    private static byte[] key(String value) {
        if (!value.startsWith(PREFIX)) throw new IllegalArgumentException("A secret begins with " + PREFIX);
        return Base64.getDecoder().decode(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
