package org.calendarinvite.local.client;

import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.event.When;

/**
 * Who answers, and how.
 *
 * @param name as his calendar knows him
 * @param times that he proposes
 */
record Voice(
        String address, String name, Says says, Dialect dialect, Optional<Times> times, String comment, Instant now) {

    /** From when to when; the end is exclusive. */
    record Times(When start, When end) {}
}
