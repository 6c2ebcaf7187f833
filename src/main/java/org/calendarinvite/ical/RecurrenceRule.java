package org.calendarinvite.ical;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.When;

/** Checks an RRULE and keeps its text; only UNTIL is rewritten, in the form that RFC 5545 3.3.10 asks for. */
final class RecurrenceRule {

    /** Characters. */
    static final int MAX = 1000;

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private RecurrenceRule() {}

    static String read(Line line, When start) {
        if (line.value().length() > MAX) throw unreadable(line.value(), null);
        String text = line.value().strip().toUpperCase(Locale.ROOT).replaceFirst("^RRULE:", "");
        String rule = Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty() && !part.startsWith("X-"))
                .map(part -> part.startsWith("UNTIL=") ? "UNTIL=" + until(part.substring(6), start) : part)
                .collect(Collectors.joining(";"));
        check(rule);
        return rule;
    }

    private static void check(String rule) {
        Recur<LocalDateTime> recur;
        try {
            recur = new Recur<>(rule);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw unreadable(rule, wrong);
        }
        switch (recur.getFrequency()) {
            case SECONDLY, MINUTELY ->
                throw new Refused("The event repeats every few seconds or minutes; it may repeat hourly at most.");
            default -> {}
        }
        boolean both = rule.contains("UNTIL=") && rule.contains("COUNT=");
        if (both || rule.contains("INTERVAL=0") || rule.matches(".*(COUNT|INTERVAL)=(-.*|0+(;.*)?)")) {
            throw unreadable(rule, null);
        }
    }

    /** In UTC when the start has a zone, a plain date or time when the start has none. */
    private static String until(String value, When start) {
        When until = Dates.parse("RRULE", value);
        if (start.allDay()) return DateTimeFormatter.BASIC_ISO_DATE.format(until.local());
        LocalDateTime local = until.allDay() ? until.local().toLocalDate().atTime(END_OF_DAY) : until.local();
        if (!start.hasZone()) return LOCAL.format(local);
        ZoneId zone = until.isUtc() ? ZoneOffset.UTC : ZoneId.of(start.zone());
        return LOCAL.format(local.atZone(zone).withZoneSameInstant(ZoneOffset.UTC)) + "Z";
    }

    private static Refused unreadable(String rule, Exception cause) {
        return new Refused("The event's repetition cannot be read: " + Text.quote(rule) + ".", cause);
    }
}
