package org.calendarinvite.web.caller;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import org.calendarinvite.access.SignIn;
import org.calendarinvite.invite.Address;
import org.calendarinvite.settings.Oidc;
import org.calendarinvite.settings.Settings;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A token of the configured issuer → who calls. Its signature, issuer, audience and expiry were checked before. */
@ApplicationScoped
public class SignedIn implements SecurityIdentityAugmentor {

    private final Oidc oidc;
    private final String ownTenant;

    @Inject
    public SignedIn(Settings settings) {
        this.oidc = settings.oidc();
        this.ownTenant = settings.tenant();
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext unused) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token))
            return Uni.createFrom().item(identity);
        var builder = QuarkusSecurityIdentity.builder(identity);
        read(token).caller().ifPresent(caller -> builder.addAttribute(Callers.CALLER, caller));
        return Uni.createFrom().item(builder.build());
    }

    private SignIn read(JsonWebToken token) {
        Object said = token.getClaim("email_verified");
        boolean verified = Boolean.parseBoolean(String.valueOf(said));
        var email = verified ? claim(token, "email").flatMap(Address::parse) : Optional.<String>empty();
        var tenant = oidc.tenantClaim().isEmpty()
                ? Optional.of(ownTenant)
                : claim(token, oidc.tenantClaim().get());
        return new SignIn(
                token.getSubject(),
                // Without a tenant of his own somebody is of none, not of ours.
                tenant.isEmpty() ? "" : email.orElse(""),
                tenant.isPresent() && groups(token),
                tenant.orElse(""));
    }

    private boolean groups(JsonWebToken token) {
        Object claim = token.getClaim(oidc.groupsClaim());
        if (claim instanceof JsonArray array)
            return array.stream().anyMatch(one -> one instanceof JsonString text && in(text.getString()));
        if (claim instanceof Collection<?> groups) return groups.stream().anyMatch(one -> in(one.toString()));
        return claim instanceof String one && in(one);
    }

    private boolean in(String group) {
        return group.equals(oidc.systemGroup());
    }

    private static Optional<String> claim(JsonWebToken token, String name) {
        Object claim = token.getClaim(name);
        if (claim instanceof JsonString text) return Optional.of(text.getString());
        return claim instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
