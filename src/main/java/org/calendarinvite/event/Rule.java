package org.calendarinvite.event;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The parts of an RRULE that decisions look at (RFC 5545 3.3.10); which dates it makes is not known here. */
final class Rule {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private Rule() {}

    /** The rule as if it never ended. */
    static String endless(String rrule) {
        return Arrays.stream(rrule.split(";"))
                .filter(part -> !part.startsWith("UNTIL=") && !part.startsWith("COUNT="))
                .collect(Collectors.joining(";"));
    }

    /** The rule up to, and without, one of its dates. */
    static String until(String rrule, When first) {
        return endless(rrule) + ";UNTIL=" + justBefore(first);
    }

    private static String justBefore(When date) {
        if (date.allDay())
            return DateTimeFormatter.BASIC_ISO_DATE.format(date.local().minusDays(1));
        if (!date.hasZone()) return UTC.format(date.local().minusSeconds(1));
        return UTC.format(date.instant().minusSeconds(1).atOffset(ZoneOffset.UTC)) + "Z";
    }
}
