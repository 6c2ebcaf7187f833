package org.calendarinvite.store;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.event.When;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.PartStat;

/** Small records that say only what a test of the store cares about. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123456789Z");

    private Samples() {}

    public static Event event(String uid, String organizer, String clientUid) {
        return event(uid, organizer, clientUid, NOW);
    }

    /** @param second after {@link #NOW} */
    public static Event created(String uid, String organizer, int second) {
        return created(uid, organizer, NOW.plusSeconds(second));
    }

    public static Event created(String uid, String organizer, Instant created) {
        return event(uid, organizer, "client-" + uid, created);
    }

    private static Event event(String uid, String organizer, String clientUid, Instant created) {
        When start = When.zoned(LocalDateTime.of(2026, 12, 1, 10, 0), "Europe/Berlin");
        When end = When.zoned(LocalDateTime.of(2026, 12, 1, 11, 0), "Europe/Berlin");
        Details details = new Details(
                "Öffentliche Probe 🎻", "Line\nline", "", "", start, end, "FREQ=WEEKLY", List.of(), List.of(start));
        return new Event(
                uid,
                "default",
                organizer,
                "Olga",
                clientUid,
                Event.Status.CONFIRMED,
                0,
                Series.of(details),
                new Source(0, NOW),
                "-//Test//EN",
                Strangers.HOLD,
                "",
                created,
                created,
                1);
    }

    /** The same event one version later. */
    public static Event cancelled(Event event) {
        return new Event(
                event.uid(),
                event.tenant(),
                event.organizer(),
                event.organizerName(),
                event.clientUid(),
                Event.Status.CANCELLED,
                event.sequence() + 1,
                event.series(),
                event.source(),
                event.prodid(),
                event.strangers(),
                event.continues(),
                event.created(),
                event.modified(),
                event.version() + 1);
    }

    public static Attendee attendee(String uid, String email) {
        return Attendee.asked(uid, email, "", "token-" + uid + "-" + email, "api", List.of(), NOW);
    }

    public static Answered answer(PartStat status) {
        return new Answered(status, 0, NOW, NOW, "-//Client//EN", Answered.Belief.VERIFIED);
    }

    public static Refusal refusal(String id, Instant at, String reason) {
        return new Refusal(
                id,
                at,
                "mail/" + id,
                "{}",
                "olga@example.org",
                "create@",
                "Probe",
                Outcome.REFUSED,
                reason,
                true,
                Optional.empty(),
                id,
                "default");
    }

    public static Notice notice(String uid) {
        return new Notice(Notice.Type.EVENT_CREATED, uid, "", "", 0, "trace-" + uid);
    }

    public static Decision keep(String key, Event event) {
        return Decision.apply(key, List.of(new Change.Keep(event)), List.of(notice(event.uid())));
    }

    public static Decision keep(Attendee attendee) {
        return changes(new Change.Keep(attendee));
    }

    public static Decision count(String uid, String spread, String name, int delta) {
        return changes(new Change.Count(uid, spread, Map.of(name, delta)));
    }

    /** A decision that is not remembered. */
    public static Decision changes(Change... changes) {
        return Decision.apply("", List.of(changes), List.of());
    }
}
