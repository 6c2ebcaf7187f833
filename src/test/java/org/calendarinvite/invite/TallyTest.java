package org.calendarinvite.invite;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change;
import org.calendarinvite.event.Histories;
import org.calendarinvite.event.Story;
import org.calendarinvite.event.When;
import org.calendarinvite.reply.RandomAnswers;
import org.calendarinvite.reply.Recount;
import org.calendarinvite.reply.Talk;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final String EVE = "eve@example.com";
    private static final String DAN = "dan@example.com";
    private static final List<When> DATES = Histories.DATES;

    @Test
    void whoIsInvitedToSomeDatesAddsToTheseOnly() {
        var talk = new Talk(event(tuesdays())).invites(BOB, DATES.get(0).key());
        var count = talk.last().changes().stream()
                .filter(Change.Count.class::isInstance)
                .map(Change.Count.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(
                Map.of(
                        "attendees",
                        1,
                        "origin.api",
                        1,
                        "some",
                        1,
                        "on." + DATES.get(0).key() + ".some",
                        1),
                count.deltas());
    }

    @Test
    void aDateMovedAloneLeavesTheStatisticsOfTheWhole() {
        var story = new Story().hears(Story.whole(0, 0, tuesdays()));
        var talk = new Talk(story.event()).invites(BOB, DATES.get(0).key());
        talk.hears(Talk.says(BOB, 1, Talk.on(DATES.get(0), 0, 1, BOB, "ACCEPTED")));
        var later = Given.details(Given.berlin("2026-12-08T14:00"), Given.berlin("2026-12-08T15:00"), "");
        talk.becomes(
                story.hears(Story.dates(Story.date(1, 10, DATES.get(0), later))).event());
        talk.hears(Talk.says(BOB, 20, Talk.on(DATES.get(0), 1, 20, BOB, "DECLINED")));
        new Recount(talk.event(), talk.attendees().values()).agreesWith(talk.counters(), DATES);
    }

    /** Whatever becomes of an event, its counters are what a recount of its attendees gives, for the whole and each date. */
    @Property(tries = 1000)
    void countersEqualARecountAtAnyTime(@ForAll long seed) {
        var random = new Random(seed);
        var story = new Story(random.nextBoolean());
        var answers = new RandomAnswers(random, List.of(BOB, EVE, DAN), DATES);
        Talk talk = null;
        for (var mail : Histories.of(random)) {
            story.hears(mail);
            if (!story.known()) continue;
            talk = talk == null ? new Talk(story.event()) : talk.becomes(story.event());
            if (random.nextInt(3) > 0) talk.attendees().keySet().forEach(talk::follows);
            invite(random, talk);
            for (int i = random.nextInt(5); i > 0; i--) {
                var reply = answers.next(talk.event().sequence());
                if (talk.attendees().containsKey(reply.sender())) talk.hears(reply);
            }
            var recount = new Recount(talk.event(), talk.attendees().values());
            recount.agreesWith(talk.counters(), DATES);
            recount.sumsAgreeWith(talk);
        }
    }

    private static void invite(Random random, Talk talk) {
        var date = DATES.get(random.nextInt(DATES.size())).key();
        switch (random.nextInt(4)) {
            case 0 -> talk.invites(BOB);
            case 1 -> talk.invites(EVE, date);
            case 2 -> talk.invites(DAN, date, DATES.get(0).key());
            default -> talk.invites(random.nextBoolean() ? EVE : DAN);
        }
    }
}
