package org.calendarinvite.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LetterWriterTest {

    private static final byte[] CALENDAR = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void anInvitationHasTheShapeThatEveryClientTakes() throws MessagingException, IOException {
        var mail = sent(letter("Lunch", "Ann"));
        assertTrue(mail.isMimeType("multipart/mixed"));
        var mixed = (MimeMultipart) mail.getContent();
        var alternative = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertTrue(alternative.getContentType().startsWith("multipart/alternative"));
        assertTrue(alternative.getBodyPart(0).isMimeType("text/plain"));
        assertTrue(alternative.getBodyPart(1).isMimeType("text/html"));
        var calendar = alternative.getBodyPart(2);
        assertEquals(3, alternative.getCount());
        assertEquals("text/calendar; charset=UTF-8; method=REQUEST", calendar.getContentType());
        assertEquals("base64", calendar.getHeader("Content-Transfer-Encoding")[0]);
        assertNull(calendar.getDisposition());
        assertArrayEquals(CALENDAR, calendar.getInputStream().readAllBytes());
        var attachment = mixed.getBodyPart(1);
        assertTrue(attachment.isMimeType("application/ics"));
        assertEquals("invite.ics", attachment.getFileName());
        assertArrayEquals(CALENDAR, attachment.getInputStream().readAllBytes());
    }

    @Test
    void theSameMailHasTheSameMessageId() throws MessagingException, IOException {
        assertEquals("<uid.token.INVITE.DUE.0@ours.org>", sent(letter("a", "b")).getMessageID());
        assertEquals(
                sent(letter("a", "b")).getMessageID(), sent(letter("a", "b")).getMessageID());
    }

    @Test
    void nothingFromACalendarBecomesAHeader() throws MessagingException, IOException {
        var mail = sent(letter("Lunch\r\nBcc: eve@x.org", "Ann\r\nX-Evil: 1"));
        assertNull(mail.getHeader("Bcc"));
        assertNull(mail.getHeader("X-Evil"));
        assertEquals("Lunch Bcc: eve@x.org", mail.getSubject());
    }

    @Test
    void emojiAndArabicSurvive() throws MessagingException, IOException {
        assertEquals("🎉 حفلة", sent(letter("🎉 حفلة", "Ann")).getSubject());
    }

    @Test
    void theFromAddressIsOursAndAnswersGoToTheAttendeesOwnAddress() throws MessagingException, IOException {
        var mail = sent(letter("Lunch", "Ann"));
        assertEquals("Ann <invites@ours.org>", mail.getFrom()[0].toString());
        assertEquals("rsvp-t@ours.org", mail.getReplyTo()[0].toString());
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted")[0]);
    }

    private static Letter letter(String subject, String host) {
        return new Letter(
                "uid/token/INVITE_DUE/0",
                host,
                "rsvp-t@ours.org",
                "bob@x.org",
                "Bob",
                subject,
                "plain",
                "<p>html</p>",
                Optional.of(new Letter.Calendar("REQUEST", CALENDAR)),
                "tr");
    }

    @Test
    void anAttendeesMailCarriesHisTokenForTheMailServiceAndNoOtherDoes() throws MessagingException, IOException {
        assertEquals("token=t", sent(letter("Lunch", "Ann")).getHeader("X-SES-MESSAGE-TAGS")[0]);
        var told = new Letter("id", "Us", "", "ann@x.org", "", "Ready", "plain", "html", Optional.empty(), "tr");
        assertNull(sent(told).getHeader("X-SES-MESSAGE-TAGS"));
    }

    @Test
    void aQuestionCarriesItsTagForTheMailServiceAndForOtherServersAndCanBeAnsweredByNobody()
            throws MessagingException, IOException {
        var asks = new Letter("id", "Us", "", "ann@x.org", "", "Was it you?", "a", "b", Optional.empty(), "tr");
        var tag = "event-uid-" + "S".repeat(43);
        var prepared = new LetterWriter("ours.org", "invites@ours.org", "https://ours.org").write(asks, tag);
        assertEquals(
                tag, prepared.refused("550 no such user", true, Instant.EPOCH).token());
        assertEquals("token=" + tag, prepared.getHeader("X-SES-MESSAGE-TAGS")[0]);
        assertEquals(tag, prepared.getHeader(MailTag.HEADER)[0]);
        assertNull(prepared.getHeader("List-Unsubscribe"));
        assertNull(prepared.getHeader("Reply-To"));
    }

    /** Through the bytes, as an attendee's server would see it. */
    private static MimeMessage sent(Letter letter) throws MessagingException, IOException {
        var out = new ByteArrayOutputStream();
        new LetterWriter("ours.org", "invites@ours.org", "https://ours.org")
                .write(letter)
                .writeTo(out);
        return new MimeMessage(null, new ByteArrayInputStream(out.toByteArray()));
    }
}
