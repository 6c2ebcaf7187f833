package org.calendarinvite.invite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Story;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.organizer.Enrolment;
import org.calendarinvite.organizer.Plan;
import org.calendarinvite.organizer.Speed;
import org.calendarinvite.organizer.Standing;
import org.calendarinvite.organizer.Terms;
import org.calendarinvite.reply.Talk;
import org.junit.jupiter.api.Test;

class InviteDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final InviteDesk desk = new InviteDesk(new Recurrences());

    @Test
    void aNewGuestIsKeptCountedAndDueAMail() {
        var decision = desk.decide(asked("bob@example.com", Event.Status.CONFIRMED, null, false, 0));
        assertEquals(Outcome.APPLIED, decision.outcome());
        assertTrue(decision.changes().contains(new Change.Take("invites#uid", 2)));
        assertTrue(
                decision.changes().contains(new Change.Count("uid", "token", Map.of("attendees", 1, "origin.api", 1))));
        assertEquals(Notice.Type.INVITE_DUE, decision.notices().get(0).type());
    }

    @Test
    void aGuestWhoIsAskedTwiceIsNotCountedTwice() {
        var bob = Attendee.asked("uid", "bob@example.com", "Bob", "old", "api", List.of(), NOW);
        var decision = desk.decide(asked("bob@example.com", Event.Status.CONFIRMED, bob, false, 2));
        assertTrue(decision.changes().isEmpty());
        assertEquals(1, decision.notices().size());
    }

    @Test
    void theGuestAfterTheLastPlaceIsRefused() {
        assertEquals(
                Outcome.APPLIED,
                desk.decide(asked("b@x.org", Event.Status.CONFIRMED, null, false, 1))
                        .outcome());
        assertEquals(
                Outcome.LIMITED,
                desk.decide(asked("b@x.org", Event.Status.CONFIRMED, null, false, 2))
                        .outcome());
    }

    @Test
    void aCancelledEventASuspendedOrganizerAndOurOwnAddressesInviteNobody() {
        assertEquals(
                Outcome.REFUSED,
                desk.decide(asked("b@x.org", Event.Status.CANCELLED, null, false, 0))
                        .outcome());
        assertEquals(
                Outcome.REFUSED,
                desk.decide(asked("b@x.org", Event.Status.CONFIRMED, null, true, 0))
                        .outcome());
        assertEquals(
                Outcome.REFUSED,
                desk.decide(asked("rsvp-1@ours.org", Event.Status.CONFIRMED, null, false, 0))
                        .outcome());
    }

    @Test
    void anUnknownEventIsRefused() {
        var request = new InviteRequest("id", "uid", "b@x.org", "", "api", List.of(), NOW, "tr", "default");
        var c = new InviteCase(
                request,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Given.OURS,
                "token",
                NOW);
        assertEquals(Outcome.REFUSED, desk.decide(c).outcome());
    }

    @Test
    void oneRequestNamesFiftyDatesAtMost() {
        var talk = new Talk(Given.event(daily()));
        talk.invites("b@x.org", days(0, InviteDesk.MOST_DATES));
        assertEquals(InviteDesk.MOST_DATES, talk.last().notices().size());
        talk.invites("c@x.org", days(0, InviteDesk.MOST_DATES + 1));
        assertEquals(Outcome.REFUSED, talk.last().outcome());
    }

    @Test
    void oneGuestIsInvitedToFourHundredSingleDatesAtMost() {
        var talk = new Talk(Given.event(daily()));
        for (int i = 0; i < InviteDesk.MOST_KEPT; i += 50) talk.invites("b@x.org", days(i, 50));
        assertEquals(InviteDesk.MOST_KEPT, talk.of("b@x.org").attendee().dates().size());
        talk.invites("b@x.org", days(InviteDesk.MOST_KEPT, 1));
        assertEquals(Outcome.REFUSED, talk.last().outcome());
        talk.invites("b@x.org");
        assertTrue(talk.of("b@x.org").attendee().whole());
    }

    @Test
    void aDateThatTheEventHasNotIsRefusedByItsName() {
        var off = Given.berlin("2026-12-08T10:00");
        var story = new Story().hears(Story.whole(0, 0, Given.tuesdays())).hears(Story.cancel(Story.off(1, 10, off)));
        for (var date : List.of(off.key(), "20261209T090000Z", "20261215", "tomorrow")) {
            var talk = new Talk(story.event()).invites("b@x.org", date);
            assertEquals(Outcome.REFUSED, talk.last().outcome());
            assertTrue(talk.last().reason().contains(date));
        }
        var single = new Talk(Given.event(Given.once())).invites("b@x.org", "20261201T090000Z");
        assertEquals(Outcome.REFUSED, single.last().outcome());
    }

    @Test
    void whoIsInvitedToAllGetsNoMailForADateOfIt() {
        var talk = new Talk(Given.event(daily())).invites("b@x.org").invites("b@x.org", days(0, 1));
        assertEquals(List.of("INVITE_DUE b@x.org"), talk.told());
    }

    @Test
    void moreDatesAreDueMailsOfTheirOwn() {
        var talk = new Talk(Given.event(daily())).invites("b@x.org", days(0, 1)).invites("b@x.org", days(1, 1));
        assertEquals(List.of("INVITE_DUE b@x.org " + days(1, 1)[0]), talk.told());
        assertEquals(2, talk.of("b@x.org").attendee().dates().size());
    }

    @Test
    void eachMailOfAnInvitationIsCountedAndNoneTwice() {
        var talk = new Talk(Given.event(daily())).invites("b@x.org", days(0, 3));
        assertEquals(3, spent(talk));
        talk.invites("b@x.org", days(0, 3));
        assertEquals(0, spent(talk), "delivered again");
        talk.invites("b@x.org", days(2, 2));
        assertEquals(1, spent(talk));
        talk.invites("b@x.org");
        assertEquals(1, spent(talk), "the whole series is one mail");
        talk.uninvites("b@x.org");
        assertEquals(0, spent(talk), "what was mailed is not given back");
        talk.invites("b@x.org");
        assertEquals(1, spent(talk));
    }

    @Test
    void beyondTheLimitInTimeTheOrganizerIsToldWhenItGoesOn() {
        var last = desk.decide(hasty(asked("b@x.org", Event.Status.CONFIRMED, null, false, 0), 1, false));
        assertEquals(Outcome.APPLIED, last.outcome());
        var next = desk.decide(hasty(asked("b@x.org", Event.Status.CONFIRMED, null, false, 0), 0, false));
        assertEquals(Outcome.LIMITED, next.outcome());
        assertEquals(List.of(), next.changes());
        var told = next.notices().get(0);
        assertEquals(Notice.Type.INVITES_PAUSED, told.type());
        assertEquals("2026-11-22T13:00:00Z", told.instance());
        var known = Attendee.asked("uid", "b@x.org", "", "old", "api", List.of(), NOW);
        var again = desk.decide(hasty(asked("b@x.org", Event.Status.CONFIRMED, known, false, 1), 0, false));
        assertEquals(Outcome.APPLIED, again.outcome(), "who is invited already is due no other mail");
    }

    @Test
    void whoGoesAlongWithHisSeriesIsCountedAndNeverLeftBehind() {
        var decision = desk.decide(hasty(asked("b@x.org", Event.Status.CONFIRMED, null, false, 0), 0, true));
        assertEquals(Outcome.APPLIED, decision.outcome());
        assertEquals(
                4,
                decision.changes().stream()
                        .filter(Change.Spend.class::isInstance)
                        .count());
    }

    /** With so much room in this hour. */
    private static InviteCase hasty(InviteCase c, int room, boolean along) {
        var o = c.organizer().orElseThrow();
        var plan = new Plan(Plan.FREE, 5, 2, new Speed(9, 9), new Speed(room, 9));
        var terms = new Terms(Enrolment.OPEN, "", "", plan, Map.of());
        var r = c.request();
        var request = new InviteRequest(
                r.id(),
                r.uid(),
                r.email(),
                r.name(),
                r.origin(),
                r.dates(),
                r.moves(),
                along,
                "",
                NOW,
                "tr",
                "default");
        return new InviteCase(
                request,
                c.event(),
                c.attendee(),
                c.suppression(),
                Optional.of(new Standing(o.account(), terms, 0, NOW)),
                c.invited(),
                c.tenants(),
                c.freshToken(),
                NOW);
    }

    private static int spent(Talk talk) {
        return talk.last().changes().stream()
                .filter(change ->
                        change instanceof Change.Spend spend && spend.name().contains("#hour#"))
                .mapToInt(change -> ((Change.Spend) change).times())
                .sum();
    }

    private static Details daily() {
        return Story.ruled(Given.tuesdays(), "FREQ=DAILY");
    }

    private static String[] days(int first, int count) {
        var start = Given.tuesdays().start();
        return IntStream.range(first, first + count)
                .mapToObj(
                        i -> When.zoned(start.local().plusDays(i), start.zone()).key())
                .toArray(String[]::new);
    }

    private static InviteCase asked(String email, Event.Status status, Attendee known, boolean suspended, int taken) {
        var event = Given.event(Series.of(Given.once()), status, 0);
        return new InviteCase(
                new InviteRequest("id", "uid", email, "Bob", "api", List.of(), NOW, "tr", "default"),
                Optional.of(event),
                Optional.ofNullable(known),
                Optional.empty(),
                Optional.of(
                        suspended ? Given.standing(Given.suspended(Given.ANN), 0, 2) : Given.standing(Given.ANN, 0, 2)),
                taken,
                Given.OURS,
                "token",
                NOW);
    }
}
