package org.calendarinvite.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a token that the issuer gave for a code says of itself. Its signature is checked whenever it is shown; here it came from the issuer
 * itself, which is enough (OpenID Connect Core 3.1.3.7, 6).
 *
 * @param party {@code azp}, empty for none
 */
public record IdToken(String issuer, List<String> audience, String party, String nonce, Instant expires) {

    public IdToken {
        audience = List.copyOf(audience);
    }

    /** Why it signs nobody in (OpenID Connect Core 3.1.3.7); empty when it does. */
    public Optional<String> flaw(String expectedIssuer, String client, String expectedNonce, Instant now) {
        if (!issuer.equals(expectedIssuer)) return Optional.of("another issuer");
        if (!audience.contains(client)) return Optional.of("another audience");
        boolean othersToo = audience.size() > 1;
        if ((othersToo || !party.isEmpty()) && !party.equals(client)) return Optional.of("another party");
        if (!nonce.equals(expectedNonce)) return Optional.of("another nonce");
        return expires.isAfter(now) ? Optional.empty() : Optional.of("the past");
    }
}
