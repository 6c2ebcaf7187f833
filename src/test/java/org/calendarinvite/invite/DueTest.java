package org.calendarinvite.invite;

import static org.calendarinvite.Given.attendee;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.calendarinvite.Given;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Story;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.Recurrences;
import org.junit.jupiter.api.Test;

/** Which mails still say what is true, and which are one mail. */
class DueTest {

    private static final When SECOND = berlin("2026-12-08T10:00");
    private static final String THIRD = berlin("2026-12-15T10:00").key();

    private final Story story = new Story()
            .hears(Story.whole(0, 0, tuesdays()))
            .hears(Story.whole(1, 10, Story.called(tuesdays(), "Choir")))
            .hears(Story.cancel(Story.off(1, 20, SECOND)));

    @Test
    void anUpdateOfTheWholeIsCurrentUntilTheWholeChangesAgain() {
        assertTrue(due(Notice.Type.UPDATE_DUE, "", 1, attendee()).current());
        story.hears(Story.whole(2, 30, tuesdays()));
        assertFalse(due(Notice.Type.UPDATE_DUE, "", 1, attendee()).current());
        assertTrue(due(Notice.Type.UPDATE_DUE, "", 3, attendee()).current());
    }

    @Test
    void aCancelledDateIsAnUpdateThatIsOver() {
        var due = due(Notice.Type.UPDATE_DUE, SECOND.key(), 2, attendee());
        assertTrue(due.current());
        assertTrue(due.over());
        assertFalse(due(Notice.Type.UPDATE_DUE, SECOND.key(), 1, attendee()).current());
        assertFalse(due(Notice.Type.UPDATE_DUE, THIRD, 2, attendee()).current());
    }

    @Test
    void aDateThatIsLeftOutIsToldLikeACancelledOne() {
        story.hears(Story.whole(2, 30, Story.without(Story.called(tuesdays(), "Choir"), berlin("2026-12-15T10:00"))));
        var due = due(Notice.Type.UPDATE_DUE, THIRD, 3, attendee());
        assertTrue(due.current());
        assertTrue(due.over());
    }

    @Test
    @Conforms(20)
    void nobodyIsMailedAboutDatesThatHeIsNotInvitedTo() {
        assertFalse(
                due(Notice.Type.UPDATE_DUE, SECOND.key(), 2, attendee(THIRD)).current());
        assertFalse(due(Notice.Type.UPDATE_DUE, "", 1, attendee(THIRD)).current());
        assertTrue(due(Notice.Type.INVITE_DUE, THIRD, 1, attendee(THIRD)).current());
        assertFalse(due(Notice.Type.INVITE_DUE, "", 1, attendee(THIRD)).current());
    }

    @Test
    void nobodyIsInvitedToWhatIsOver() {
        assertFalse(due(Notice.Type.INVITE_DUE, SECOND.key(), 1, attendee()).current());
        story.hears(Story.cancel(2, 40));
        assertFalse(due(Notice.Type.INVITE_DUE, "", 1, attendee()).current());
        assertFalse(due(Notice.Type.UPDATE_DUE, "", 3, attendee()).current());
        assertTrue(due(Notice.Type.CANCELLATION_DUE, "", 3, attendee()).current());
        assertFalse(due(Notice.Type.CANCELLATION_DUE, "", 2, attendee()).current());
        assertTrue(due(Notice.Type.REFRESH_DUE, "", 2, attendee()).current());
    }

    @Test
    void theEndOfADateIsToldWhateverBecameOfItsGuestAndWhoFollowsIsInvited() {
        var noon = berlin("2026-12-15T12:00").key();
        story.hears(Story.whole(
                2, 30, Given.details(berlin("2026-12-01T12:00"), berlin("2026-12-01T13:00"), "FREQ=WEEKLY")));
        for (var guest : List.of(attendee(noon), attendee(), attendee().uninvited()))
            assertTrue(due(Notice.Type.DATE_ENDED_DUE, THIRD, 1, guest).current());
        assertFalse(due(Notice.Type.DATE_ENDED_DUE, noon, 1, attendee(noon)).current(), "it is a date again");
        assertTrue(due(Notice.Type.FOLLOW_DUE, noon, 1, attendee(noon)).current());
        assertFalse(due(Notice.Type.FOLLOW_DUE, THIRD, 1, attendee(THIRD)).current());
        assertFalse(
                due(Notice.Type.FOLLOW_DUE, noon, 1, attendee(noon).uninvited()).current());
    }

    @Test
    void eachDateVersionAndRefreshIsAMailOfItsOwnAndAnInviteIsOne() {
        assertEquals(id(Notice.Type.INVITE_DUE, "", 0, "a"), id(Notice.Type.INVITE_DUE, "", 5, "b"));
        assertNotEquals(id(Notice.Type.INVITE_DUE, "", 0, "a"), id(Notice.Type.INVITE_DUE, THIRD, 0, "a"));
        assertEquals(id(Notice.Type.UPDATE_DUE, THIRD, 2, "a"), id(Notice.Type.UPDATE_DUE, THIRD, 2, "b"));
        assertNotEquals(id(Notice.Type.UPDATE_DUE, THIRD, 2, "a"), id(Notice.Type.UPDATE_DUE, THIRD, 3, "a"));
        for (var type : List.of(
                Notice.Type.REFRESH_DUE,
                Notice.Type.DECLINECOUNTER_DUE,
                Notice.Type.FOLLOW_DUE,
                Notice.Type.DATE_ENDED_DUE)) assertNotEquals(id(type, "", 2, "a"), id(type, "", 2, "b"));
        assertFalse(id(Notice.Type.INVITE_DUE, "", 0, "a").contains(attendee().token() + "/"));
    }

    private static String id(Notice.Type type, String date, long sequence, String trace) {
        var notice = new Notice(type, "uid", Given.BOB, date, sequence, trace);
        return Due.of(notice, event(Series.of(tuesdays()), Event.Status.CONFIRMED, 0), attendee(), new Recurrences())
                .mailId();
    }

    private Due due(Notice.Type type, String date, long sequence, Attendee attendee) {
        return Due.of(
                new Notice(type, "uid", Given.BOB, date, sequence, "tr"), story.event(), attendee, new Recurrences());
    }
}
