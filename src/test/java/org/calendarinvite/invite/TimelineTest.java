package org.calendarinvite.invite;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change;
import org.calendarinvite.invite.Delivery.State;
import org.calendarinvite.reply.Talk;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Talk talk = new Talk(Given.event(Given.tuesdays()));
    private final List<Timeline> kept = new ArrayList<>();

    @Test
    void eachChangeOfAnAttendeeTellsWhatHappened() {
        tells(talk.invites(BOB));
        tells(talk.hears(Talk.says(BOB, 1, Talk.whole(0, 1, BOB, "ACCEPTED"))));
        tells(talk.hears(Talk.says(
                BOB,
                2,
                Talk.on(Given.berlin("2026-12-08T10:00"), 0, 2, BOB, "DECLINED"),
                Talk.on(Given.berlin("2026-12-15T10:00"), 0, 2, BOB, "DECLINED"))));
        tells(talk.hears(report(State.DELIVERED, 3)));
        tells(talk.hears(new Unsubscription("t-" + BOB, false, NOW.plusSeconds(4), "tr")));
        tells(talk.hears(new Unsubscription("t-" + BOB, true, NOW.plusSeconds(5), "tr")));
        tells(talk.uninvites(BOB));
        assertEquals(
                List.of(
                        "invited {origin=api, sequence=0}",
                        "answered {status=accepted, sequence=0, client=Google, belief=verified}",
                        "answered {status=declined, dates=20261208T090000Z 20261215T090000Z, sequence=0,"
                                + " client=Google, belief=verified}",
                        "delivered {}",
                        "unsubscribed {}",
                        "resubscribed {}",
                        "uninvited {}"),
                kept.stream()
                        .flatMap(change -> change.happenings().stream())
                        .map(one -> one.what() + " " + one.facts())
                        .toList());
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L),
                kept.stream().map(Timeline::number).toList());
        assertEquals(1, kept.stream().map(one -> one.place().shelf()).distinct().count());
    }

    @Test
    void whatChangesNothingIsNotTold() {
        tells(talk.invites(BOB));
        tells(talk.hears(report(State.DELIVERED, 3)));
        kept.clear();
        tells(talk.invites(BOB));
        tells(talk.hears(report(State.DELIVERED, 3)));
        tells(talk.hears(report(State.DELIVERED, 2)));
        assertEquals(List.of(), kept);
    }

    private void tells(Talk said) {
        for (var change : said.last().changes())
            if (change instanceof Change.Keep keep && keep.kept() instanceof Timeline told) kept.add(told);
    }

    private static Feedback report(State state, int second) {
        var report = Delivery.Report.of(state, NOW.plusSeconds(second), "");
        return new Feedback("mail", "t-" + BOB, true, List.of(BOB), report, "tr");
    }
}
