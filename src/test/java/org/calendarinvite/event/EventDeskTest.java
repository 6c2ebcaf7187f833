package org.calendarinvite.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.calendarinvite.Given;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.event.EventRequest.Kind;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.Enrolment;
import org.calendarinvite.organizer.Plan;
import org.calendarinvite.organizer.Standing;
import org.calendarinvite.organizer.Terms;
import org.junit.jupiter.api.Test;

class EventDeskTest {

    private static final String ANN = "ann@example.com";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Details LUNCH = details("Lunch", 12);

    private final EventDesk desk = new EventDesk(new Recurrences());

    @Test
    void aNewEventIsKeptUnderOurOwnUidAndTold() {
        var decision = desk.create(asked(request(0, LUNCH), null, 0));
        var event = kept(decision);
        assertEquals("fresh-uid", event.uid());
        assertEquals(0, event.sequence());
        assertEquals(ANN, event.organizer());
        assertEquals("client-uid", event.clientUid());
        assertEquals(Notice.Type.EVENT_CREATED, decision.notices().get(0).type());
        assertTrue(decision.changes().contains(new Change.Take("events#t#" + ANN, 5)));
    }

    @Test
    void theEventAfterTheLastAllowedOneIsRefusedWithTheLimit() {
        assertEquals(
                Outcome.APPLIED, desk.create(asked(request(0, LUNCH), null, 4)).outcome());
        var decision = desk.create(asked(request(0, LUNCH), null, 5));
        assertEquals(Outcome.LIMITED, decision.outcome());
        assertTrue(decision.reason().contains("limit of 5"));
    }

    @Test
    @Conforms(36)
    void anUnprovenSenderIsHeldAndChangesNothing() {
        var forged = new EventRequest(
                Kind.REQUEST,
                "t",
                ANN,
                false,
                ANN,
                "Ann",
                "client-uid",
                source(0),
                Optional.of(LUNCH),
                List.of(),
                Optional.empty(),
                true,
                "",
                "tr");
        assertHeldEmpty(desk.create(asked(forged, null, 0)));
        assertHeldEmpty(desk.update(asked(forged, stored(), 0)));
        assertHeldEmpty(desk.cancel(asked(forged, stored(), 0)));
    }

    @Test
    @Conforms(36)
    void aGuestWhoForwardsAnInvitationDoesNotBecomeItsOrganizer() {
        var forwarded = new EventRequest(
                Kind.REQUEST,
                "t",
                "bob@example.com",
                true,
                ANN,
                "",
                "u",
                source(0),
                Optional.of(LUNCH),
                List.of(),
                Optional.empty(),
                true,
                "",
                "tr");
        var decision = desk.create(asked(forwarded, null, 0));
        assertEquals(Outcome.REFUSED, decision.outcome());
        assertTrue(decision.reason().contains(ANN));
    }

    @Test
    void aSuspendedOrganizerHasNoNewEventAndChangesNone() {
        var suspended = Given.standing(Given.suspended(ANN), 1, 10);
        assertEquals(
                Outcome.REFUSED,
                desk.create(asked(request(0, LUNCH), null, suspended)).outcome());
        var change = desk.update(asked(request(1, details("Dinner", 19)), stored(), suspended));
        assertEquals(Outcome.REFUSED, change.outcome());
        assertTrue(change.reason().contains("Spam"), change.reason());
    }

    @Test
    void aSuspendedOrganizersCancellationGoesThrough() {
        var suspended = Given.standing(Given.suspended(ANN), 1, 10);
        var request = request(1, LUNCH);
        var cancel = new EventRequest(
                Kind.CANCEL,
                request.tenant(),
                ANN,
                true,
                ANN,
                "Ann",
                "client-uid",
                source(1),
                Optional.of(LUNCH),
                List.of(),
                Optional.empty(),
                true,
                "",
                "tr");
        var decision = desk.cancel(asked(cancel, stored(), suspended));
        assertEquals(Outcome.APPLIED, decision.outcome());
        assertTrue(kept(decision).cancelled());
    }

    @Test
    void theFirstEventBringsAnAccountAndTheNextDoesNot() {
        var known = Given.standing(ANN, 0, 10);
        var newcomer = new Standing(known.terms().newcomer("default", ANN, NOW), known.terms(), 0, NOW);
        assertTrue(desk.create(asked(request(0, LUNCH), null, newcomer)).changes().stream()
                .anyMatch(change -> change instanceof Change.Keep keep
                        && keep.kept() instanceof Account account
                        && account.version() == 1));
        assertTrue(desk.create(asked(request(0, LUNCH), null, known)).changes().stream()
                .noneMatch(change -> change instanceof Change.Keep keep && keep.kept() instanceof Account));
    }

    @Test
    void whereOrganizersAreApprovedTheOperatorIsAskedAndTheNewcomerIsOnTheList() {
        var terms = new Terms(Enrolment.APPROVAL, "op@example.org", "", new Plan(Plan.FREE, 5, 10), Map.of());
        var waiting = new Standing(terms.newcomer("default", ANN, NOW), terms, 0, NOW);
        var held = desk.create(asked(request(0, LUNCH), null, waiting));
        assertEquals(Outcome.HELD, held.outcome());
        assertEquals("op@example.org", held.question().orElseThrow().decider());
        assertTrue(held.keepsAnyway());
        var again = new Standing(waiting.account().next(), terms, 0, NOW);
        var next = desk.create(asked(request(0, LUNCH), null, again));
        assertEquals(Outcome.HELD, next.outcome());
        assertFalse(next.keepsAnyway());
    }

    @Test
    void aChangeRaisesOurSequenceByOneWhateverTheClientCounts() {
        var decision = desk.update(asked(request(7, details("Lunch", 13)), stored(), 1));
        assertEquals(1, kept(decision).sequence());
        assertEquals(13, kept(decision).details().start().local().getHour());
        assertEquals(Notice.Type.EVENT_UPDATED, decision.notices().get(0).type());
    }

    @Test
    @Conforms(17)
    void theSameDetailsAgainMailNobodyButAreRemembered() {
        var decision = desk.update(asked(request(3, LUNCH), stored(), 1));
        assertEquals(Outcome.RECORDED, decision.outcome());
        assertEquals(3, kept(decision).source().sequence());
        assertEquals(0, kept(decision).sequence());
        assertTrue(decision.notices().isEmpty());
    }

    @Test
    @Conforms(36)
    void anOlderOrEqualVersionChangesNothing() {
        var newer = desk.update(asked(request(3, details("Lunch", 13)), stored(), 1));
        for (long sequence : new long[] {2, 3}) {
            var decision = desk.update(asked(request(sequence, details("Lunch", 14)), kept(newer), 1));
            assertEquals(Outcome.RECORDED, decision.outcome());
            assertEquals(EventReasons.OLDER, decision.reason());
            assertTrue(decision.notices().isEmpty());
        }
        var after = kept(desk.update(asked(request(2, details("Lunch", 14)), kept(newer), 1)));
        assertEquals(kept(newer).details(), after.details());
        assertEquals(kept(newer).source(), after.source());
    }

    @Test
    void aCancellationIsToldOnceAndGivesThePlaceBack() {
        var decision = desk.cancel(asked(cancel(1), stored(), 1));
        var event = kept(decision);
        assertTrue(event.cancelled());
        assertEquals(1, event.sequence());
        assertTrue(decision.changes().contains(new Change.Release("events#t#" + ANN)));
        var again = desk.cancel(asked(cancel(2), event, 0));
        assertEquals(Outcome.RECORDED, again.outcome());
        assertTrue(again.notices().isEmpty());
    }

    @Test
    void aRequestWithoutUsAmongTheGuestsIsACancellation() {
        var dropped = new EventRequest(
                Kind.REQUEST,
                "t",
                ANN,
                true,
                ANN,
                "Ann",
                "client-uid",
                source(2),
                Optional.of(LUNCH),
                List.of(),
                Optional.empty(),
                false,
                "",
                "tr");
        var c = asked(dropped, stored(), 1);
        assertTrue(c.isCancellation());
        assertTrue(kept(desk.cancel(c)).cancelled());
    }

    @Test
    void aCancelledEventComesBackWhenTheOrganizerInvitesUsAgain() {
        var cancelled = kept(desk.cancel(asked(cancel(1), stored(), 1)));
        var decision = desk.update(asked(request(2, LUNCH), cancelled, 0));
        assertEquals(Event.Status.CONFIRMED, kept(decision).status());
        assertEquals(2, kept(decision).sequence());
        assertTrue(decision.changes().contains(new Change.Take("events#t#" + ANN, 5)));
    }

    @Test
    void cancellingAnUnknownEventIsRefusedWithAReason() {
        assertEquals(Outcome.REFUSED, desk.cancel(asked(cancel(1), null, 0)).outcome());
    }

    @Test
    void theSameRequestHasTheSameKeyAndAnotherOneAnother() {
        var first = desk.create(asked(request(0, LUNCH), null, 0)).key();
        assertEquals(first, desk.update(asked(request(0, LUNCH), stored(), 1)).key());
        assertTrue(
                !first.equals(desk.update(asked(request(1, LUNCH), stored(), 1)).key()));
    }

    private static void assertHeldEmpty(Decision decision) {
        assertEquals(Outcome.HELD, decision.outcome());
        assertTrue(decision.changes().isEmpty());
        assertTrue(decision.notices().isEmpty());
    }

    private static Event kept(Decision decision) {
        return decision.changes().stream()
                .flatMap(change -> change instanceof Change.Keep keep ? Stream.of(keep.kept()) : Stream.empty())
                .flatMap(kept -> kept instanceof Event event ? Stream.of(event) : Stream.empty())
                .findFirst()
                .orElseThrow();
    }

    private static Event stored() {
        return request(0, LUNCH).firstVersion("stored-uid", Series.of(LUNCH), Strangers.HOLD, "", NOW);
    }

    private static EventCase asked(EventRequest request, Event stored, int events) {
        return asked(request, stored, Given.standing(request.sender(), events, 10));
    }

    private static EventCase asked(EventRequest request, Event stored, Standing organizer) {
        return new EventCase(
                request,
                Optional.ofNullable(stored),
                Optional.empty(),
                organizer,
                true,
                Strangers.HOLD,
                Pace.of(0, 30, NOW),
                "fresh-uid",
                NOW);
    }

    private static EventRequest request(long sequence, Details details) {
        return new EventRequest(
                Kind.REQUEST,
                "t",
                ANN,
                true,
                ANN,
                "Ann",
                "client-uid",
                source(sequence),
                Optional.of(details),
                List.of(),
                Optional.empty(),
                true,
                "",
                "tr");
    }

    private static EventRequest cancel(long sequence) {
        return new EventRequest(
                Kind.CANCEL,
                "t",
                ANN,
                true,
                ANN,
                "Ann",
                "client-uid",
                source(sequence),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                true,
                "",
                "tr");
    }

    private static Source source(long sequence) {
        return new Source(sequence, NOW);
    }

    private static Details details(String summary, int hour) {
        var start = LocalDateTime.of(2026, 12, 1, hour, 0);
        return new Details(
                summary,
                "",
                "",
                "",
                When.zoned(start, "Europe/Berlin"),
                When.zoned(start.plusHours(1), "Europe/Berlin"),
                "",
                List.of(),
                List.of());
    }
}
