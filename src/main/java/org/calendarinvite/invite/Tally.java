package org.calendarinvite.invite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.calendarinvite.decision.Change;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;

/**
 * What one attendee adds to his event's counters. A counter moves by the difference of two tallies, so the sum over all
 * attendees is what it must be at any time.
 *
 * <p>Answers are counted under the SEQUENCE from which on they hold ({@code rsvp.0.accepted}): when an event is moved, a new
 * set of counters begins at nothing, and no attendee need be touched.
 */
public final class Tally {

    /** Those whose mails ended like this, or have not. */
    public static final String DELIVERY = "delivery.";

    private Tally() {}

    /** Keeps an attendee, who may be new, and moves all statistics that he is part of: his event's, its organizer's, its tenant's. His story goes on in the same write. */
    public static List<Change> keep(Optional<Invitation> before, Invitation after) {
        return keep(before, after, Optional.empty());
    }

    /** @param now of a change that has no time of its own: taken off the list, subscribed again */
    static List<Change> keep(Optional<Invitation> before, Invitation after, Optional<Instant> now) {
        var event = after.event();
        var sums = difference(before, after, Tally::sum);
        List<Change> changes = new ArrayList<>(List.of(
                new Change.Keep(after.attendee()),
                change(before, after),
                count(Event.shelf(event.tenant(), event.organizer()), after, sums),
                count(Event.shelf(event.tenant()), after, sums),
                count(history(event.uid()), after, History.of(before, after))));
        Timeline.of(before, after, now).map(Change.Keep::new).ifPresent(changes::add);
        return changes;
    }

    /** Whose counters tell what came on which day. */
    public static String history(String uid) {
        return "history#" + uid;
    }

    /** The change of an event's statistics. */
    public static Change.Count change(Optional<Invitation> before, Invitation after) {
        return count(after.attendee().uid(), after, difference(before, after, Tally::of));
    }

    private static Change.Count count(String whose, Invitation after, Map<String, Integer> deltas) {
        return new Change.Count(whose, after.attendee().token(), deltas);
    }

    private static Map<String, Integer> difference(
            Optional<Invitation> before, Invitation after, Function<Invitation, Map<String, Integer>> of) {
        Map<String, Integer> deltas = new HashMap<>(of.apply(after));
        before.ifPresent(old -> of.apply(old).forEach((name, one) -> deltas.merge(name, -one, Integer::sum)));
        deltas.values().removeIf(delta -> delta == 0);
        return deltas;
    }

    /** What an attendee adds to sums over many events: his newest answer, whatever became of the times since. It follows from him alone. */
    public static Map<String, Integer> sum(Invitation invitation) {
        Map<String, Integer> sum = new HashMap<>();
        var attendee = invitation.attendee();
        if (attendee.gone()) return sum;
        var answer = attendee.newest();
        sum.put("attendees", 1);
        sum.put("origin." + attendee.origin(), 1);
        count(sum, "rsvp.", answer.status(), 1);
        if (answer.status() != PartStat.NOACTION) sum.put("prodid." + Client.of(answer.prodid()), 1);
        return sum;
    }

    /** Counter → 1, or −1 where a date's answer takes the place of the whole's. */
    public static Map<String, Integer> of(Invitation invitation) {
        var attendee = invitation.attendee();
        var series = invitation.event().series();
        Map<String, Integer> tally = new HashMap<>();
        if (attendee.gone()) return tally;
        tally.put("attendees", 1);
        tally.put("origin." + attendee.origin(), 1);
        var reached = attendee.delivery().stands().state();
        if (reached != Delivery.State.NONE) tally.put(DELIVERY + reached.word(), 1);
        var status = invitation.status();
        count(tally, rsvp(series), status, 1);
        if (status != PartStat.NOACTION)
            tally.put(prodid(series) + Client.of(invitation.answer().prodid()), 1);
        if (invitation.inDates()) count(tally, some(series), status, 1);
        if (!attendee.whole()) {
            tally.put("some", 1);
            attendee.dates().forEach(date -> tally.put(someOn(date), 1));
        }
        for (var apart : attendee.apart()) {
            String date = apart.date();
            count(tally, on(series, date), invitation.statusOn(date), 1);
            if (!invitation.inDates() && !series.askedApart(date)) count(tally, on(series, date), status, -1);
        }
        return tally;
    }

    /** Those who answered with this status, to the whole or newest. */
    public static String rsvp(Series series) {
        return "rsvp." + series.asked() + ".";
    }

    /** The calendar clients that they answered with. */
    public static String prodid(Series series) {
        return "prodid." + series.asked() + ".";
    }

    /** Of them, those who answer to single dates only. */
    public static String some(Series series) {
        return "some." + series.asked() + ".";
    }

    /** What a date's own answers add to those of the whole, or, when it was moved, all its answers. */
    public static String on(Series series, String date) {
        return "on." + date + "." + series.askedOn(date) + ".";
    }

    /** Those invited to this date among a few. */
    public static String someOn(String date) {
        return "on." + date + ".some";
    }

    private static void count(Map<String, Integer> tally, String group, PartStat status, int one) {
        if (status != PartStat.NOACTION) tally.merge(group + status.word(), one, Integer::sum);
    }
}
