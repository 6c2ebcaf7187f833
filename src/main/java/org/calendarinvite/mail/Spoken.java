package org.calendarinvite.mail;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.When;

/** Times as people read them, in the organizer's zone. */
final class Spoken {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private Spoken() {}

    static String time(Details details) {
        return time(details.start(), details.end());
    }

    static String time(When start, When end) {
        if (start.allDay()) {
            var last = end.local().toLocalDate().minusDays(1);
            var first = DAY.format(start.local());
            return last.isAfter(start.local().toLocalDate()) ? first + " – " + DAY.format(last) : first;
        }
        return DAY.format(start.local()) + ", " + CLOCK.format(start.local()) + "–" + until(start, end) + zone(start);
    }

    /** On the clock of the start, also when it shows that hour for the second time. */
    private static String until(When start, When end) {
        var local = start.hasZone() ? LocalDateTime.ofInstant(end.instant(), ZoneId.of(start.zone())) : end.local();
        var sameDay = start.local().toLocalDate().equals(local.toLocalDate());
        boolean again = !start.like(end).zone().equals(start.zone());
        return (sameDay ? "" : DAY.format(local) + ", ")
                + CLOCK.format(local)
                + (again ? " after the clocks go back" : "");
    }

    /** The day alone. */
    static String day(When when) {
        return DAY.format(when.local());
    }

    /** When something reached us; nobody's zone is known then. */
    static String moment(Instant at) {
        return DAY.format(at.atOffset(ZoneOffset.UTC)) + ", " + CLOCK.format(at.atOffset(ZoneOffset.UTC)) + " (UTC)";
    }

    /** One moment with its zone. */
    static String moment(When when) {
        return DAY.format(when.local()) + (when.allDay() ? "" : ", " + CLOCK.format(when.local())) + zone(when);
    }

    private static String zone(When when) {
        if (!when.hasZone()) return "";
        if (when.isUtc()) return " (UTC)";
        var name = ZoneId.of(when.zone()).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return " (" + name + ", " + when.zone() + ")";
    }
}
