package org.calendarinvite.settings;

import java.util.OptionalInt;
import java.util.Set;

/** How much may be begun in time. What was cancelled since counts: it has been mailed. */
public interface Rates {

    Rate events();

    /** Mails of invitation; each single date of a series that one is invited to is a mail. */
    Rate invites();

    /** Mail domains of providers, whose people have nothing to do with each other: they are not counted by domain. */
    Set<String> sharedDomains();

    interface Rate {
        /** Of one organizer; when it is not set, his plan twice: events, or the invites of one event. */
        OptionalInt organizerPerHour();

        /** When it is not set, four times the events of his plan, or all invites of all its events. */
        OptionalInt organizerPerDay();

        /** Of all organizers of one mail domain, subdomains included; one organizer may always have his own limit. */
        int domainPerDay();

        /** Of all organizers of a tenant. */
        int tenantPerDay();
    }
}
