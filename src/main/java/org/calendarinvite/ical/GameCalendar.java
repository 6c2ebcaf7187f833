package org.calendarinvite.ical;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.text.Component;
import org.calendarinvite.ical.text.Lines;
import org.calendarinvite.ical.zone.Zones;
import org.calendarinvite.schedule.GameRow;
import org.calendarinvite.schedule.Imported;
import org.calendarinvite.settings.Limits;

/** A season as a calendar whose every entry is a game (RFC 5545), as clubs and leagues publish it. */
public final class GameCalendar {

    private static final int MAX_COMPONENTS = 25_000;
    private static final String REPEATS = "The entry repeats. Give each game an entry of its own.";
    private static final String NO_START = "The entry has no start (DTSTART).";
    private static final String NO_UID = "The entry has no UID, by which its next version is known.";

    private final DetailsReader details;
    private final int most;

    /** @param most entries that are read; one more tells that there are too many */
    public GameCalendar(Limits limits, int most) {
        this.details = new DetailsReader(limits.summary(), limits.description());
        this.most = most;
    }

    /** @param zone in which times are that have none, and in which those in UTC are told */
    public Imported read(byte[] text, String zone) {
        Component calendar = Component.calendar(Lines.read(text, StandardCharsets.UTF_8), MAX_COMPONENTS);
        Dates dates = new Dates(new Zones(calendar.children("VTIMEZONE"), Dates::parse));
        var found = new Imported.Builder();
        int number = 0;
        for (Component event : calendar.children("VEVENT")) {
            int at = ++number;
            // What is cancelled is as good as left out.
            if (event.value("STATUS").equalsIgnoreCase("CANCELLED")) continue;
            if (found.size() > most) break;
            found.add(at, new Entry(at, event, dates, zone));
        }
        return found.build(PlainText.oneLine(calendar.text("X-WR-CALNAME").strip()), zone);
    }

    /** In which it says that its times are told, else {@code otherwise}. */
    public static String zone(byte[] text, String otherwise) {
        String own = Component.calendar(Lines.read(text, StandardCharsets.UTF_8), MAX_COMPONENTS)
                .value("X-WR-TIMEZONE");
        return ZoneId.getAvailableZoneIds().contains(own) ? own : otherwise;
    }

    private final class Entry implements Imported.Row {

        private final int number;
        private final Component event;
        private final Dates dates;
        private final String zone;

        Entry(int number, Component event, Dates dates, String zone) {
            this.number = number;
            this.event = event;
            this.dates = dates;
            this.zone = zone;
        }

        @Override
        public GameRow read() {
            var key = key();
            if (event.first("RRULE").isPresent() || event.first("RDATE").isPresent()) throw new Refused(REPEATS);
            Details read = details.read(event, dates).orElseThrow(() -> new Refused(NO_START));
            return GameRow.titled(number, key, told(read, zone), 0);
        }

        @Override
        public String key() {
            String uid = event.text("UID").strip();
            if (uid.isEmpty()) throw new Refused(NO_UID);
            boolean one = event.first("RECURRENCE-ID").isPresent();
            return GameRow.key(one ? uid + "\n" + event.value("RECURRENCE-ID") : uid);
        }
    }

    private static Details told(Details read, String zone) {
        return new Details(
                read.summary(),
                read.description(),
                read.html(),
                read.location(),
                told(read.start(), zone),
                told(read.end(), zone),
                "",
                List.of(),
                List.of());
    }

    private static When told(When when, String zone) {
        if (when.allDay()) return when;
        if (!when.hasZone()) return When.zoned(when.local(), zone);
        return when.isUtc() ? When.at(when.instant(), zone) : when;
    }
}
