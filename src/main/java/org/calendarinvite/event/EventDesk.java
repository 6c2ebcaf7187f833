package org.calendarinvite.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Change.Keep;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Question;

/** Takes organizers' requests and decides what follows; touches nothing itself. */
@ApplicationScoped
@Named("eventDesk")
public class EventDesk {

    /** Changed dates and characters of text that one event may have: it is kept as one record. */
    static final int MOST_INSTANCES = 500;

    static final int MOST_TEXT = 200_000;

    private final Occurrences occurrences;

    @Inject
    public EventDesk(Occurrences occurrences) {
        this.occurrences = occurrences;
    }

    public Decision create(EventCase c) {
        return admit(c, request -> {
            if (c.account().events() >= c.limit()) return Decision.refuse(EventReasons.limit(c.limit()));
            if (noDateLeft(request)) return Decision.refuse(EventReasons.unknown(request));
            var event = first(c);
            if (tooLarge(event.series())) return Decision.refuse(EventReasons.TOO_LARGE);
            var decision = applied(c, event, new Change.Take(quota(event), c.limit()), Notice.Type.EVENT_CREATED);
            return c.continued().isEmpty()
                    ? decision
                    : and(decision, notice(c, event, Notice.Type.SERIES_CONTINUED, ""));
        });
    }

    public Decision update(EventCase c) {
        return admit(c, request -> {
            var event = c.stored().orElseThrow();
            var merged = Merge.of(c, event, occurrences);
            if (!merged.newer()) return Decision.record(key(c), EventReasons.OLDER, List.of());
            if (event.cancelled()) return reopen(c, event, merged.series());
            if (!merged.changed()) return unchanged(c, event, merged.series(), EventReasons.SAME);
            if (tooLarge(merged.series())) return Decision.refuse(EventReasons.TOO_LARGE);
            if (nothingLeft(merged.series())) return cancelled(c, event);
            return told(c, event, merged);
        });
    }

    public Decision cancel(EventCase c) {
        return admit(c, request -> {
            if (c.stored().isEmpty()) return unknown(c);
            var event = c.stored().get();
            if (!request.source().newerThan(event.source()))
                return Decision.record(key(c), EventReasons.OLDER, List.of());
            if (event.cancelled()) return unchanged(c, event, event.series(), EventReasons.ALREADY_CANCELLED);
            return cancelled(c, event);
        });
    }

    /** Who may ask at all: the proven organizer himself, in good standing. */
    private static Decision admit(EventCase c, Function<EventRequest, Decision> decide) {
        var request = c.request();
        if (!request.proven()) {
            var uid = c.stored().map(Event::uid).orElse("");
            return Decision.ask(
                    EventReasons.UNPROVEN, new Question(Question.Kind.CONFIRM, request.sender(), uid, "", ""));
        }
        if (!request.sender().equals(request.organizer())) return Decision.refuse(EventReasons.notYours(request));
        if (c.account().suspended()) return Decision.refuse(EventReasons.SUSPENDED);
        return decide.apply(request);
    }

    private Event first(EventCase c) {
        var series = Merge.first(c.request(), occurrences);
        var continues = c.continued().map(Event::uid).orElse("");
        return c.request().firstVersion(c.freshUid(), series, c.uninvited(), continues, c.now());
    }

    /** A CANCEL may overtake its REQUEST: remembered, so that the late one does not make an event that is no more. */
    private Decision unknown(EventCase c) {
        var request = c.request();
        if (request.kind() != EventRequest.Kind.CANCEL || request.details().isEmpty()) {
            return Decision.refuse(EventReasons.unknown(request));
        }
        return Decision.record(key(c), EventReasons.NEVER_KNOWN, List.of(new Keep(first(c))));
    }

    private static boolean noDateLeft(EventRequest request) {
        return request.kind() == EventRequest.Kind.CANCEL
                || request.details().isEmpty() && request.instances().stream().allMatch(Instance::cancelled);
    }

    private static boolean nothingLeft(Series series) {
        return series.partial() && series.instances().stream().allMatch(Instance::cancelled);
    }

    private static boolean tooLarge(Series series) {
        int text = series.instances().stream()
                .flatMap(one -> one.details().stream())
                .mapToInt(one -> one.summary().length()
                        + one.description().length()
                        + one.html().length()
                        + one.location().length())
                .sum();
        return series.instances().size() > MOST_INSTANCES || text > MOST_TEXT;
    }

    /** The organizer put us back on the guest list of an event that he had cancelled. */
    private static Decision reopen(EventCase c, Event event, Series series) {
        if (c.request().details().isEmpty()) return unchanged(c, event, event.series(), EventReasons.ALREADY_CANCELLED);
        if (c.account().events() >= c.limit()) return Decision.refuse(EventReasons.limit(c.limit()));
        long next = event.sequence() + 1;
        var anew = new Series(
                series.details(), series.partial(), series.instances(), next, c.askAgain() ? next : series.asked());
        var again = event.changed(anew, c.request().organizerName(), c.request().source(), c.now());
        return applied(c, again, new Change.Take(quota(event), c.limit()), Notice.Type.EVENT_UPDATED);
    }

    private static Decision cancelled(EventCase c, Event event) {
        var cancelled = event.cancelled(newest(c, event), c.now());
        return applied(c, cancelled, new Change.Release(quota(event)), Notice.Type.EVENT_CANCELLED);
    }

    private static Decision told(EventCase c, Event event, Merge.Merged merged) {
        var name = merged.whole() ? c.request().organizerName() : event.organizerName();
        var changed = event.changed(merged.series(), name, newest(c, event), c.now());
        var dates = merged.whole() ? List.of("") : merged.dates();
        var notices = dates.stream()
                .map(date -> notice(c, changed, Notice.Type.EVENT_UPDATED, date))
                .toList();
        return Decision.apply(key(c), List.of(new Keep(changed)), notices);
    }

    private static Decision unchanged(EventCase c, Event event, Series series, String reason) {
        return Decision.record(key(c), reason, List.of(new Keep(event.seen(series, newest(c, event), c.now()))));
    }

    /** A message about single dates says nothing of the version of the whole. */
    private static Source newest(EventCase c, Event event) {
        var r = c.request();
        boolean whole = r.details().isPresent() || r.until().isPresent() || r.cancels();
        return whole && r.source().newerThan(event.source()) ? r.source() : event.source();
    }

    private static Decision applied(EventCase c, Event event, Change quota, Notice.Type type) {
        return Decision.apply(key(c), List.of(quota, new Keep(event)), List.of(notice(c, event, type, "")));
    }

    private static Decision and(Decision decision, Notice notice) {
        var notices = new ArrayList<>(decision.notices());
        notices.add(notice);
        return Decision.apply(decision.key(), decision.changes(), notices);
    }

    private static Notice notice(EventCase c, Event event, Notice.Type type, String date) {
        return new Notice(
                type, event.uid(), "", date, event.sequence(), c.request().trace());
    }

    private static String key(EventCase c) {
        var r = c.request();
        return String.join(
                "/",
                "event",
                r.sender(),
                r.clientUid(),
                r.kind().name(),
                String.valueOf(r.includesUs()),
                String.valueOf(r.source().sequence()),
                r.source().dtstamp().toString(),
                dates(r));
    }

    /** Two mails of one second may name different dates. */
    private static String dates(EventRequest request) {
        if (request.instances().isEmpty()) return "";
        var said = request.instances().stream()
                .map(one -> one.key() + one.source() + one.details().map(Details::toString))
                .collect(Collectors.joining());
        return UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8)).toString();
    }

    public static String quota(Event event) {
        return quota(event.organizer());
    }

    /** The quota that counts an organizer's living events. */
    public static String quota(String organizer) {
        return "events#" + organizer;
    }
}
