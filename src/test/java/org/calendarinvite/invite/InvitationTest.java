package org.calendarinvite.invite;

import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.attendee;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.invite.Answered.Belief;
import org.junit.jupiter.api.Test;

/** Which of his answers count for an attendee. */
class InvitationTest {

    private static final String SECOND = berlin("2026-12-08T10:00").key();
    private static final String THIRD = berlin("2026-12-15T10:00").key();

    @Test
    void aDateWithoutItsOwnAnswerHasThatOfTheWhole() {
        var bob = attendee(said(PartStat.ACCEPTED, 0, 1)).answeredOn(SECOND, said(PartStat.DECLINED, 0, 0));
        var invitation = new Invitation(event(tuesdays()), bob);
        assertEquals(PartStat.DECLINED, invitation.statusOn(SECOND));
        assertEquals(PartStat.ACCEPTED, invitation.statusOn(THIRD));
        assertEquals(PartStat.ACCEPTED, invitation.statusOn(""));
    }

    @Test
    void whoIsInvitedToSomeDatesIsCountedByHisNewestAnswer() {
        var bob = attendee(SECOND, THIRD)
                .answeredOn(SECOND, said(PartStat.ACCEPTED, 0, 5))
                .answeredOn(THIRD, said(PartStat.DECLINED, 0, 4));
        assertEquals(PartStat.ACCEPTED, new Invitation(event(tuesdays()), bob).status());
        assertEquals(PartStat.NOACTION, new Invitation(event(tuesdays()), attendee(SECOND)).status());
    }

    @Test
    void answersToTimesThatNoLongerHoldAreFormerOnes() {
        var moved = event(new Series(tuesdays(), false, List.of(), 3, 3), Event.Status.CONFIRMED, 3);
        var whole = new Invitation(moved, attendee(said(PartStat.ACCEPTED, 2, 1)));
        assertEquals(PartStat.NOACTION, whole.status());
        assertEquals(PartStat.ACCEPTED, whole.formerStatus());
        var some = new Invitation(moved, attendee(SECOND).answeredOn(SECOND, said(PartStat.TENTATIVE, 2, 1)));
        assertEquals(PartStat.NOACTION, some.status());
        assertEquals(PartStat.TENTATIVE, some.formerStatus());
        assertEquals(PartStat.ACCEPTED, new Invitation(moved, attendee(said(PartStat.ACCEPTED, 3, 1))).status());
    }

    private static Answered said(PartStat status, long sequence, long second) {
        return new Answered(status, sequence, NOW.plusSeconds(second), NOW.plusSeconds(second), "", Belief.VERIFIED);
    }
}
