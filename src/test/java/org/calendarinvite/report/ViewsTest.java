package org.calendarinvite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.calendarinvite.Given;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Story;
import org.calendarinvite.invite.Delivery;
import org.calendarinvite.invite.Feedback;
import org.calendarinvite.reply.Talk;
import org.junit.jupiter.api.Test;

class ViewsTest {

    @Test
    void aPersonIsMaskedAsTheOriginalDidIt() {
        assertEquals("j*******@example.com", Mask.address("johndoe@example.com"));
        assertEquals("J*******", Mask.name("John Doe"));
        assertEquals("", Mask.name(""));
        assertEquals("😀*******", Mask.name("😀 Smile"));
    }

    @Test
    void whoHasNotAnsweredIsWhatIsLeft() {
        var view = new Numbers(
                        Map.of(
                                "attendees",
                                5L,
                                "rsvp.0.accepted",
                                2L,
                                "rsvp.0.tentative",
                                1L,
                                "origin.api",
                                5L,
                                "prodid.0.Old",
                                0L),
                        Series.of(Given.once()))
                .whole();
        assertEquals(
                "{accepted=2, declined=0, tentative=1, noaction=2}",
                view.get("rsvp").toString());
        assertEquals("{api=5}", view.get("origin").toString());
        assertEquals("{}", view.get("prodid").toString());
    }

    @Test
    void aSeriesShowsTheDatesThatDiffer() {
        var second = Given.berlin("2026-12-08T10:00");
        var third = Given.berlin("2026-12-15T10:00");
        var later = Given.details(Given.berlin("2026-12-08T14:00"), Given.berlin("2026-12-08T15:00"), "");
        var event = new Story()
                .hears(Story.whole(0, 0, Given.tuesdays(), Story.date(0, 0, second, later), Story.off(0, 0, third)))
                .event();
        assertEquals(
                "[{date=20261208T090000Z, status=confirmed, summary=Meeting, "
                        + "dtstart=2026-12-08T14:00:00+01:00[Europe/Berlin], dtend=2026-12-08T15:00:00+01:00[Europe/Berlin]}, "
                        + "{date=20261215T090000Z, status=cancelled}]",
                Views.event(event).get("instances").toString());
        assertEquals("FREQ=WEEKLY", Views.event(event).get("rrule"));
    }

    @Test
    void anAnswerToFormerTimesIsShownAsOlderAndNobodyIsNamed() {
        var talk = new Talk(Given.event(Given.once())).invites(Given.BOB);
        talk.hears(Talk.says(Given.BOB, 1, Talk.whole(0, 1, Given.BOB, "ACCEPTED")));
        assertEquals("accepted", Views.sanitised(talk.of(Given.BOB)).get("status"));
        assertEquals("", Views.sanitised(talk.of(Given.BOB)).get("older_answer"));
        var moved = new Series(Given.once(), false, List.of(), 1, 1);
        talk.becomes(Given.event(moved, Event.Status.CONFIRMED, 1));
        var view = Views.sanitised(talk.of(Given.BOB));
        assertEquals("noaction", view.get("status"));
        assertEquals("accepted", view.get("older_answer"));
        assertFalse(view.toString().contains("bob"));
    }

    @Test
    void whetherHisMailsReachHimIsShownAndNobodyIsNamed() {
        var talk = new Talk(Given.event(Given.once())).invites(Given.BOB);
        assertEquals("none", Views.sanitised(talk.of(Given.BOB)).get("delivery"));
        assertEquals("", Views.sanitised(talk.of(Given.BOB)).get("delivery_reason"));
        assertEquals("{}", numbers(talk).get("delivery").toString());
        var report = Delivery.Report.of(Delivery.State.BOUNCED, Given.NOW, "550 <bob@example.com> no user Bob here");
        talk.hears(new Feedback("id", "t-" + Given.BOB, true, List.of(Given.BOB), report, "tr"));
        var view = Views.sanitised(talk.of(Given.BOB));
        assertEquals("bounced", view.get("delivery"));
        assertEquals("550 …@… no user ******* here", view.get("delivery_reason"));
        assertEquals("{bounced=1}", numbers(talk).get("delivery").toString());
        assertEquals("no ann", Mask.mailbox("no ann", "an@example.com"), "too short to be told from a word");
    }

    private static Map<String, Object> numbers(Talk talk) {
        return new Numbers(talk.counters(), talk.event().series()).whole();
    }
}
