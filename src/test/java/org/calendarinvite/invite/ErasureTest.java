package org.calendarinvite.invite;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.calendarinvite.decision.Change;
import org.calendarinvite.event.Histories;
import org.calendarinvite.reply.RandomAnswers;
import org.calendarinvite.reply.Talk;

class ErasureTest {

    @Property(tries = 200)
    void whateverSomebodyAnsweredWhatRemainsOfHimCountsTheSame(@ForAll long seed) {
        var talk = new Talk(event(tuesdays())).invites(BOB);
        var answers = new RandomAnswers(new Random(seed), List.of(BOB), Histories.DATES);
        for (int i = 0; i < 5; i++) talk.hears(answers.next(0));
        var before = talk.of(BOB).attendee();
        var kept = (Change.Keep) Erasure.forget(before, "nobody1").changes().get(1);
        var after = (Attendee) kept.kept();
        assertEquals(Tally.of(new Invitation(talk.event(), before)), Tally.of(new Invitation(talk.event(), after)));
        assertEquals(Tally.sum(new Invitation(talk.event(), before)), Tally.sum(new Invitation(talk.event(), after)));
        assertFalse(after.toString().contains("bob"), after::toString);
        assertFalse(after.toString().contains(before.token()), after::toString);
    }
}
