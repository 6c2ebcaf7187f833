package org.calendarinvite.report;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.calendarinvite.Given;
import org.calendarinvite.reply.Talk;
import org.junit.jupiter.api.Test;

class AttendeeLineTest {

    private final Talk talk = new Talk(Given.event(tuesdays())).invites(BOB);

    @Test
    void theColumnsOfOldComeFirst() {
        assertTrue(AttendeeLine.header().startsWith("email,name,status,origin,prodid,"));
        assertTrue(AttendeeLine.of(talk.of(BOB)).startsWith(BOB + ",,noaction,api,,"), AttendeeLine.of(talk.of(BOB)));
    }

    @Test
    void anAnswerIsThereWithItsDateAndHowFarItIsBelieved() {
        talk.hears(Talk.says(BOB, 1, Talk.whole(0, 1, BOB, "ACCEPTED")));
        talk.hears(Talk.says(BOB, 2, Talk.on(berlin("2026-12-08T10:00"), 0, 2, BOB, "DECLINED")));
        var line = AttendeeLine.of(talk.of(BOB));
        assertTrue(line.startsWith(BOB + ",,accepted,api,"), line);
        assertTrue(line.contains(",verified,,20261208T090000Z declined,"), line);
        assertEquals(AttendeeLine.header().split(",").length, line.split(",", -1).length);
    }

    @Test
    void whoWasTakenOffTheListIsSaidToBe() {
        assertTrue(AttendeeLine.of(talk.uninvites(BOB).of(BOB)).startsWith(BOB + ",,uninvited,"));
    }
}
