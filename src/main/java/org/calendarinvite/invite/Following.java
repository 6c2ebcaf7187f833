package org.calendarinvite.invite;

import java.util.ArrayList;
import java.util.List;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Move;
import org.calendarinvite.event.Occurrences;

/** Guests of single dates go along when their series gets other dates: a date that is none any more is cancelled for them. */
record Following(Occurrences occurrences) {

    private static final String NOTHING = "None of the dates that he is invited to has moved";

    /** Remembered by the request's id: delivered again it is the same decision, with the same mails. */
    Decision decide(InviteCase c, Event event) {
        var r = c.request();
        var key = "follow/" + r.id();
        var known = c.attendee().filter(one -> !one.gone() && !event.cancelled());
        if (known.isEmpty()) return Decision.record(key, NOTHING, List.of());
        var before = known.get();
        var moves =
                r.moves().stream().filter(move -> holds(move, event, before)).toList();
        if (moves.isEmpty()) return Decision.record(key, NOTHING, List.of());
        var after = before.follows(moves);
        return Decision.apply(key, InviteDesk.changes(event, before, after), told(event, before, after, r.trace()));
    }

    /** Still true of him and of the series; if not, a later move of the series has brought or will bring another request. */
    private boolean holds(Move move, Event event, Attendee attendee) {
        var series = event.series();
        boolean ended = attendee.dates().contains(move.from()) && !occurrences.names(series, move.from());
        boolean lost = attendee.lost().contains(move.from()) && !move.ends();
        return (ended || lost)
                && (move.ends() || occurrences.on(series, move.to()).isPresent());
    }

    private static List<Notice> told(Event event, Attendee before, Attendee after, String trace) {
        var due = new Notice(Notice.Type.DATE_ENDED_DUE, event.uid(), before.email(), "", event.sequence(), trace);
        List<Notice> all = new ArrayList<>();
        before.dates().stream()
                .filter(date -> !after.dates().contains(date))
                .forEach(date -> all.add(due.to(Notice.Type.DATE_ENDED_DUE, before.email(), date)));
        after.dates().stream()
                .filter(date -> !before.dates().contains(date))
                .forEach(date -> all.add(due.to(Notice.Type.FOLLOW_DUE, before.email(), date)));
        return all;
    }
}
