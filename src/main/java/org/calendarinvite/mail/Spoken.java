package org.calendarinvite.mail;

import java.time.ZoneId;
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
        var start = details.start();
        var end = details.end();
        if (start.allDay()) {
            var last = end.local().toLocalDate().minusDays(1);
            var first = DAY.format(start.local());
            return last.isAfter(start.local().toLocalDate()) ? first + " – " + DAY.format(last) : first;
        }
        var sameDay = start.local().toLocalDate().equals(end.local().toLocalDate());
        var until = sameDay ? CLOCK.format(end.local()) : DAY.format(end.local()) + ", " + CLOCK.format(end.local());
        return DAY.format(start.local()) + ", " + CLOCK.format(start.local()) + "–" + until + zone(start);
    }

    private static String zone(When when) {
        if (!when.hasZone()) return "";
        if (when.isUtc()) return " (UTC)";
        var name = ZoneId.of(when.zone()).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return " (" + name + ", " + when.zone() + ")";
    }
}
