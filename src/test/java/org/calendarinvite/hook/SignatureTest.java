package org.calendarinvite.hook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers verify with a library that others wrote, so the signature is that of the specification to the byte. */
class SignatureTest {

    private static final byte[] KEY = "twenty-four bytes of key".getBytes(UTF_8);

    @Test
    void theExampleOfTheReferenceLibrariesIsSignedAlike() {
        var secret = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Optional.empty());
        var body = "{\"test\": 2432232314}".getBytes(UTF_8);
        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                Signature.of(List.of(secret), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"name\":\"Zoë 🎻\"}"})
    void aSignatureIsTheHmacOfIdTimestampAndBody(String body) throws NoSuchAlgorithmException {
        var expected = hmac(KEY, ("msg_1.1764000000." + body).getBytes(UTF_8));
        assertEquals(
                "v1," + Base64.getEncoder().encodeToString(expected),
                Signature.of(List.of(Secret.of(KEY)), "msg_1", 1764000000, body.getBytes(UTF_8)));
    }

    @Test
    void eachSecretSignsWithBlanksBetween() {
        var other = Secret.of(new byte[64]);
        var one = Signature.of(List.of(Secret.of(KEY)), "msg_1", 1, new byte[0]);
        var two = Signature.of(List.of(other), "msg_1", 1, new byte[0]);
        assertEquals(one + " " + two, Signature.of(List.of(Secret.of(KEY), other), "msg_1", 1, new byte[0]));
    }

    @Test
    void anIdWithAFullStopIsNotSigned() {
        var secrets = List.of(Secret.of(KEY));
        assertThrows(IllegalArgumentException.class, () -> Signature.of(secrets, "msg.1", 1, new byte[0]));
    }

    @Test
    void aSecretHasFrom24To64Bytes() {
        assertThrows(IllegalArgumentException.class, () -> Secret.of(new byte[23]));
        assertArrayEquals(KEY, Secret.of(KEY).key());
        assertEquals(64, Secret.of(new byte[64]).key().length);
        assertThrows(IllegalArgumentException.class, () -> Secret.of(new byte[65]));
        assertThrows(IllegalArgumentException.class, () -> new Secret("no prefix", Optional.empty()));
    }

    @Test
    void aSecretIsNotWrittenIntoLogs() {
        assertTrue(Secret.of(KEY).value().startsWith("whsec_"));
        assertFalse(Secret.of(KEY).toString().contains(Secret.of(KEY).value()));
    }

    /** RFC 2104, from its definition. */
    private static byte[] hmac(byte[] key, byte[] text) throws NoSuchAlgorithmException {
        var sha = MessageDigest.getInstance("SHA-256");
        var inner = sha.digest(join(padded(key, 0x36), text));
        return sha.digest(join(padded(key, 0x5c), inner));
    }

    private static byte[] padded(byte[] key, int with) {
        var block = Arrays.copyOf(key, 64);
        for (int i = 0; i < block.length; i++) block[i] ^= (byte) with;
        return block;
    }

    private static byte[] join(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
