package org.calendarinvite.access;

import java.util.Optional;
import java.util.Set;
import org.calendarinvite.access.Caller.Role;
import org.calendarinvite.access.Caller.Scope;

/**
 * What an issuer says of a person who signed in (OpenID Connect Core 5.1).
 *
 * @param subject the issuer's name for him
 * @param email normalised; empty unless the issuer verified it
 * @param system whether he is in the group of administrators
 */
public record SignIn(String subject, String email, boolean system, String tenant) {

    /** Before the issuer's name for him. */
    static final String PERSON = "person ";

    /** Nobody here, when he administers nothing and has no address that could be an organizer's. */
    public Optional<Caller> caller() {
        var name = PERSON + subject;
        if (system)
            return Optional.of(new Caller(name, Role.SYSTEM, new Reach.Everything(tenant), Set.of(Scope.values())));
        if (email.isEmpty()) return Optional.empty();
        return Optional.of(new Caller(name, Role.ORGANIZER, new Reach.Own(tenant, email), Set.of(Scope.values())));
    }
}
