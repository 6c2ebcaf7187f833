package org.calendarinvite.ical;

import java.util.List;

/**
 * What a calendar said: one METHOD about one UID.
 *
 * @param method in upper case, empty when absent
 * @param parts at least one
 */
public record CalendarMessage(String method, String prodid, List<EventPart> parts) {

    public CalendarMessage {
        parts = List.copyOf(parts);
    }

    /** The one UID of all parts. */
    public String uid() {
        return parts.get(0).uid();
    }
}
