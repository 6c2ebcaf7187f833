package org.calendarinvite.event;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What attendees see of an event: everything that, when it changes, makes an update.
 *
 * @param description plain text, line breaks as {@code \n}
 * @param html the description as sanitised HTML, empty when it was plain text
 * @param end exclusive; for whole days the day after the last (RFC 5545 3.6.1)
 * @param rrule the value of RRULE (RFC 5545 3.8.5.3), empty for a single event
 * @param rdates more occurrences, {@code exdates} left-out ones, in the value type of {@code start}
 */
public record Details(
        String summary,
        String description,
        String html,
        String location,
        When start,
        When end,
        String rrule,
        List<When> rdates,
        List<When> exdates) {

    public Details {
        // Rows that were kept before there was HTML have none.
        html = Objects.requireNonNullElse(html, "");
        rdates = inOrder(rdates);
        exdates = inOrder(exdates);
    }

    /** In whatever order they are written, they are the same dates. */
    private static List<When> inOrder(List<When> dates) {
        return dates.stream()
                .distinct()
                .sorted(Comparator.comparing(When::instant))
                .toList();
    }

    public boolean repeats() {
        return !rrule.isEmpty() || !rdates.isEmpty();
    }

    /** What happens on one date of the series, or would were it not cancelled. */
    public Details on(When date) {
        // A date of the time before the series had hours.
        boolean wholeDay = date.allDay() && !start.allDay();
        var until = wholeDay ? When.day(date.local().plusDays(1)) : date.shifted(start, end);
        return dated(date, until, "", List.of(), List.of());
    }

    /** When the date of this key is; one that the series had before it was in days, or in hours, is what its key says. */
    public When date(String key) {
        return start.named(key)
                .or(() -> When.of(key))
                .orElseThrow(() -> new IllegalArgumentException("no date of a series: " + key));
    }

    /** The same at other times, once. */
    public Details at(When from, When to) {
        return dated(from, to, "", List.of(), List.of());
    }

    /** The same but for dates that are left out. */
    boolean sameButExdates(Details other) {
        return dated(start, end, rrule, rdates, List.of())
                .equals(other.dated(other.start, other.end, other.rrule, other.rdates, List.of()));
    }

    /** The same dates but for those that are left out. */
    boolean sameDates(Details other) {
        return start.equals(other.start) && rrule.equals(other.rrule) && rdates.equals(other.rdates);
    }

    boolean sameTimes(Details other) {
        return start.equals(other.start) && end.equals(other.end);
    }

    /** By which start and rule its dates have their names, however long they go on. */
    String rhythm() {
        return start.iso() + " " + Rule.endless(rrule);
    }

    /** Left out by EXDATE. */
    boolean excludes(When date) {
        return exdates.stream().anyMatch(one -> one.key().equals(date.key()));
    }

    /** Somebody who said yes to the other must think again; fewer dates are no reason to. */
    boolean moved(Details other) {
        return !sameTimes(other)
                || !Rule.endless(rrule).equals(Rule.endless(other.rrule))
                || !new HashSet<>(other.rdates).containsAll(rdates);
    }

    /** The series without this date and all that follow. */
    Details before(When end) {
        return dated(
                start,
                this.end,
                rrule.isEmpty() ? "" : Rule.until(rrule, start.like(end)),
                rdates.stream()
                        .filter(date -> date.instant().isBefore(end.instant()))
                        .toList(),
                exdates.stream()
                        .filter(date -> date.instant().isBefore(end.instant()))
                        .toList());
    }

    private Details dated(When from, When to, String rule, List<When> more, List<When> less) {
        return new Details(summary, description, html, location, from, to, rule, more, less);
    }
}
