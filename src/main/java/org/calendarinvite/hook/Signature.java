package org.calendarinvite.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code webhook-signature}.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks 1.0.0</a>
 */
public final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * One signature for each secret, with blanks between.
     *
     * @param id without a full stop, since full stops divide what is signed
     * @param timestamp of the attempt, in seconds since 1970
     */
    public static String of(List<Secret> secrets, String id, long timestamp, byte[] body) {
        if (id.indexOf('.') >= 0) throw new IllegalArgumentException("A message id has no full stop: " + id);
        return secrets.stream()
                .map(secret ->
                        "v1," + Base64.getEncoder().encodeToString(sign(secret, id + "." + timestamp + ".", body)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] sign(Secret secret, String before, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
        }
    }
}
