package org.calendarinvite.invite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Given;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.event.Event;
import org.calendarinvite.ical.CalendarWriter;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.reply.ReplyDesk;
import org.junit.jupiter.api.Test;

class UninviteTest {

    private static final Event EVENT = Given.event(Given.once());
    private static final Attendee BOB =
            Given.attendee(new Answered(PartStat.ACCEPTED, 0, Given.NOW, Given.NOW, "", Belief.VERIFIED));

    private final InviteDesk desk = new InviteDesk(new Recurrences());
    private final Decision decision = desk.uninvite(new Invitation(EVENT, BOB), "tr", Given.NOW);
    private final Attendee gone = kept(decision);

    @Test
    void hisPlaceAndHisNumbersAreGivenBack() {
        assertTrue(decision.changes().contains(new Change.Release("invites#uid")));
        var counted = (Change.Count) decision.changes().get(1);
        assertEquals(
                Map.of("attendees", -1, "origin.api", -1, "rsvp.0.accepted", -1, "prodid.0.other", -1),
                counted.deltas());
    }

    @Test
    @Conforms(23)
    void heAloneIsToldAndTheEventGoesOn() {
        var told = decision.notices();
        assertEquals(List.of(Given.BOB), told.stream().map(Notice::attendee).toList());
        var due = Due.of(told.get(0), EVENT, gone, new Recurrences());
        assertTrue(due.current());
        var text = new String(
                new CalendarWriter()
                        .withdrawal(EVENT, "", Given.NOW)
                        .personal("rsvp-t@ours.org", new Invitation(EVENT, gone), Given.NOW),
                StandardCharsets.UTF_8);
        assertTrue(text.contains("METHOD:CANCEL") && text.contains(Given.BOB), text);
        assertFalse(text.contains("STATUS:"), text);
        assertEquals(Event.Status.CONFIRMED, EVENT.status());
    }

    @Test
    @Conforms(23)
    void noUpdateIsDueToHimAndHisAnswerCountsNoMore() {
        for (var type : List.of(Notice.Type.UPDATE_DUE, Notice.Type.CANCELLATION_DUE, Notice.Type.REFRESH_DUE))
            assertFalse(Due.of(new Notice(type, "uid", Given.BOB, "", 0, "tr"), EVENT, gone, new Recurrences())
                    .current());
        var answer = Given.answer(
                "t",
                Given.BOB,
                "uid",
                0,
                Given.NOW,
                List.of(Given.voice(Given.BOB, "DECLINED")),
                Belief.VERIFIED,
                Given.NOW);
        var decided = new ReplyDesk(new Recurrences())
                .decide(Given.replied(answer, Optional.of(new Invitation(EVENT, gone)), Optional.empty()));
        assertEquals(Outcome.RECORDED, decided.outcome());
        assertTrue(decided.changes().isEmpty());
    }

    @Test
    void whoIsInvitedAgainGetsAnInvitationAgain() {
        var request = new InviteRequest("id", "uid", Given.BOB, "Bob", "api", List.of(), Given.NOW, "tr", "default");
        var later = Given.NOW.plusSeconds(60);
        var again = desk.decide(new InviteCase(
                request,
                Optional.of(EVENT),
                Optional.of(gone),
                Optional.empty(),
                Optional.of(Given.standing(Given.ANN, 0, 10)),
                0,
                Given.OURS,
                "token",
                later));
        var back = kept(again);
        assertFalse(back.gone());
        assertEquals(PartStat.NOACTION, new Invitation(EVENT, back).status());
        assertEquals(gone.version() + 1, back.version());
        var first =
                Due.of(again.notices().get(0), EVENT, BOB, new Recurrences()).mailId();
        assertFalse(
                first.equals(Due.of(again.notices().get(0), EVENT, back, new Recurrences())
                        .mailId()),
                first);
    }

    @Test
    void askedTwiceTheSameMailIsDue() {
        var again = desk.uninvite(new Invitation(EVENT, gone), "tr", Given.NOW);
        assertTrue(again.changes().isEmpty());
        assertEquals(
                Due.of(decision.notices().get(0), EVENT, gone, new Recurrences())
                        .mailId(),
                Due.of(again.notices().get(0), EVENT, gone, new Recurrences()).mailId());
    }

    private static Attendee kept(Decision decision) {
        return decision.changes().stream()
                .filter(Change.Keep.class::isInstance)
                .map(change -> (Attendee) ((Change.Keep) change).kept())
                .findFirst()
                .orElseThrow();
    }
}
