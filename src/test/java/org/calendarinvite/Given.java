package org.calendarinvite;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Wish;
import org.calendarinvite.decision.Wish.Person;
import org.calendarinvite.decision.Wish.Proposal;
import org.calendarinvite.decision.Wish.Said;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Delivery;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.Enrolment;
import org.calendarinvite.organizer.Meters;
import org.calendarinvite.organizer.Plan;
import org.calendarinvite.organizer.Speed;
import org.calendarinvite.organizer.Standing;
import org.calendarinvite.organizer.Terms;
import org.calendarinvite.reply.Reply;
import org.calendarinvite.reply.Reply.Voice;
import org.calendarinvite.reply.ReplyCase;

/** Records that say only what a test cares about; everything else is something plain. */
public final class Given {

    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    public static final String ANN = "ann@example.com";
    public static final String BOB = "bob@example.com";

    /** Addresses at ours.org are this server's. */
    public static final Tenants OURS = Tenants.of("default", "ours.org", Map.of());

    private Given() {}

    public static When berlin(String local) {
        return When.zoned(LocalDateTime.parse(local), "Europe/Berlin");
    }

    public static Details details(When start, When end, String rrule) {
        return new Details("Meeting", "", "", "", start, end, rrule, List.of(), List.of());
    }

    /** Tuesdays from ten to eleven, in Berlin. */
    public static Details tuesdays() {
        return details(berlin("2026-12-01T10:00"), berlin("2026-12-01T11:00"), "FREQ=WEEKLY");
    }

    /** Once, on a Tuesday from ten to eleven, in Berlin. */
    public static Details once() {
        return details(berlin("2026-12-01T10:00"), berlin("2026-12-01T11:00"), "");
    }

    public static Event event(Details details) {
        return event(Series.of(details), Event.Status.CONFIRMED, 0);
    }

    public static Event event(Series series, Event.Status status, long sequence) {
        return new Event(
                "uid",
                "default",
                ANN,
                "Ann",
                "client-uid",
                status,
                sequence,
                series,
                new Source(0, NOW),
                "-//Example//Calendar//EN",
                Strangers.HOLD,
                "",
                NOW,
                NOW,
                1);
    }

    /** What happens on one date of it. */
    public static Optional<Details> on(Event event, String key) {
        return new Recurrences().on(event.series(), key);
    }

    public static Attendee attendee(Answered answer) {
        return new Attendee(
                "uid",
                BOB,
                "Bob",
                "t",
                "api",
                List.of(),
                List.of(),
                answer,
                List.of(),
                "",
                Delivery.NONE,
                false,
                NOW,
                "",
                1);
    }

    public static Attendee attendee(String... dates) {
        return Attendee.asked("uid", BOB, "Bob", "t", "api", List.of(dates), NOW);
    }

    /** Taken off the guest list. */
    public static Attendee gone() {
        var one = attendee();
        return new Attendee(
                one.uid(),
                one.email(),
                one.name(),
                one.token(),
                one.origin(),
                one.dates(),
                one.lost(),
                one.answer(),
                one.apart(),
                "",
                one.delivery(),
                true,
                NOW,
                "",
                1);
    }

    private static final Speed FAST = new Speed(10_000, 10_000);

    /** In good standing on an open server, with so many events of a plan that has 5, and so many invites each. */
    public static Standing standing(String email, int events, int invites) {
        return standing(
                new Account("default", email, Account.State.ACTIVE, false, "", "", List.of(), 0, NOW, 1),
                events,
                invites);
    }

    public static Standing standing(Account account, int events, int invites) {
        var terms = new Terms(Enrolment.OPEN, "", "", new Plan(Plan.FREE, 5, invites, FAST, FAST), Map.of());
        return new Standing(account, terms, events, NOW);
    }

    public static Account suspended(String email) {
        return new Account("default", email, Account.State.ACTIVE, true, "Spam", "", List.of(), 0, NOW, 1);
    }

    public static Voice voice(String email, String partstat) {
        return new Voice(email, "", partstat, "");
    }

    public static Reply answer(
            String token,
            String sender,
            String uid,
            long sequence,
            Instant dtstamp,
            List<Voice> voices,
            Belief belief,
            Instant received) {
        var part = new Reply.Part(Optional.empty(), sequence, dtstamp, voices, Optional.empty(), "");
        return reply(Reply.Kind.ANSWER, token, sender, uid, List.of(part), belief, received);
    }

    public static Reply reply(
            Reply.Kind kind,
            String token,
            String sender,
            String uid,
            List<Reply.Part> parts,
            Belief belief,
            Instant received) {
        return new Reply(kind, token, sender, "", uid, parts, "Client", belief, Consent.NONE, received, "tr");
    }

    /** @param sender asks that somebody, who may be he, come through Bob's invitation */
    public static Question stranger(String decider, String sender, String person, Belief belief, Said... said) {
        var wish = new Wish(
                new Person(sender, ""),
                belief.name(),
                BOB,
                new Person(person, ""),
                false,
                List.of(said),
                0,
                Optional.empty(),
                "");
        return new Question(Question.Kind.STRANGER, decider, "uid", Optional.of(wish));
    }

    /** Bob proposes other times. */
    public static Question counter(String decider, Belief belief, Proposal proposal, String comment) {
        var bob = new Person(BOB, "");
        var wish = new Wish(bob, belief.name(), BOB, bob, false, List.of(), 0, Optional.of(proposal), comment);
        return new Question(Question.Kind.COUNTER, decider, "uid", Optional.of(wish));
    }

    public static ReplyCase replied(Reply reply, Optional<Invitation> byToken, Optional<Invitation> byName) {
        return new ReplyCase(reply, byToken, byName, Optional.empty(), 0, 10, Meters.NONE, 0, true, OURS, "fresh", NOW);
    }
}
