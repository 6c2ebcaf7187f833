package org.calendarinvite.ical.zone;

import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

/** What calendars call a time zone → its IANA id, or {@code Z} for UTC under any of its names. */
public final class ZoneNames {

    private static final int MAX_NAME = 255;
    private static final Map<String, String> IANA = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private static final Map<String, String> WINDOWS = new ConcurrentHashMap<>();
    private static final Pattern OFFSET = Pattern.compile("\\(?(?:UTC|GMT)([+-]\\d{1,2})(?::?00)?\\)?");
    private static final Pattern DISPLAYED = Pattern.compile("\\((?:UTC|GMT)([+-]\\d{2}:\\d{2})\\) (.+)");
    private static final Pattern NORTH_AMERICA = Pattern.compile(".*?(\\w+) Time \\(US & Canada\\).*");

    static {
        for (String id : ZoneId.getAvailableZoneIds()) {
            // ical4j adds 1,500 ids without rules to the JVM's zones as soon as one of its builders is made
            if (!id.startsWith("SystemV/") && !id.startsWith("ical4j")) IANA.put(id, id);
        }
    }

    private ZoneNames() {}

    /** The name itself, or the end of a path such as {@code /mozilla.org/20050126_1/Europe/Berlin}. */
    public static Optional<String> iana(String name) {
        if (name.length() > MAX_NAME) return Optional.empty();
        for (String rest = name; ; rest = rest.substring(rest.indexOf('/') + 1)) {
            String id = IANA.get(rest);
            if (id != null) return Optional.of(utc(id) ? "Z" : id);
            if (rest.indexOf('/') < 0) return Optional.empty();
        }
    }

    /** Names of Windows zones, as CLDR maps them. */
    public static Optional<String> windows(String name) {
        String known = WINDOWS.get(name);
        if (known != null) return Optional.of(known);
        Optional<String> found =
                Optional.ofNullable(TimeZone.getIDForWindowsID(name, "001")).flatMap(ZoneNames::iana);
        found.ifPresent(id -> WINDOWS.put(name, id));
        return found;
    }

    /** What Windows and Outlook show to people: {@code (UTC-05:00) Eastern Time (US & Canada)}, {@code UTC+02:00}. */
    static Optional<String> displayed(String name) {
        Matcher offset = OFFSET.matcher(name.toUpperCase(Locale.ROOT));
        if (offset.matches()) {
            int hours = Integer.parseInt(offset.group(1));
            return iana("Etc/GMT" + (hours > 0 ? "-" + hours : "+" + -hours));
        }
        Matcher america = NORTH_AMERICA.matcher(name);
        if (america.matches()) return windows(america.group(1) + " Standard Time");
        Matcher cities = DISPLAYED.matcher(name);
        if (!cities.matches()) return Optional.empty();
        return common().stream()
                .filter(id -> mentions(cities.group(2), id) && standard(id).equals(cities.group(1)))
                .findFirst();
    }

    /** The zones that stand for a Windows zone, the busiest first. */
    static Set<String> common() {
        return Common.ZONES;
    }

    /** The text names the zone's city. */
    static boolean mentions(String text, String id) {
        return text.contains(id.substring(id.lastIndexOf('/') + 1).replace('_', ' '));
    }

    private static boolean utc(String id) {
        return ZoneId.of(id).getRules().equals(ZoneOffset.UTC.getRules());
    }

    private static String standard(String id) {
        return ZoneId.of(id).getRules().getStandardOffset(Instant.now()).getId();
    }

    /** Made when first needed. */
    private static final class Common {
        static final Set<String> ZONES = new LinkedHashSet<>(List.of(
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
                "Australia/Sydney"));

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
