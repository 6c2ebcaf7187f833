package org.calendarinvite.ical.zone;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.text.Component;
import org.calendarinvite.ical.text.Text;

/** TZID → IANA id, with the help of the VTIMEZONEs of one calendar. */
public final class Zones {

    /** Lotus Notes lets its clocks change an hour early. */
    private static final Duration NEARLY = Duration.ofHours(2);

    private static final int MAX_NAME = 255;

    /** Zones that the dates of one calendar name; each has to be looked for. */
    static final int MAX_ZONES = 100;

    /** Rules and single changes of the embedded zones that are looked into. */
    static final int MAX_RULES = 600;

    private final Map<String, Component> embedded = new HashMap<>();
    private final Map<String, Optional<String>> found = new HashMap<>();
    private final BiFunction<String, String, When> dates;
    private int rules;

    /** @param dates reads property and value; what it cannot read is Refused */
    public Zones(List<Component> vtimezones, BiFunction<String, String, When> dates) {
        this.dates = dates;
        for (Component zone : vtimezones) embedded.putIfAbsent(plain(zone.text("TZID")), zone);
    }

    /** An IANA id, or {@code Z} for UTC under any of its names; the first use of a TZID decides for all. */
    public String id(String tzid, LocalDateTime around) {
        String name = plain(tzid);
        if (found.size() == MAX_ZONES && !found.containsKey(name))
            throw new Refused("The calendar's times are in more than " + MAX_ZONES + " time zones.");
        return found.computeIfAbsent(name, unseen -> find(unseen, around))
                .orElseThrow(() -> new Refused("The event's time zone " + Text.quote(tzid)
                        + " is not known here. Choose a zone that is named after a city, such as Europe/Berlin,"
                        + " in your calendar and send the event again."));
    }

    private Optional<String> find(String name, LocalDateTime around) {
        if (name.length() > MAX_NAME) return Optional.empty();
        Optional<String> iana = ZoneNames.iana(name);
        if (iana.isPresent()) return iana;
        Optional<String> windows = ZoneNames.windows(name);
        return Optional.ofNullable(embedded.get(name))
                .flatMap(rules -> byRules(rules, name, windows, around))
                .or(() -> windows)
                .or(() -> ZoneNames.displayed(name));
    }

    /** A Windows name if the rules agree with it, where the sender says he is, or else a zone with the same rules. */
    private Optional<String> byRules(Component vtimezone, String name, Optional<String> windows, LocalDateTime around) {
        List<Observance> observances = vtimezone.children().stream()
                .map(one -> new Observance(one, dates))
                .toList();
        rules += observances.stream().mapToInt(Observance::size).sum();
        if (rules > MAX_RULES) return Optional.empty();
        EmbeddedZone zone;
        try {
            zone = new EmbeddedZone(observances, around);
        } catch (Refused unreadable) {
            return Optional.empty();
        }
        return windows.filter(id -> agrees(zone, id, Duration.ZERO))
                .or(() -> ZoneNames.iana(vtimezone.text("X-LIC-LOCATION").strip()))
                .or(() -> common(zone, name, Duration.ZERO))
                .or(() -> common(zone, name, NEARLY));
    }

    /** Of several zones with the same rules the one whose city the name mentions. */
    private static Optional<String> common(EmbeddedZone zone, String name, Duration tolerance) {
        List<String> same = ZoneNames.common().stream()
                .filter(id -> agrees(zone, id, tolerance))
                .toList();
        return same.stream()
                .filter(id -> ZoneNames.mentions(name, id))
                .findFirst()
                .or(() -> same.stream().findFirst())
                .flatMap(ZoneNames::iana);
    }

    private static boolean agrees(EmbeddedZone zone, String id, Duration tolerance) {
        return zone.agrees(ZoneId.of(id).getRules(), tolerance);
    }

    private static String plain(String tzid) {
        return tzid.replace("\"", "").replace("\\", "").strip();
    }
}
