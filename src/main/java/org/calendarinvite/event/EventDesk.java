package org.calendarinvite.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Change.Keep;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Question;
import org.calendarinvite.organizer.Inbox;

/** Takes organizers' requests and decides what follows; touches nothing itself. */
@ApplicationScoped
@Named("eventDesk")
public class EventDesk {

    /** Changed dates that one event may have, those that do not show among them, and bytes of them all: it is one record. */
    public static final int MOST_INSTANCES = 500;

    static final int MOST_BYTES = 380_000;

    private final Occurrences occurrences;

    @Inject
    public EventDesk(Occurrences occurrences) {
        this.occurrences = occurrences;
    }

    public Decision create(EventCase c) {
        return admit(c, request -> {
            if (noDateLeft(request)) return Decision.refuse(EventReasons.unknown(request));
            if (c.organizer().waits()) return Welcome.waiting(c);
            var closed = Welcome.closed(c);
            if (closed.isPresent()) return closed.get();
            var event = first(c);
            if (tooLarge(event.series())) return Decision.refuse(EventReasons.TOO_LARGE);
            List<Change> changes = new ArrayList<>(Welcome.place(c, event));
            changes.add(new Keep(event));
            changes.addAll(Welcome.enrolling(c.organizer()));
            var created = notice(c, event, Notice.Type.EVENT_CREATED, "");
            var decision = Decision.apply(key(c), changes, List.of(created));
            return c.continued().isEmpty()
                    ? decision
                    : and(decision, notice(c, event, Notice.Type.SERIES_CONTINUED, ""));
        });
    }

    public Decision update(EventCase c) {
        return admit(c, request -> change(c, c.stored().orElseThrow()));
    }

    public Decision cancel(EventCase c) {
        return admit(
                c,
                request ->
                        c.stored().isEmpty() ? unknown(c) : change(c, c.stored().get()));
    }

    private Decision change(EventCase c, Event event) {
        var merged = Merge.of(c, event, occurrences);
        if (!merged.newer()) return Decision.record(key(c), EventReasons.OLDER, List.of());
        if (tooLarge(merged.series())) return Decision.refuse(EventReasons.TOO_LARGE);
        if (merged.over())
            return event.cancelled()
                    ? unchanged(c, event, merged, EventReasons.ALREADY_CANCELLED)
                    : over(c, event, merged);
        if (event.cancelled()) return reopen(c, event, merged);
        if (merged.changed()) return told(c, event, merged);
        boolean older = c.request().details().isPresent() && !merged.newest();
        return unchanged(c, event, merged, older ? EventReasons.OLDER : EventReasons.SAME);
    }

    /** Who may ask at all: the proven organizer himself. What he is refused may have been granted when it came first. */
    private static Decision admit(EventCase c, Function<EventRequest, Decision> decide) {
        var request = c.request();
        if (!request.proven()) {
            var uid = c.stored().map(Event::uid).orElse("");
            return Decision.ask(EventReasons.UNPROVEN, Question.confirm(request.sender(), uid));
        }
        if (!request.sender().equals(request.organizer())) return Decision.refuse(EventReasons.notYours(request));
        var made = decide.apply(request);
        return made.key().isEmpty() ? made.under(request.key()) : made;
    }

    private Event first(EventCase c) {
        var series = Merge.first(c.request(), occurrences, c.now());
        var continues = c.continued().map(Event::uid).orElse("");
        return c.request().firstVersion(c.freshUid(), series, c.strangers(), continues, c.now());
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

    private static boolean tooLarge(Series series) {
        int dates = series.instances().size() + series.past().hidden().size();
        return dates > MOST_INSTANCES || Size.of(series) > MOST_BYTES;
    }

    /** The organizer put us back on the guest list of an event, or of dates of it, that he had cancelled. */
    private static Decision reopen(EventCase c, Event event, Merge.Merged merged) {
        var closed = Welcome.closed(c);
        if (closed.isPresent()) return closed.get();
        if (c.pace().full()) return Decision.refuse(EventReasons.pace(c.pace()));
        long next = event.sequence() + 1;
        var s = merged.series();
        boolean askAnew = c.askAgain() || s.partial() != event.series().partial();
        long asked = askAnew ? next : s.asked();
        var anew = new Series(s.details(), s.partial(), s.instances(), next, asked, s.past());
        var again = event.changed(anew, name(c, event, merged), merged.source(), c.now());
        List<Change> changes = new ArrayList<>(Welcome.place(c, event));
        changes.addAll(List.of(c.pace().spend(event), new Keep(again)));
        var decision = Decision.apply(key(c), changes, List.of(notice(c, again, Notice.Type.EVENT_UPDATED, "")));
        // Who was on his way to another date when it was cancelled goes on.
        return event.series().repeats() ? and(decision, notice(c, again, Notice.Type.SERIES_MOVED, "")) : decision;
    }

    private static Decision over(EventCase c, Event event, Merge.Merged merged) {
        var cancelled = event.cancelled(merged.series(), merged.source(), c.now());
        return applied(c, cancelled, new Change.Release(quota(event)), Notice.Type.EVENT_CANCELLED);
    }

    /** A cancellation, be it of single dates and of a suspended organizer, always passes: who stays away must know it. */
    private Decision told(EventCase c, Event event, Merge.Merged merged) {
        boolean ends = c.request().kind() == EventRequest.Kind.CANCEL || merged.ends(occurrences);
        // Each change is a mail to everybody, which is what a suspended organizer shall not send.
        if (!ends && c.organizer().suspended())
            return Decision.refuse(c.organizer().suspension());
        if (!ends && c.pace().full()) return Decision.refuse(EventReasons.pace(c.pace()));
        var changed = event.changed(merged.series(), name(c, event, merged), merged.source(), c.now());
        var notices = merged.meant().stream()
                .map(date -> notice(c, changed, Notice.Type.EVENT_UPDATED, date))
                .toList();
        var keep = new Keep(changed);
        var decision =
                Decision.apply(key(c), ends ? List.of(keep) : List.of(c.pace().spend(event), keep), notices);
        return merged.moved() ? and(decision, notice(c, changed, Notice.Type.SERIES_MOVED, "")) : decision;
    }

    private static Decision unchanged(EventCase c, Event event, Merge.Merged merged, String reason) {
        return Decision.record(
                key(c), reason, List.of(new Keep(event.seen(merged.series(), merged.source(), c.now()))));
    }

    /** A message about single dates says nothing of the whole's organizer, and an older one nothing new. */
    private static String name(EventCase c, Event event, Merge.Merged merged) {
        return merged.newest() ? c.request().organizerName() : event.organizerName();
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
        return c.request().key();
    }

    public static String quota(Event event) {
        return event.game() ? games(event.tenant(), event.organizer()) : quota(event.tenant(), event.organizer());
    }

    /** The quota that counts the living games of an organizer's seasons. */
    public static String games(String tenant, String organizer) {
        return "games#" + tenant + "#" + Inbox.of(organizer);
    }

    /** The quota that counts an organizer's living events, under whatever tags of his address. */
    public static String quota(String tenant, String organizer) {
        return "events#" + tenant + "#" + Inbox.of(organizer);
    }
}
