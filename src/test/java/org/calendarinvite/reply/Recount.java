package org.calendarinvite.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.When;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.invite.Tally;
import org.calendarinvite.report.Numbers;

/** Statistics anew from the attendees, in two ways: by their tallies, and by what each invitation says. */
public final class Recount {

    private final Event event;
    private final List<Invitation> invitations;

    public Recount(Event event, Collection<Attendee> attendees) {
        this.event = event;
        this.invitations =
                attendees.stream().map(one -> new Invitation(event, one)).toList();
    }

    public void agreesWith(Map<String, Long> counters, Collection<When> dates) {
        var kept = new Numbers(counters, event.series());
        var anew = new Numbers(tallies(), event.series());
        assertEquals(anew.whole(), kept.whole());
        assertEquals(rsvp("", Invitation::status), rsvp(kept.whole()));
        for (var date : dates) {
            var key = date.key();
            assertEquals(anew.on(key), kept.on(key));
            assertEquals(rsvp(key, one -> one.statusOn(key)), rsvp(kept.on(key)));
        }
    }

    /** The sums of his organizer and of the tenant are the newest answers of all attendees, whatever became of the times. */
    public void sumsAgreeWith(Talk talk) {
        var anew = new TreeMap<String, Long>();
        invitations.stream()
                .filter(one -> !one.attendee().gone())
                .forEach(one -> anew.merge(one.attendee().newest().status().word(), 1L, Long::sum));
        for (var shelf : List.of(Event.shelf(event.tenant(), event.organizer()), Event.shelf(event.tenant()))) {
            var kept = Numbers.sum(talk.counters(shelf));
            assertEquals(anew, rsvp(kept), shelf);
            assertEquals((long) invitations.size(), kept.get("attendees"), shelf);
        }
    }

    private Map<String, Long> tallies() {
        Map<String, Long> sums = new HashMap<>();
        for (var one : invitations)
            Tally.change(Optional.empty(), one)
                    .deltas()
                    .forEach((name, delta) -> sums.merge(name, (long) delta, Long::sum));
        return sums;
    }

    private Map<String, Long> rsvp(String date, Function<Invitation, PartStat> status) {
        Map<String, Long> counts = new TreeMap<>();
        invitations.stream()
                .filter(one -> date.isEmpty() || one.attendee().invitedOn(date))
                .forEach(one -> counts.merge(status.apply(one).word(), 1L, Long::sum));
        return counts;
    }

    private static Map<String, Long> rsvp(Map<String, Object> view) {
        Map<String, Long> counts = new TreeMap<>();
        ((Map<?, ?>) view.get("rsvp")).forEach((word, count) -> counts.put((String) word, (Long) count));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }
}
