package org.calendarinvite.event;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.NOW;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.EventRequest.Kind;
import org.calendarinvite.ical.Recurrences;

/** One event, told by its organizer's mails, the second that each was written counting from {@code NOW}. */
public final class Story {

    private final EventDesk desk = new EventDesk(new Recurrences());
    private final boolean askAgain;
    private Optional<Event> event = Optional.empty();
    private Decision last = Decision.refuse("nothing was said");

    public Story() {
        this(true);
    }

    public Story(boolean askAgain) {
        this.askAgain = askAgain;
    }

    public Story hears(EventRequest request) {
        var c = new EventCase(
                request,
                event,
                Optional.empty(),
                Given.standing(ANN, 0, 10),
                askAgain,
                Strangers.HOLD,
                Pace.of(0, 30, NOW),
                "uid",
                NOW.plusSeconds(1000));
        return keeps(decided(c));
    }

    private Decision decided(EventCase c) {
        if (c.isNew()) return desk.create(c);
        return c.isCancellation() || event.isEmpty() ? desk.cancel(c) : desk.update(c);
    }

    public Story keeps(Decision decision) {
        last = decision;
        decision.changes().stream()
                .flatMap(change -> change instanceof Change.Keep keep ? Stream.of(keep.kept()) : Stream.empty())
                .forEach(kept -> event = kept instanceof Event newer ? Optional.of(newer) : event);
        return this;
    }

    public boolean known() {
        return event.isPresent();
    }

    public Event event() {
        return event.orElseThrow();
    }

    /** What happens on one date of it. */
    public Optional<Details> on(String key) {
        return Given.on(event(), key);
    }

    public Decision last() {
        return last;
    }

    /** What attendees are told: types and dates. */
    public List<String> told() {
        return last.notices().stream()
                .map(notice -> (notice.type() + " " + notice.instance()).strip())
                .toList();
    }

    public static final String UPDATED = Notice.Type.EVENT_UPDATED.name();
    public static final String MOVED = Notice.Type.SERIES_MOVED.name();
    public static final String CANCELLED = Notice.Type.EVENT_CANCELLED.name();

    /** The whole, and single dates in the same mail. */
    public static EventRequest whole(long sequence, long second, Details details, Instance... dates) {
        return request(
                Kind.REQUEST, source(sequence, second), Optional.of(details), List.of(dates), Optional.empty(), true);
    }

    public static EventRequest dates(Instance... dates) {
        var newest = Arrays.stream(dates).map(Instance::source).max(Source::compareTo);
        return request(Kind.REQUEST, newest.orElseThrow(), Optional.empty(), List.of(dates), Optional.empty(), true);
    }

    public static EventRequest cancel(long sequence, long second) {
        return request(Kind.CANCEL, source(sequence, second), Optional.empty(), List.of(), Optional.empty(), true);
    }

    public static EventRequest cancel(long sequence, long second, Details details) {
        return request(Kind.CANCEL, source(sequence, second), Optional.of(details), List.of(), Optional.empty(), true);
    }

    public static EventRequest cancel(Instance date) {
        return request(Kind.CANCEL, date.source(), Optional.empty(), List.of(date), Optional.empty(), true);
    }

    public static EventRequest cancelFrom(long sequence, long second, When first) {
        return request(Kind.CANCEL, source(sequence, second), Optional.empty(), List.of(), Optional.of(first), true);
    }

    private static EventRequest request(
            Kind kind,
            Source source,
            Optional<Details> details,
            List<Instance> instances,
            Optional<When> until,
            boolean withUs) {
        return new EventRequest(
                kind,
                "default",
                ANN,
                true,
                ANN,
                "Ann",
                "client-uid",
                source,
                details,
                instances,
                until,
                withUs,
                "",
                "tr");
    }

    public static Source source(long sequence, long second) {
        return new Source(sequence, NOW.plusSeconds(second));
    }

    public static Instance date(long sequence, long second, When id, Details instead) {
        return Instance.of(id, Optional.of(instead), source(sequence, second));
    }

    public static Instance off(long sequence, long second, When id) {
        return Instance.of(id, Optional.empty(), source(sequence, second));
    }

    public static Details ruled(Details d, String rrule) {
        return new Details(
                d.summary(),
                d.description(),
                d.html(),
                d.location(),
                d.start(),
                d.end(),
                rrule,
                d.rdates(),
                d.exdates());
    }

    public static Details without(Details d, When... exdates) {
        return new Details(
                d.summary(),
                d.description(),
                d.html(),
                d.location(),
                d.start(),
                d.end(),
                d.rrule(),
                d.rdates(),
                List.of(exdates));
    }

    public static Details called(Details d, String summary) {
        return new Details(
                summary,
                d.description(),
                d.html(),
                d.location(),
                d.start(),
                d.end(),
                d.rrule(),
                d.rdates(),
                d.exdates());
    }
}
