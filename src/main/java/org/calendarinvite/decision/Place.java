package org.calendarinvite.decision;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Where a record stands: what shares a shelf is listed together, in the order of names. */
public record Place(String shelf, String name) {

    /** Of one width, so that the order of text is the order of time. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** A name, or the beginning of one, that stands in the order of time. */
    public static String moment(Instant at) {
        return MOMENT.format(at);
    }
}
