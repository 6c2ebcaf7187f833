package org.calendarinvite.words;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.When;

/** Times as people read them, in the organizer's zone and the reader's language. */
public record Spoken(Words words) {

    public String time(Details details) {
        return time(details.start(), details.end());
    }

    public String time(When start, When end) {
        if (start.allDay()) return days(start, end);
        // On the clock of the start, also when it shows that hour for the second time
        var until = start.hasZone() ? LocalDateTime.ofInstant(end.instant(), ZoneId.of(start.zone())) : end.local();
        boolean again = !start.like(end).zone().equals(start.zone());
        var to = again ? words.say("clocks-back", "to", clock(until)) : clock(until);
        var day = day(start);
        var from = clock(start.local());
        boolean sameDay = start.local().toLocalDate().equals(until.toLocalDate());
        var said = sameDay
                ? words.say("time", "day", day, "from", from, "to", to)
                : words.say("time-days", "day", day, "from", from, "last", day(until), "to", to);
        return zoned(said, start);
    }

    private String days(When start, When end) {
        var last = end.local().minusDays(1);
        return last.toLocalDate().isAfter(start.local().toLocalDate())
                ? words.say("days", "first", day(start), "last", day(last))
                : day(start);
    }

    /** The day alone. */
    public String day(When when) {
        return day(when.local());
    }

    /** When something reached us; nobody's zone is known then. */
    public String moment(Instant at) {
        var utc = at.atOffset(ZoneOffset.UTC);
        return words.say("zone-utc", "time", words.say("moment", "day", day(utc), "from", clock(utc)));
    }

    /** One moment, where its zone is said elsewhere. */
    public String brief(When when) {
        return when.allDay() ? day(when) : words.say("moment", "day", day(when), "from", clock(when.local()));
    }

    /** One moment with its zone. */
    public String moment(When when) {
        var day = day(when);
        return zoned(when.allDay() ? day : words.say("moment", "day", day, "from", clock(when.local())), when);
    }

    private String zoned(String time, When when) {
        if (!when.hasZone()) return time;
        if (when.isUtc()) return words.say("zone-utc", "time", time);
        var name = ZoneId.of(when.zone()).getDisplayName(TextStyle.FULL, words.locale());
        return words.say("zone", "time", time, "name", name, "id", when.zone());
    }

    private String day(TemporalAccessor date) {
        return words.format("day-format", date);
    }

    private String clock(TemporalAccessor time) {
        return words.format("clock-format", time);
    }
}
