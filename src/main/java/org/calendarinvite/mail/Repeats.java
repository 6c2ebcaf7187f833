package org.calendarinvite.mail;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
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

/** RRULE (RFC 5545 3.3.10) → "every week on Tuesday": the patterns that calendars offer, in plain English. */
final class Repeats {

    private static final String SOMEHOW = "on the dates that your calendar shows";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final String WORKDAYS = "MO,TU,WE,TH,FR";
    private static final Map<Integer, String> PLACES =
            Map.of(1, "first", 2, "second", 3, "third", 4, "fourth", 5, "fifth", -1, "last", -2, "second to last");
    private static final Pattern NTH = Pattern.compile("([+-]?\\d)([A-Z]{2})");
    private static final Map<String, String> UNITS =
            Map.of("DAILY", "day", "WEEKLY", "week", "MONTHLY", "month", "YEARLY", "year");
    private static final Set<String> ENDS = Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST");

    private final When start;
    private final Map<String, String> parts;

    private Repeats(String rrule, When start) {
        this.start = start;
        this.parts = Arrays.stream(rrule.toUpperCase(Locale.ROOT).split(";"))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 2)
                .collect(Collectors.toMap(part -> part[0], part -> part[1], (a, b) -> a, TreeMap::new));
    }

    /** Empty for what happens once. */
    static String of(Series series) {
        if (!series.repeats()) return "";
        var details = series.details();
        boolean byRule = !series.partial() && details.rdates().isEmpty();
        return byRule ? of(details.rrule(), details.start()) : SOMEHOW;
    }

    static String of(String rrule, When start) {
        try {
            var rule = new Repeats(rrule, start);
            var days = rule.days();
            return days == null ? SOMEHOW : rule.often(days) + rule.end();
        } catch (RuntimeException unusual) {
            // A rule that calendars rarely write; the calendar itself still has it whole.
            return SOMEHOW;
        }
    }

    private String often(String days) {
        var unit = UNITS.get(part("FREQ"));
        int interval = Integer.parseInt(parts.getOrDefault("INTERVAL", "1"));
        if (days.equals(WORKDAYS)) return interval == 1 ? "every weekday, Monday to Friday" : SOMEHOW;
        return "every " + (interval == 1 ? unit : interval + " " + unit + "s") + (days.isEmpty() ? "" : " on " + days);
    }

    /** On which days of the period; null when there are no plain words for it. */
    private String days() {
        var by = parts.keySet().stream().filter(name -> !ENDS.contains(name)).collect(Collectors.joining("+"));
        return switch (part("FREQ") + ":" + by) {
            case "DAILY:" -> "";
            case "DAILY:BYDAY" -> part("BYDAY").equals(WORKDAYS) ? WORKDAYS : null;
            case "WEEKLY:" -> name(start.local().getDayOfWeek());
            case "WEEKLY:BYDAY" -> weekly(part("BYDAY"));
            case "MONTHLY:" -> "day " + start.local().getDayOfMonth();
            case "MONTHLY:BYMONTHDAY" -> monthly(part("BYMONTHDAY"));
            case "MONTHLY:BYDAY" -> nth(part("BYDAY"));
            case "MONTHLY:BYDAY+BYSETPOS" -> nth(part("BYSETPOS") + part("BYDAY"));
            case "YEARLY:" ->
                start.local().getDayOfMonth() + " " + month(start.local().getMonthValue());
            case "YEARLY:BYMONTH+BYMONTHDAY" -> Integer.parseInt(part("BYMONTHDAY")) + " " + inMonth();
            case "YEARLY:BYDAY+BYMONTH" -> of(nth(part("BYDAY")));
            case "YEARLY:BYDAY+BYMONTH+BYSETPOS" -> of(nth(part("BYSETPOS") + part("BYDAY")));
            default -> null;
        };
    }

    private String of(String day) {
        return day == null ? null : day + " of " + inMonth();
    }

    private static String weekly(String byday) {
        if (byday.equals(WORKDAYS)) return WORKDAYS;
        var names = Arrays.stream(byday.split(","))
                .map(DAYS::indexOf)
                .sorted()
                .map(day -> name(DayOfWeek.of(day + 1)))
                .toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String monthly(String day) {
        return day.equals("-1") ? "the last day" : Integer.parseInt(day) > 0 ? "day " + day : null;
    }

    /** {@code 2TU} → the second Tuesday. */
    private static String nth(String byday) {
        var written = NTH.matcher(byday);
        if (!written.matches()) return null;
        var place = PLACES.get(Integer.parseInt(written.group(1)));
        return place == null ? null : "the " + place + " " + name(DayOfWeek.of(DAYS.indexOf(written.group(2)) + 1));
    }

    private String inMonth() {
        return month(Integer.parseInt(part("BYMONTH")));
    }

    private String end() {
        if (parts.containsKey("COUNT")) return part("COUNT").equals("1") ? ", once" : ", " + part("COUNT") + " times";
        return parts.containsKey("UNTIL") ? ", until " + DATE.format(last(part("UNTIL"))) : "";
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

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String month(int month) {
        return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
