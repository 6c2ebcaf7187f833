package org.calendarinvite.ical;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.text.Component;
import org.calendarinvite.ical.text.Line;

/** Reads what attendees would see of a VEVENT, and refuses what could not be written for them. */
final class DetailsReader {

    /** RDATEs and EXDATEs of one event. */
    static final int MAX_DATES = 1000;

    private final int summaryLimit;
    private final int descriptionLimit;

    DetailsReader(int summaryLimit, int descriptionLimit) {
        this.summaryLimit = summaryLimit;
        this.descriptionLimit = descriptionLimit;
    }

    /** Empty without DTSTART. */
    Optional<Details> read(Component event, Dates dates) {
        Optional<When> dtstart = event.first("DTSTART").map(dates::when);
        if (dtstart.isEmpty()) return Optional.empty();
        When start = dtstart.get();
        When end = end(event, start, dates);
        if (end.instant().isBefore(start.instant())) {
            throw new Refused("The event ends before it begins. Correct its times and send it again.");
        }
        RichText description = RichText.of(text(event, "DESCRIPTION", descriptionLimit));
        boolean date = event.first("RECURRENCE-ID").isPresent();
        return Optional.of(new Details(
                PlainText.oneLine(text(event, "SUMMARY", summaryLimit)),
                description.plain(),
                description.html(),
                PlainText.oneLine(text(event, "LOCATION", summaryLimit)),
                start,
                end,
                // One date of a series has no rule of its own, though some calendars copy it there.
                date ? "" : rule(event, start),
                date ? List.of() : list(event, "RDATE", start, dates),
                date ? List.of() : list(event, "EXDATE", start, dates)));
    }

    private static When end(Component event, When start, Dates dates) {
        Optional<Line> dtend = event.first("DTEND");
        Optional<Line> duration = event.first("DURATION");
        LocalDateTime nextDay = start.local().plusDays(1);
        if (dtend.isEmpty() && duration.isEmpty()) return start.allDay() ? When.day(nextDay) : start;
        When end = dtend.isPresent() ? dates.when(dtend.get()) : Dates.plus(start, duration.get());
        if (end.allDay() != start.allDay() || end.hasZone() != start.hasZone()) {
            throw new Refused("The event's start and end are of different kinds (a whole day and a time, or times with"
                    + " and without a time zone). Correct its times and send it again.");
        }
        // Some calendars write a single day as one that ends when it begins.
        return end.allDay() && end.equals(start) ? When.day(nextDay) : end;
    }

    private static String rule(Component event, When start) {
        List<Line> rules =
                event.all("RRULE").filter(line -> !line.value().isBlank()).toList();
        if (rules.size() > 1) {
            throw new Refused("The event repeats by more than one rule, which attendees' calendars cannot show.");
        }
        return rules.isEmpty() ? "" : RuleReader.read(rules.get(0), start);
    }

    private static List<When> list(Component event, String property, When start, Dates dates) {
        List<When> list = event.all(property)
                .flatMap(line -> dates.list(line, MAX_DATES).stream())
                .limit(MAX_DATES + 1L)
                .toList();
        if (list.size() > MAX_DATES) {
            throw new Refused("The event names more than " + MAX_DATES + " single dates (" + property + ").");
        }
        return list.stream().map(start::like).toList();
    }

    private static String text(Component event, String property, int limit) {
        String text = event.text(property);
        if (text.length() > limit) {
            throw new Refused("The event's " + property + " is " + text.length() + " characters long; at most " + limit
                    + " can be sent. Shorten it and send the event again.");
        }
        return text;
    }
}
