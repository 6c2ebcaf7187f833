package org.calendarinvite.settings;

import java.util.Optional;

/** Calls of the API, {@code cis.api}. */
public interface Api {

    /** SHA-256 in hex of the system key; none means that nobody has one. */
    Optional<String> keySha256();

    /** Calls with one key in a second. */
    int requestsPerSecond();

    /** Calls from one address in a second, whatever keys they show. */
    int requestsPerSecondFromAddress();

    /** Invites that one caller may ask for in a second: a key, a person, or whoever has a link to one event. */
    int invitesPerSecond();
}
