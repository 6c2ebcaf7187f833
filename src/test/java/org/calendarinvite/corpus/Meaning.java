package org.calendarinvite.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.CalendarMessage;
import org.calendarinvite.ical.EventPart;
import org.calendarinvite.invite.Due;

/** Whether a calendar that went out says of the event what is kept of it, to its one reader. */
final class Meaning {

    private static final Map<String, Function<Details, Object>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("SUMMARY", Details::summary);
        FIELDS.put("DESCRIPTION", Details::description);
        FIELDS.put("LOCATION", Details::location);
        FIELDS.put("DTSTART", Details::start);
        FIELDS.put("DTEND", Details::end);
        FIELDS.put("RRULE", Details::rrule);
        FIELDS.put("RDATE", details -> sorted(details.rdates().stream()));
        FIELDS.put("EXDATE", details -> sorted(details.exdates().stream()));
    }

    private Meaning() {}

    /** The properties that say something else, by name; nothing when all is as it must be. */
    static List<String> differences(CalendarMessage read, Due due) {
        List<String> other = new ArrayList<>();
        if (!read.uid().equals(due.event().uid())) other.add("UID");
        for (var part : read.parts()) people(part, due, other);
        if (read.method().equals("CANCEL")) return cancelled(read, due, other);
        var expected = expected(due);
        var said = said(read);
        if (!said.keySet().equals(expected.keySet()))
            other.add("RECURRENCE-ID " + said.keySet() + ", not " + expected.keySet());
        expected.forEach((date, details) -> {
            if (said.containsKey(date)) compare(details, said.get(date), other);
        });
        return other;
    }

    private static void people(EventPart part, Due due, List<String> other) {
        var organizer = "rsvp-" + due.attendee().token() + "@" + Pipeline.DOMAIN;
        if (!part.organizer().equals(organizer)) other.add("ORGANIZER");
        boolean himself = part.guests().size() == 1
                && part.guests().get(0).email().equals(due.attendee().email());
        if (!himself) other.add("ATTENDEE");
        long least = due.event().sequenceOn(due.notice().instance());
        if (part.sequence() < least || part.sequence() > due.event().sequence())
            other.add("SEQUENCE " + part.sequence());
    }

    private static List<String> cancelled(CalendarMessage read, Due due, List<String> other) {
        boolean all = read.parts().stream().allMatch(part -> part.status().equals("CANCELLED"));
        if (!all) other.add("STATUS");
        var date = due.notice().instance();
        if (!date.isEmpty() && !said(read).keySet().equals(Set.of(date))) other.add("RECURRENCE-ID");
        return other;
    }

    /** By date, the whole under no date. */
    private static Map<String, Details> expected(Due due) {
        var series = due.event().series();
        var date = due.notice().instance();
        Map<String, Details> all = new LinkedHashMap<>();
        if (!date.isEmpty()) {
            all.put(date, once(due.there().orElseThrow()));
            return all;
        }
        if (!series.partial()) all.put("", without(series.details(), series.instances()));
        series.instances().forEach(one -> one.details().ifPresent(details -> all.put(one.key(), once(details))));
        return all;
    }

    /** One date does not repeat, though some calendars write the rule of its series beside it. */
    private static Details once(Details date) {
        return date.at(date.start(), date.end());
    }

    /** Cancelled dates are left out (EXDATE). */
    private static Details without(Details d, List<Instance> instances) {
        var out = instances.stream().filter(Instance::cancelled).map(Instance::id);
        var exdates = sorted(Stream.concat(d.exdates().stream(), out));
        return new Details(
                d.summary(),
                d.description(),
                d.html(),
                d.location(),
                d.start(),
                d.end(),
                d.rrule(),
                d.rdates(),
                exdates);
    }

    private static Map<String, Details> said(CalendarMessage read) {
        Map<String, Details> all = new LinkedHashMap<>();
        read.parts()
                .forEach(part -> all.put(
                        part.recurrenceId().map(When::key).orElse(""),
                        part.details().orElse(null)));
        return all;
    }

    private static void compare(Details expected, Details said, List<String> other) {
        FIELDS.forEach((name, field) -> {
            if (said == null || !Objects.equals(field.apply(expected), field.apply(said))) other.add(name);
        });
    }

    private static List<When> sorted(Stream<When> dates) {
        return dates.distinct().sorted(Comparator.comparing(When::instant)).toList();
    }
}
