package org.calendarinvite.event;

import java.util.List;
import java.util.Objects;

/**
 * What attendees see of an event: everything that, when it changes, makes an update.
 *
 * @param description plain text, line breaks as {@code \n}
 * @param html the description as sanitised HTML, empty when it was plain text
 * @param end exclusive; for whole days the day after the last (RFC 5545 3.6.1)
 * @param rrule the value of RRULE (RFC 5545 3.8.5.3), empty for a single event
 * @param rdates more occurrences, {@code exdates} left-out ones, in the value type of {@code start}
 */
public record Details(
        String summary,
        String description,
        String html,
        String location,
        When start,
        When end,
        String rrule,
        List<When> rdates,
        List<When> exdates) {

    public Details {
        // Rows that were kept before there was HTML have none.
        html = Objects.requireNonNullElse(html, "");
        rdates = List.copyOf(rdates);
        exdates = List.copyOf(exdates);
    }
}
