package org.calendarinvite.report;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.calendarinvite.event.Story;
import org.calendarinvite.event.When;
import org.calendarinvite.reply.Talk;
import org.junit.jupiter.api.Test;

/** Statistics of the whole and of its dates. */
class NumbersTest {

    private static final String EVE = "eve@example.com";
    private static final When SECOND = berlin("2026-12-08T10:00");
    private static final When THIRD = berlin("2026-12-15T10:00");

    private final Story story = new Story().hears(Story.whole(0, 0, tuesdays()));
    private final Talk talk = new Talk(story.event())
            .invites(BOB)
            .invites(EVE, SECOND.key())
            .hears(Talk.says(BOB, 1, Talk.whole(0, 1, BOB, "ACCEPTED")))
            .hears(Talk.says(EVE, 2, Talk.on(SECOND, 0, 2, EVE, "TENTATIVE")));

    @Test
    void aDateCountsItsOwnGuestsAndItsOwnAnswersBeforeThoseToTheWhole() {
        assertEquals("{accepted=1, declined=0, tentative=1, noaction=0}", rsvp(SECOND));
        assertEquals("{accepted=1, declined=0, tentative=0, noaction=0}", rsvp(THIRD));
        talk.hears(Talk.says(BOB, 3, Talk.on(SECOND, 0, 3, BOB, "DECLINED")));
        assertEquals("{accepted=0, declined=1, tentative=1, noaction=0}", rsvp(SECOND));
        assertEquals(
                "{accepted=1, declined=0, tentative=1, noaction=0}",
                whole().get("rsvp").toString());
        assertEquals("{Google Calendar=2}", whole().get("prodid").toString());
        assertEquals(2L, whole().get("attendees"));
    }

    @Test
    void aMovedDateBeginsAtNothing() {
        var later = details(berlin("2026-12-08T14:00"), berlin("2026-12-08T15:00"), "");
        talk.becomes(story.hears(Story.dates(Story.date(1, 10, SECOND, later))).event());
        assertEquals("{accepted=0, declined=0, tentative=0, noaction=2}", rsvp(SECOND));
        assertEquals("{accepted=1, declined=0, tentative=0, noaction=0}", rsvp(THIRD));
    }

    @Test
    void aMovedSeriesBeginsAtNothing() {
        var eleven = details(berlin("2026-12-01T11:00"), berlin("2026-12-01T12:00"), "FREQ=WEEKLY");
        talk.becomes(story.hears(Story.whole(1, 10, eleven)).event());
        assertEquals(
                "{accepted=0, declined=0, tentative=0, noaction=2}",
                whole().get("rsvp").toString());
        assertEquals("{}", whole().get("prodid").toString());
        assertEquals("{api=2}", whole().get("origin").toString());
    }

    private Map<String, Object> whole() {
        return new Numbers(talk.counters(), talk.event().series()).whole();
    }

    private String rsvp(When date) {
        return new Numbers(talk.counters(), talk.event().series())
                .on(date.key())
                .get("rsvp")
                .toString();
    }
}
