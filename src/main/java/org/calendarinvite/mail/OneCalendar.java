package org.calendarinvite.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.ical.CalendarOutline;
import org.calendarinvite.mail.CalendarMail.CalendarPart;

/**
 * Makes one calendar of all that a mail carries. Copies count once: gateways rewrite the text/calendar part and leave the
 * attached file as it was, so their bytes need not be the same. A master in one part and its overrides in another are one
 * message. Whatever else comes together is refused as a whole, for nobody could say which part was meant.
 */
final class OneCalendar {

    static final String SEVERAL = "The mail holds several different calendar messages, so nothing was changed. "
            + "Send each of them in a mail of its own.";

    private static final int MAX_DIFFERENT = 20;

    private record Read(CalendarPart part, CalendarOutline outline) {

        static Optional<Read> of(CalendarPart part) {
            return CalendarOutline.of(part.body(), part.charset()).map(outline -> new Read(part, outline));
        }

        int size() {
            return outline.instances().size();
        }

        boolean copies(Read other) {
            return other.outline
                    .instances()
                    .entrySet()
                    .containsAll(outline.instances().entrySet());
        }

        boolean contradicts(Read other) {
            return !Collections.disjoint(
                    outline.instances().keySet(), other.outline.instances().keySet());
        }
    }

    private OneCalendar() {}

    /** @param parts at least one, the most trusted first */
    static CalendarPart of(List<CalendarPart> parts) {
        var different = different(parts);
        if (different.size() == 1) return different.get(0);
        var calendars =
                different.stream().map(Read::of).flatMap(Optional::stream).toList();
        // Without METHOD a calendar is a file that somebody attached; what cannot be read is nothing beside what can.
        var messages = calendars.stream()
                .filter(read -> !read.outline().method().isEmpty())
                .toList();
        if (!messages.isEmpty()) return merged(messages);
        return calendars.isEmpty() ? different.get(0) : calendars.get(0).part();
    }

    private static List<CalendarPart> different(List<CalendarPart> parts) {
        var different = new ArrayList<CalendarPart>();
        for (var part : parts) {
            if (different.stream().noneMatch(known -> Arrays.equals(known.body(), part.body()))) different.add(part);
            if (different.size() > MAX_DIFFERENT) throw new Refused(SEVERAL);
        }
        return different;
    }

    private static CalendarPart merged(List<Read> messages) {
        requireOne(messages, CalendarOutline::method);
        requireOne(messages, CalendarOutline::uids);
        requireOne(messages, CalendarOutline::organizer);
        var taken = new ArrayList<Read>();
        // The fullest first, so that what is a part of it is seen as a copy.
        for (var next : messages.stream()
                .sorted(Comparator.comparing(Read::size).reversed())
                .toList()) {
            if (taken.stream().anyMatch(next::copies)) continue;
            if (taken.stream().anyMatch(next::contradicts)) throw new Refused(SEVERAL);
            taken.add(next);
        }
        return taken.size() == 1 ? taken.get(0).part() : joined(taken);
    }

    /** Exchange leaves ORGANIZER out of answers; what is absent contradicts nobody. */
    private static void requireOne(List<Read> messages, Function<CalendarOutline, Object> of) {
        long different = messages.stream()
                .map(read -> of.apply(read.outline()))
                .filter(value -> !"".equals(value))
                .distinct()
                .count();
        if (different > 1) throw new Refused(SEVERAL);
    }

    /** Calendar objects one after the other, which are read as one (RFC 5545 3.4). */
    private static CalendarPart joined(List<Read> taken) {
        var text = taken.stream().map(read -> read.outline().text()).collect(Collectors.joining("\n"));
        return new CalendarPart(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
