package org.calendarinvite.words;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.When;

/** RRULE (RFC 5545 3.3.10) → "every week on Tuesday": the patterns that calendars offer, in plain words of a language. */
public final class Repeats {

    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final String WORKDAYS = "MO,TU,WE,TH,FR";
    private static final Map<Integer, String> PLACES = Map.of(
            1, "nth-1", 2, "nth-2", 3, "nth-3", 4, "nth-4", 5, "nth-5", -1, "nth-last", -2, "nth-second-to-last");
    private static final Pattern NTH = Pattern.compile("([+-]?\\d)([A-Z]{2})");
    private static final Map<String, String> UNITS =
            Map.of("DAILY", "every-day", "WEEKLY", "every-week", "MONTHLY", "every-month", "YEARLY", "every-year");
    private static final Set<String> ENDS = Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST");

    private final Words words;
    private final When start;
    private final Map<String, String> parts;

    private Repeats(Words words, String rrule, When start) {
        this.words = words;
        this.start = start;
        this.parts = Arrays.stream(rrule.toUpperCase(Locale.ROOT).split(";"))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 2)
                .collect(Collectors.toMap(part -> part[0], part -> part[1], (a, b) -> a, TreeMap::new));
    }

    /** Empty for what happens once. */
    public static String of(Series series, Words words) {
        if (!series.repeats()) return "";
        var details = series.details();
        boolean byRule = !series.partial() && details.rdates().isEmpty();
        return byRule ? of(details.rrule(), details.start(), words) : words.say("somehow");
    }

    static String of(String rrule, When start, Words words) {
        try {
            var rule = new Repeats(words, rrule, start);
            var days = rule.days();
            return days == null ? words.say("somehow") : rule.end(rule.often(days));
        } catch (RuntimeException unusual) {
            // A rule that calendars rarely write; the calendar itself still has it whole.
            return words.say("somehow");
        }
    }

    private String often(String days) {
        int interval = Integer.parseInt(parts.getOrDefault("INTERVAL", "1"));
        if (!days.equals(WORKDAYS)) return words.say(UNITS.get(part("FREQ")), "n", interval, "days", days, "day", days);
        return words.say(interval == 1 ? "every-weekday" : "somehow");
    }

    /** On which days of the period; null when there are no plain words for it. */
    private String days() {
        var by = parts.keySet().stream().filter(name -> !ENDS.contains(name)).collect(Collectors.joining("+"));
        return switch (part("FREQ") + ":" + by) {
            case "DAILY:" -> "";
            case "DAILY:BYDAY" -> part("BYDAY").equals(WORKDAYS) ? WORKDAYS : null;
            case "WEEKLY:" -> weekday(start.local().getDayOfWeek());
            case "WEEKLY:BYDAY" -> weekly(part("BYDAY"));
            case "MONTHLY:" -> monthDay(start.local().getDayOfMonth());
            case "MONTHLY:BYMONTHDAY" -> monthly(Integer.parseInt(part("BYMONTHDAY")));
            case "MONTHLY:BYDAY" -> nth(part("BYDAY"));
            case "MONTHLY:BYDAY+BYSETPOS" -> nth(part("BYSETPOS") + part("BYDAY"));
            case "YEARLY:" -> yearly(MonthDay.from(start.local()));
            case "YEARLY:BYMONTH+BYMONTHDAY" ->
                yearly(MonthDay.of(Integer.parseInt(part("BYMONTH")), Integer.parseInt(part("BYMONTHDAY"))));
            case "YEARLY:BYDAY+BYMONTH" -> ofMonth(nth(part("BYDAY")));
            case "YEARLY:BYDAY+BYMONTH+BYSETPOS" -> ofMonth(nth(part("BYSETPOS") + part("BYDAY")));
            default -> null;
        };
    }

    private String ofMonth(String day) {
        if (day == null) return null;
        var month = Month.of(Integer.parseInt(part("BYMONTH"))).getDisplayName(TextStyle.FULL, words.locale());
        return words.say("nth-of-month", "nth", day, "month", month);
    }

    private String weekly(String byday) {
        if (byday.equals(WORKDAYS)) return WORKDAYS;
        var names = Arrays.stream(byday.split(","))
                .map(DAYS::indexOf)
                .sorted()
                .map(day -> weekday(DayOfWeek.of(day + 1)))
                .toList();
        int last = names.size() - 1;
        if (last == 0) return names.get(0);
        var most = names.subList(0, last).stream()
                .reduce((first, next) -> words.say("list", "first", first, "next", next))
                .orElseThrow();
        return words.say("list-last", "first", most, "last", names.get(last));
    }

    private String monthly(int day) {
        if (day == -1) return words.say("month-last-day");
        return day > 0 ? monthDay(day) : null;
    }

    private String monthDay(int day) {
        return words.say("month-day", "n", day);
    }

    private String yearly(MonthDay day) {
        // A leap year, which has every day
        return words.say("year-day", "day", words.format("day-month-format", day.atYear(2028)));
    }

    /** {@code 2TU} → the second Tuesday. */
    private String nth(String byday) {
        var written = NTH.matcher(byday);
        if (!written.matches()) return null;
        var place = PLACES.get(Integer.parseInt(written.group(1)));
        var day = DayOfWeek.of(DAYS.indexOf(written.group(2)) + 1);
        return place == null ? null : words.say(place, "day", name(day));
    }

    private String end(String often) {
        if (parts.containsKey("COUNT")) return words.say("times", "often", often, "n", Integer.parseInt(part("COUNT")));
        if (!parts.containsKey("UNTIL")) return often;
        return words.say("until", "often", often, "day", words.format("date-format", last(part("UNTIL"))));
    }

    /** UNTIL is in UTC when the start has a zone; people think of the day that it is there. */
    private LocalDate last(String until) {
        if (!until.contains("T")) return LocalDate.parse(until, DateTimeFormatter.BASIC_ISO_DATE);
        var local = LocalDateTime.parse(until.replace("Z", ""), DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss"));
        boolean shifts = until.endsWith("Z") && start.hasZone();
        return shifts
                ? local.atZone(ZoneOffset.UTC)
                        .withZoneSameInstant(ZoneId.of(start.zone()))
                        .toLocalDate()
                : local.toLocalDate();
    }

    private String part(String name) {
        return parts.getOrDefault(name, "");
    }

    private String weekday(DayOfWeek day) {
        return words.say("weekday", "day", name(day));
    }

    private String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, words.locale());
    }
}
