package org.calendarinvite.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.calendarinvite.invite.Feedback;
import org.junit.jupiter.api.Test;

/** What SES tells of the mails that it sent, in the shapes of its developer guide. */
class FeedbackNoticesTest {

    private static final String AT = "2026-11-22T12:00:00.000Z";
    private static final String TAGGED = "\"tags\":{\"ses:operation\":[\"SendRawEmail\"],\"token\":[\"t1\"]}";
    private static final String WITH_HEADERS = "\"headersTruncated\":false,\"headers\":[{\"name\":\"To\",\"value\":"
            + "\"bob@x.org\"},{\"name\":\"reply-to\",\"value\":\"<Rsvp-t2@Ours.org>\"}]";
    private static final String BOUNCED =
            "\"bouncedRecipients\":[{\"emailAddress\":\"Bob@X.org\",\"action\":\"failed\",\"status\":\"5.1.1\","
                    + "\"diagnosticCode\":\"smtp; 550 5.1.1 <bob@x.org> user unknown\"}]";

    private final ObjectMapper json = new ObjectMapper();
    private final FeedbackNotices notices = new FeedbackNotices(json);

    @Test
    void onlyAPermanentBounceIsOne() throws JsonProcessingException {
        for (var type : List.of("Permanent BOUNCED", "Transient DELAYED", "Undetermined DELAYED")) {
            var bounce = "\"bounce\":{\"bounceType\":\"" + type.split(" ")[0] + "\",\"bounceSubType\":\"General\","
                    + BOUNCED + ",\"timestamp\":\"" + AT + "\"}";
            var read = only("Bounce", bounce);
            assertEquals(type.split(" ")[1], read.report().state().name());
            assertEquals("550 5.1.1 …@… user unknown", read.report().reason());
            assertEquals(Instant.parse(AT), read.report().at());
            assertEquals(List.of("bob@x.org"), read.about());
            assertEquals("m-1", read.trace());
        }
    }

    @Test
    void aComplaintIsOneUnlessItSaysThatItIsNone() throws JsonProcessingException {
        var complaint = "\"complaint\":{\"complainedRecipients\":[{\"emailAddress\":\"bob@x.org\"}],"
                + "\"complaintSubType\":null,\"complaintFeedbackType\":\"abuse\",\"timestamp\":\"" + AT + "\"}";
        var read = only("Complaint", complaint);
        assertEquals("COMPLAINED abuse", said(read));
        assertEquals(List.of(), notices.read(notice("eventType", "Complaint", complaint.replace("abuse", "not-spam"))));
        var untold = complaint.replace("\"complaintFeedbackType\":\"abuse\",", "");
        assertEquals("COMPLAINED", said(only("Complaint", untold)));
    }

    @Test
    void aDeliveryAndADelayNameTheirRecipients() throws JsonProcessingException {
        var delivery = "\"delivery\":{\"timestamp\":\"" + AT
                + "\",\"recipients\":[\"bob@x.org\",\"Eve <eve@x.org>\",\"eve@x.org\"],\"smtpResponse\":\"250 ok\"}";
        var all = notices.read(notice("notificationType", "Delivery", delivery));
        assertEquals(
                List.of("DELIVERED", "DELIVERED", "DELIVERED"),
                all.stream().map(FeedbackNoticesTest::said).toList());
        assertEquals(
                List.of(List.of("bob@x.org"), List.of(), List.of("eve@x.org")),
                all.stream().map(Feedback::about).toList());
        var delay = "\"deliveryDelay\":{\"delayType\":\"MailboxFull\",\"timestamp\":\"" + AT
                + "\",\"delayedRecipients\":[{\"emailAddress\":\"bob@x.org\",\"status\":\"4.2.2\"}]}";
        assertEquals("DELAYED MailboxFull", said(only("DeliveryDelay", delay)));
    }

    @Test
    void theTokenIsTheTagElseInReplyToElseUnknown() throws JsonProcessingException {
        assertEquals("t1", token(TAGGED));
        assertEquals("t1", token(WITH_HEADERS + "," + TAGGED));
        assertEquals("t2", token(WITH_HEADERS));
        assertEquals("t2", token(WITH_HEADERS + ",\"tags\":{\"other\":[\"x\"]}"));
        assertEquals("", token("\"headersTruncated\":false"));
    }

    @Test
    void aQuestionIsKnownByItsTagInAFieldOfItsOwn() throws JsonProcessingException {
        var tag = "event-9d2c1e0a-" + "S".repeat(43);
        var field = "\"headers\":[{\"name\":\"x-feedback-tag\",\"value\":\"" + tag + "\"}]";
        assertEquals(tag, token(field));
        assertEquals(tag, token("\"tags\":{\"token\":[\"" + tag + "\"]}"));
        assertEquals("", token(field.replace("event-", "other-")));
    }

    @Test
    void aNoticeIsReadRawOrWrappedBySns() throws JsonProcessingException {
        var raw = notice("eventType", "Bounce", permanent());
        var wrapped = json.createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", "sns-1")
                .put("Message", raw)
                .toString();
        assertEquals(notices.read(raw), notices.read(wrapped));
        assertEquals(notices.read(raw), notices.read(notice("notificationType", "Bounce", permanent())));
        assertEquals(notices.read(raw), notices.read(raw.replace("12:00:00.000Z", "13:00:00.000+01:00")));
    }

    @Test
    void whatSaysNothingOfADeliveryIsPassedOver() throws JsonProcessingException {
        for (var type : List.of("Send", "Open", "Click", "Reject", "Rendering Failure", "Subscription"))
            assertEquals(List.of(), notices.read(notice("eventType", type, "\"x\":{}")), type);
        var greeting = "Successfully validated SNS topic for Amazon SES event publishing.";
        assertEquals(List.of(), notices.read(greeting));
        assertEquals(List.of(), notices.read("{\"Type\":\"Notification\",\"Message\":\"" + greeting + "\"}"));
        assertEquals(
                List.of(),
                notices.read("{\"notificationType\":\"AmazonSnsSubscriptionSucceeded\",\"message\":\"You have\"}"));
    }

    @Test
    void whatIsNoNoticeOfASentMailStaysInTheQueue() {
        for (var other : List.of("{}", "[]", "", "nonsense", "{\"Type\":\"SubscriptionConfirmation\"}"))
            assertThrows(Exception.class, () -> notices.read(other), other);
        var received = notice("notificationType", "Received", "\"receipt\":{}");
        assertThrows(IllegalArgumentException.class, () -> notices.read(received));
        var timeless = notice("eventType", "Bounce", permanent().replace(AT, ""));
        assertThrows(RuntimeException.class, () -> notices.read(timeless));
    }

    private static String permanent() {
        return "\"bounce\":{\"bounceType\":\"Permanent\"," + BOUNCED + ",\"timestamp\":\"" + AT + "\"}";
    }

    private String token(String more) throws JsonProcessingException {
        var text =
                "{\"notificationType\":\"Bounce\"," + permanent() + ",\"mail\":{\"messageId\":\"m-1\"," + more + "}}";
        return notices.read(text).get(0).token();
    }

    private Feedback only(String type, String event) throws JsonProcessingException {
        var all = notices.read(notice("eventType", type, event));
        assertEquals(1, all.size());
        return all.get(0);
    }

    private static String notice(String name, String type, String event) {
        return "{\"" + name + "\":\"" + type + "\"," + event + ",\"mail\":{\"messageId\":\"m-1\",\"timestamp\":\"" + AT
                + "\"," + TAGGED + "}}";
    }

    private static String said(Feedback feedback) {
        return (feedback.report().state() + " " + feedback.report().reason()).strip();
    }
}
