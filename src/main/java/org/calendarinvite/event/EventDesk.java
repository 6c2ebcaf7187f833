package org.calendarinvite.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Change.Keep;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;

/** Takes organizers' requests and decides what follows; touches nothing itself. */
@ApplicationScoped
@Named("eventDesk")
public class EventDesk {

    public Decision create(EventCase c) {
        return admit(c, request -> {
            if (c.account().events() >= c.limit()) return Decision.refuse(EventReasons.limit(c.limit()));
            var event = request.firstVersion(c.freshUid(), c.now());
            return applied(c, event, Notice.Type.EVENT_CREATED, new Change.Take(quota(event), c.limit()));
        });
    }

    public Decision update(EventCase c) {
        return admit(c, request -> {
            var event = c.stored().orElseThrow();
            if (isOld(request, event)) return Decision.record(key(c), EventReasons.OLDER, List.of());
            if (event.cancelled()) return reopen(c, event);
            if (request.asks(event)) return unchanged(c, event, EventReasons.SAME);
            return applied(c, request.nextVersion(event, c.now()), Notice.Type.EVENT_UPDATED);
        });
    }

    public Decision cancel(EventCase c) {
        return admit(c, request -> {
            if (c.stored().isEmpty()) return Decision.refuse(EventReasons.unknown(request));
            var event = c.stored().get();
            if (isOld(request, event)) return Decision.record(key(c), EventReasons.OLDER, List.of());
            if (event.cancelled()) return unchanged(c, event, EventReasons.ALREADY_CANCELLED);
            var cancelled = event.cancelled(request.source(), c.now());
            return applied(c, cancelled, Notice.Type.EVENT_CANCELLED, new Change.Release(quota(event)));
        });
    }

    /** Who may ask at all: the proven organizer himself, in good standing. */
    private static Decision admit(EventCase c, Function<EventRequest, Decision> decide) {
        var request = c.request();
        if (!request.proven()) return Decision.hold(EventReasons.UNPROVEN);
        if (!request.sender().equals(request.organizer())) return Decision.refuse(EventReasons.notYours(request));
        if (c.account().suspended()) return Decision.refuse(EventReasons.SUSPENDED);
        return decide.apply(request);
    }

    /** The organizer put us back on the guest list of an event that he had cancelled. */
    private static Decision reopen(EventCase c, Event event) {
        if (c.account().events() >= c.limit()) return Decision.refuse(EventReasons.limit(c.limit()));
        var again = c.request().nextVersion(event, c.now());
        return applied(c, again, Notice.Type.EVENT_UPDATED, new Change.Take(quota(event), c.limit()));
    }

    private static boolean isOld(EventRequest request, Event event) {
        return request.source().compareTo(event.source()) <= 0;
    }

    private static Decision unchanged(EventCase c, Event event, String reason) {
        return Decision.record(
                key(c), reason, List.of(new Keep(event.seen(c.request().source(), c.now()))));
    }

    private static Decision applied(EventCase c, Event event, Notice.Type type, Change... more) {
        var changes = new ArrayList<Change>(List.of(more));
        changes.add(new Keep(event));
        var notice =
                new Notice(type, event.uid(), "", event.sequence(), c.request().trace());
        return Decision.apply(key(c), changes, List.of(notice));
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
                r.source().dtstamp().toString());
    }

    public static String quota(Event event) {
        return quota(event.organizer());
    }

    /** The quota that counts an organizer's living events. */
    public static String quota(String organizer) {
        return "events#" + organizer;
    }
}
