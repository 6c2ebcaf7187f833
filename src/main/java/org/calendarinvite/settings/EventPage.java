package org.calendarinvite.settings;

import java.time.Duration;

/** The public page of an event, {@code cis.page}: what may be asked for there, and how long a confirmation holds. */
public interface EventPage {

    /** Times in an hour that an invite is asked for one mail address; beyond it the page says the same, and nothing is mailed. */
    int asksForAddressPerHour();

    /** Times in an hour that the page of one event is asked for invites. */
    int asksForEventPerHour();

    /** Times in an hour that one client (an IPv4 address, or the first half of an IPv6 one) asks, on all pages. */
    int asksFromClientPerHour();

    /** How long the link can be used by which somebody confirms his address. */
    Duration confirm();
}
