package org.calendarinvite.ical;

import com.ibm.icu.util.TimeZone;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calendarinvite.decision.Refused;

/** TZID → IANA id, with the help of the VTIMEZONEs of one calendar. The same TZID always gives the same id. */
final class Zones {

    private static final Map<String, String> IANA = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private static final Map<String, String> WINDOWS = new ConcurrentHashMap<>();
    private static final Pattern OFFSET = Pattern.compile("(?:UTC|GMT)([+-])0?(\\d{1,2})(?::?00)?");

    static {
        for (String id : ZoneId.getAvailableZoneIds()) {
            if (!id.startsWith("SystemV/")) IANA.put(id, id);
        }
    }

    private final Map<String, Component> embedded = new HashMap<>();

    Zones(List<Component> vtimezones) {
        for (Component zone : vtimezones) embedded.putIfAbsent(plain(zone.text("TZID")), zone);
    }

    /** An IANA id, or {@code Z} for UTC under any of its names. */
    String id(String tzid, LocalDateTime around) {
        Component zone = embedded.get(plain(tzid));
        return iana(tzid)
                .or(() -> windows(plain(tzid)).filter(id -> zone == null || sameClock(zone, id, around)))
                .or(() -> zone == null ? Optional.empty() : iana(zone.text("X-LIC-LOCATION")))
                .or(() -> zone == null ? Optional.empty() : sameRules(zone, plain(tzid), around))
                .or(() -> windows(plain(tzid)))
                .orElseThrow(() -> new Refused("The event's time zone " + Text.quote(tzid)
                        + " is not known here. Choose a zone that is named after a city, such as Europe/Berlin,"
                        + " in your calendar and send the event again."));
    }

    /** The name itself, or the end of a path such as {@code /mozilla.org/20050126_1/Europe/Berlin}. */
    private static Optional<String> iana(String name) {
        String rest = name.strip();
        for (int slash = 0; slash >= 0; slash = rest.indexOf('/'), rest = rest.substring(slash + 1)) {
            String id = IANA.get(rest);
            if (id != null) return Optional.of(utc(id) ? "Z" : id);
            if (rest.indexOf('/') < 0) break;
        }
        Matcher offset = OFFSET.matcher(name.strip().toUpperCase(Locale.ROOT));
        if (!offset.matches()) return Optional.empty();
        return Optional.ofNullable(
                IANA.get("Etc/GMT" + (offset.group(1).equals("+") ? "-" : "+") + Integer.valueOf(offset.group(2))));
    }

    private static boolean utc(String id) {
        return ZoneId.of(id).getRules().equals(ZoneOffset.UTC.getRules());
    }

    private static Optional<String> windows(String name) {
        String known = WINDOWS.get(name);
        if (known != null) return Optional.of(known);
        Optional<String> found =
                Optional.ofNullable(TimeZone.getIDForWindowsID(name, "001")).flatMap(Zones::iana);
        found.ifPresent(id -> WINDOWS.put(name, id));
        return found;
    }

    private static boolean sameClock(Component zone, String id, LocalDateTime around) {
        try {
            return new EmbeddedZone(zone, around).agrees(ZoneId.of(id).getRules());
        } catch (Refused unreadable) {
            return true;
        }
    }

    /** A zone with the same rules; of several the one whose city the name mentions. */
    private static Optional<String> sameRules(Component vtimezone, String tzid, LocalDateTime around) {
        EmbeddedZone zone;
        try {
            zone = new EmbeddedZone(vtimezone, around);
        } catch (Refused unreadable) {
            return Optional.empty();
        }
        List<String> same = Common.ZONES.stream()
                .filter(id -> zone.agrees(ZoneId.of(id).getRules()))
                .toList();
        return same.stream()
                .filter(id ->
                        tzid.contains(id.substring(id.lastIndexOf('/') + 1).replace('_', ' ')))
                .findFirst()
                .or(() -> same.stream().findFirst())
                .flatMap(Zones::iana);
    }

    private static String plain(String tzid) {
        return tzid.replace("\"", "").replace("\\", "").strip();
    }

    /** The zones that stand for a Windows zone, the busiest first; made when first needed. */
    private static final class Common {
        private static final List<String> BUSIEST = List.of(
                "Etc/UTC",
                "Europe/Berlin",
                "Europe/London",
                "America/New_York",
                "America/Chicago",
                "America/Denver",
                "America/Los_Angeles",
                "Asia/Kolkata",
                "Asia/Shanghai",
                "Asia/Tokyo",
                "Australia/Sydney");
        static final Set<String> ZONES = new LinkedHashSet<>(BUSIEST);

        static {
            Set<String> others = new TreeSet<>();
            for (String id : IANA.values()) {
                String windows = TimeZone.getWindowsID(id);
                if (windows != null) others.add(TimeZone.getIDForWindowsID(windows, "001"));
            }
            others.retainAll(IANA.keySet());
            ZONES.addAll(others);
        }
    }
}
