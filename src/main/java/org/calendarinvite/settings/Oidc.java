package org.calendarinvite.settings;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Sign-in by OpenID Connect, for people at the dashboard; off without an issuer. */
public interface Oidc {

    /** Where the issuer's {@code .well-known/openid-configuration} is. */
    Optional<URI> issuer();

    /** The {@code aud} that a token must have. */
    Optional<String> audience();

    /** What the issuer knows the dashboard by; its tokens for it count as well. Without it nobody signs in on the page. */
    Optional<String> clientId();

    /** For issuers that want one beside PKCE; it stays in this server. */
    Optional<String> clientSecret();

    /** What a person is asked to let the dashboard know, in the issuer's words. */
    @WithDefault("openid email profile")
    String scopes();

    /** The claim that holds the groups of a person. */
    @WithDefault("groups")
    String groupsClaim();

    /** Who is in this group administers the tenant; everybody else is an organizer, by his verified address. */
    @WithDefault("cis-system")
    String systemGroup();

    /** The claim that names the tenant; without it everybody is of the server's own. */
    Optional<String> tenantClaim();
}
