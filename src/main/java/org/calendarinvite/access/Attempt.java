package org.calendarinvite.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sign-in that a browser has begun. What it was begun with stays in that browser, so a code that somebody else got is worth nothing in it.
 *
 * @param challenge of the secret that ends it (RFC 7636 4.2, S256)
 * @param nonce that the token must name (OpenID Connect Core 3.1.2.1)
 */
public record Attempt(String challenge, String nonce) {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{22,64}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    /** Empty when one of them is not of its form. */
    public static Optional<Attempt> of(String challenge, String nonce) {
        boolean formed = challenge != null
                && nonce != null
                && CHALLENGE.matcher(challenge).matches()
                && NONCE.matcher(nonce).matches();
        return formed ? Optional.of(new Attempt(challenge, nonce)) : Optional.empty();
    }

    /** The attempt that this secret ends. */
    public static Optional<Attempt> endedBy(String verifier, String nonce) {
        if (verifier == null || !VERIFIER.matcher(verifier).matches()) return Optional.empty();
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return of(Base64.getUrlEncoder().withoutPadding().encodeToString(digest), nonce);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    /** What its {@code state} signs: no link opens anything of that name. */
    public String name() {
        return "sign-in/" + challenge + "/" + nonce;
    }
}
