package org.calendarinvite.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.calendarinvite.organizer.Keys;

/** The {@code next} of a list: the store's place in it, which holds an address, sealed with AES-GCM. */
@ApplicationScoped
public class Cursor {

    private static final int PAGE = 100;
    /** What one call of DynamoDB reads beside a list of pointers. */
    private static final int LARGEST_PAGE = 500;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    @Inject
    public Cursor(Keys keys) {
        this(keys.secret());
    }

    Cursor(String secret) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(("next\n" + secret).getBytes(StandardCharsets.UTF_8));
            this.key = new SecretKeySpec(digest, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    /** How many items a page shall have. */
    public static int pageSize(String limit) {
        if (limit == null) return PAGE;
        try {
            int size = Integer.parseInt(limit);
            if (size >= 1 && size <= LARGEST_PAGE) return size;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Problem(400, "limit must be a number from 1 to " + LARGEST_PAGE + ".");
    }

    /** Empty stays empty: the last page has no next. */
    public String seal(String place) {
        if (place.isEmpty()) return "";
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, place.getBytes(StandardCharsets.UTF_8));
        var token = ByteBuffer.allocate(NONCE + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    public String open(String next) {
        if (next == null || next.isEmpty()) return "";
        try {
            var token = Base64.getUrlDecoder().decode(next);
            if (token.length <= NONCE) throw new IllegalArgumentException("Too short");
            var nonce = Arrays.copyOf(token, NONCE);
            var sealed = Arrays.copyOfRange(token, NONCE, token.length);
            return new String(crypt(Cipher.DECRYPT_MODE, nonce, sealed), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "next is not one that a list of this API gave. Start without it.");
        }
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException | ProviderException e) {
            throw new IllegalArgumentException("Not sealed here", e);
        }
    }
}
