package org.calendarinvite.report;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.event.Event;

/**
 * The attendees of one event for its organizer.
 *
 * @param csv {@link AttendeeLine}s in UTF-8, with the mark by which spreadsheets know it
 * @param rsvp how many gave which answer, by its word
 */
public record AttendeeReport(Event event, byte[] csv, long attendees, Map<String, Long> rsvp, String trace)
        implements Traced {

    private static final String MARK = "\uFEFF";

    public static byte[] csv(StringBuilder lines) {
        return (MARK + lines).getBytes(StandardCharsets.UTF_8);
    }
}
