package org.calendarinvite.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.calendarinvite.Worlds;
import org.calendarinvite.aws.FeedbackNotices;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.invite.Delivery.State;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.mail.Refusals;
import org.junit.jupiter.api.Test;

/** What becomes of our mails moves what is known of their readers (RFC 3464, 3834), and nothing else. */
class FeedbackTest {

    private static final String DAEMON = "mailer-daemon@example.net";
    private static final String FROM = House.SETTINGS.mail().from();

    private final House house = House.withBob();

    @Test
    @Conforms(43)
    void aReportMovesTheDeliveryOfTheAttendeeWhoseInvitationItQuotes() {
        for (var action : List.of("delayed DELAYED", "relayed DELIVERED", "failed BOUNCED", "delivered DELIVERED")) {
            var fresh = House.withBob();
            assertEquals(
                    Outcome.APPLIED,
                    fresh.report(report(fresh, action.split(" ")[0], FROM)).outcome());
            assertEquals(State.valueOf(action.split(" ")[1]), state(fresh), action);
        }
        house.report(report(house, "failed", FROM));
        assertEquals(1, house.statistics().get("delivery.bounced"));
        assertEquals(PartStat.NOACTION, house.bob().answer().status());
        assertEquals(List.of(), house.mails(Given.BOB));
    }

    @Test
    @Conforms(43)
    void aReportWithoutTheInvitationIsKnownByTheMailboxThatItCameTo() {
        var bare = status("failed") + "--b--\r\n";
        assertEquals(Outcome.RECORDED, house.report(inbound(bare, FROM)).outcome());
        assertEquals(State.NONE, state(house));
        house.report(inbound(bare, house.bobsMailbox()));
        assertEquals(State.BOUNCED, state(house));
        assertEquals("550 5.1.1 No such user", house.bob().delivery().stands().reason());
    }

    @Test
    @Conforms(43)
    void aComplaintByMailMovesIt() {
        var complaint = "--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n\r\n"
                + original(house) + "--b--\r\n";
        house.report(inbound(complaint, FROM));
        assertEquals(State.COMPLAINED, state(house));
    }

    @Test
    @Conforms(43)
    void aNoticeOfSesMovesItByTheTagThatTheInvitationCarries() throws JsonProcessingException {
        var tag = house.toBob(Notice.Type.INVITE_DUE).mail().header("X-SES-MESSAGE-TAGS");
        assertEquals("token=" + house.bob().token(), tag);
        var notice = "{\"eventType\":\"Bounce\",\"bounce\":{\"bounceType\":\"Permanent\",\"bouncedRecipients\":"
                + "[{\"emailAddress\":\"" + Given.BOB + "\"}],\"timestamp\":\"2026-11-22T12:00:00Z\"},\"mail\":"
                + "{\"messageId\":\"m\",\"tags\":{\"token\":[\"" + tag.substring("token=".length()) + "\"]}}}";
        for (var feedback : new FeedbackNotices(Worlds.json()).read(notice)) house.hears(feedback);
        assertEquals(State.BOUNCED, state(house));
        assertEquals(1, house.statistics().get("delivery.bounced"));
    }

    @Test
    @Conforms({42, 43})
    void aReportIsNeverAnsweredWhateverItHolds() {
        var answer = "--b\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n"
                + Ics.reply(house.event().uid(), Given.BOB, "ACCEPTED");
        var mail = House.read(inbound(answer + status("failed") + original(house) + "--b--\r\n", house.bobsMailbox()));
        assertTrue(mail.reports() && mail.automatic() && mail.calendar().isEmpty());
        assertFalse(
                new Refusals(Worlds.json(), House.SETTINGS).unknownMailbox(mail).told());
    }

    private static State state(House house) {
        return house.bob().delivery().stands().state();
    }

    private static Inbound report(House house, String action, String to) {
        return inbound(status(action) + original(house) + "--b--\r\n", to);
    }

    private static String status(String action) {
        return "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n\r\n"
                + "Final-Recipient: rfc822; " + Given.BOB + "\r\nAction: " + action
                + "\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user\r\n\r\n";
    }

    /** As the mail that is returned. */
    private static String original(House house) {
        return "--b\r\nContent-Type: message/rfc822\r\n\r\n"
                + new String(house.toBob(Notice.Type.INVITE_DUE).raw(), UTF_8) + "\r\n";
    }

    private static Inbound inbound(String parts, String to) {
        var type = "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n";
        return Inbound.mime(DAEMON, to, type, parts.getBytes(UTF_8));
    }
}
