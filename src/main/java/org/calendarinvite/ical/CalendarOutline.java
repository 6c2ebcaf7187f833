package org.calendarinvite.ical;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.ical.text.Component;
import org.calendarinvite.ical.text.Line;
import org.calendarinvite.ical.text.Lines;
import org.calendarinvite.ical.zone.Zones;
import org.calendarinvite.invite.Address;

/**
 * What tells one calendar object from another (RFC 5546 2.1.5), read without what the events say.
 *
 * @param method in upper case, empty when absent
 * @param organizer normalised, empty when absent
 * @param instances the SEQUENCE of each RECURRENCE-ID; the event or series itself has an empty one
 * @param text the calendar, unfolded
 */
public record CalendarOutline(
        String method, Set<String> uids, String organizer, Map<String, String> instances, String text) {

    /** Empty for what is no calendar with an event in it. */
    public static Optional<CalendarOutline> of(byte[] bytes, Charset charset) {
        if (bytes.length > CalendarReader.MAX_BYTES) return Optional.empty();
        try {
            Component calendar = Component.calendar(Lines.read(bytes, charset), CalendarReader.MAX_COMPONENTS);
            List<Component> events = calendar.children("VEVENT");
            return events.isEmpty() ? Optional.empty() : Optional.of(outline(calendar, events, bytes, charset));
        } catch (Refused notCalendar) {
            return Optional.empty();
        }
    }

    private static CalendarOutline outline(Component calendar, List<Component> events, byte[] bytes, Charset charset) {
        Dates dates = new Dates(new Zones(calendar.children("VTIMEZONE"), Dates::parse));
        Map<String, String> instances = new TreeMap<>();
        events.forEach(event -> instances.putIfAbsent(instance(event, dates), sequence(event)));
        return new CalendarOutline(
                calendar.value("METHOD").toUpperCase(Locale.ROOT),
                events.stream().map(event -> event.text("UID").strip()).collect(Collectors.toUnmodifiableSet()),
                organizer(events),
                Map.copyOf(instances),
                Lines.unfolded(bytes, charset));
    }

    private static String organizer(List<Component> events) {
        return events.stream()
                .flatMap(event -> event.all("ORGANIZER"))
                .map(line -> Address.parse(line.value()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    /** As a moment, because a gateway may have written it in another zone. */
    private static String instance(Component event, Dates dates) {
        Function<Line, String> moment = line -> {
            try {
                return dates.when(line).instant().toString();
            } catch (Refused unreadable) {
                return line.value().strip();
            }
        };
        return event.first("RECURRENCE-ID").map(moment).orElse("");
    }

    /** Without its leading zeros; absent is 0 (RFC 5545 3.8.7.4). */
    private static String sequence(Component event) {
        String digits = event.value("SEQUENCE").replaceFirst("^0+(?=.)", "");
        return digits.isEmpty() ? "0" : digits;
    }
}
