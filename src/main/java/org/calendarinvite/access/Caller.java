package org.calendarinvite.access;

import java.util.Set;

/**
 * Who calls the API, and what he may do.
 *
 * @param name for the audit log: a key's id, {@code system-key}, or the event of a link
 * @param role one of {@link Role}
 */
public record Caller(String name, Role role, Reach reach, Set<Scope> scopes) {

    /** What kind of holder; the names in lower case are the roles that docs/access.md speaks of. */
    public enum Role {
        /** An administrator of a tenant. */
        SYSTEM,
        /** One organizer of a tenant. */
        ORGANIZER,
        /** Whoever holds a signed link to one event. */
        LINK,
        /** Whoever holds a ticket for the live stream. */
        TICKET
    }

    /** What a key is good for. */
    public enum Scope {
        /** Reads. */
        READ,
        /** Invites, changes, asks for mails. */
        WRITE
    }

    private static final String OPERATOR = "system-key";

    /** The holder of the key that the server was started with. */
    public static Caller operator(String tenant) {
        return new Caller(OPERATOR, Role.SYSTEM, new Reach.Everything(tenant), Set.of(Scope.values()));
    }

    /** Whose requests these are: an issuer's name for a person may stand for somebody in each tenant. */
    public String whose() {
        return name.startsWith(SignIn.PERSON) ? reach.tenant() + "/" + name : name;
    }

    public boolean operator() {
        return name.equals(OPERATOR);
    }

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
