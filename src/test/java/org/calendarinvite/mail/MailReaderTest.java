package org.calendarinvite.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.mail.Verdicts.Verdict;
import org.junit.jupiter.api.Test;

class MailReaderTest {

    private static final String CREATE = "create@ours.org";
    private static final String HEAD = "From: Ann <ann@x.org>\nTo: " + CREATE + "\nSubject: Lunch\nMIME-Version: 1.0\n";
    private static final String ICS = "BEGIN:VCALENDAR\nEND:VCALENDAR\n";

    @Test
    void theAlternativeWithAMethodIsTheLiveCalendar() throws IOException {
        var mail = only(HEAD + "Content-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: application/ics; name=invite.ics\n\nTHE COPY\n"
                + "--b\nContent-Type: text/calendar; charset=iso-8859-1; method=request\n\n" + ICS + "--b--\n");
        var part = mail.calendar().orElseThrow();
        assertEquals(StandardCharsets.ISO_8859_1, part.charset());
        assertTrue(new String(part.body(), StandardCharsets.UTF_8).startsWith("BEGIN:VCALENDAR"));
        assertEquals("ann@x.org", mail.sender());
        assertEquals("Ann", mail.senderName());
        assertEquals("create", mail.mailbox());
    }

    @Test
    @Conforms(42)
    void aCalendarInsideAForwardedMailOrAReportIsNotLive() throws IOException {
        var forwarded = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
                + "Content-Type: text/calendar; method=CANCEL\n\n" + ICS + "--b--\n";
        assertTrue(only(forwarded).calendar().isEmpty());
        var report = HEAD
                + "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: text/calendar; method=REPLY\n\n"
                + ICS + "--b--\n";
        assertTrue(only(report).calendar().isEmpty());
    }

    @Test
    void oneMailToTwoOfOurMailboxesIsTwoMails() throws IOException {
        var notice = notice(List.of(CREATE, "rsvp-abc@ours.org"), "ann@x.org");
        var mails = new MailReader(10_000).read(notice, stream(HEAD + "\n"));
        assertEquals(
                List.of("create", "rsvp"),
                mails.stream().map(CalendarMail::mailbox).toList());
        assertEquals("abc", mails.get(1).token());
    }

    @Test
    void aMailToMoreOfOurMailboxesThanTheMostIsReadForTheFirstOfThem() throws IOException {
        assertEquals(MailNotice.MOST_RECIPIENTS, readFor(MailNotice.MOST_RECIPIENTS));
        assertEquals(MailNotice.MOST_RECIPIENTS, readFor(MailNotice.MOST_RECIPIENTS + 1));
    }

    private static int readFor(int recipients) throws IOException {
        var named = IntStream.range(0, recipients)
                .mapToObj(i -> "rsvp-" + i + "@ours.org")
                .toList();
        return new MailReader(10_000)
                .read(notice(named, "ann@x.org"), stream(HEAD + "\n"))
                .size();
    }

    @Test
    @Conforms(46)
    void aMailOfTheLimitIsReadAndOneByteMoreIsNot() throws IOException {
        var text = HEAD + "Content-Type: text/calendar; method=REQUEST\n\n" + ICS;
        var notice = notice(List.of(CREATE), "ann@x.org");
        assertTrue(new MailReader(text.length())
                .read(notice, stream(text))
                .get(0)
                .calendar()
                .isPresent());
        var tooLarge =
                new MailReader(text.length() - 1).read(notice, stream(text)).get(0);
        assertTrue(tooLarge.calendar().isEmpty());
        assertTrue(tooLarge.flaw().contains("larger than"));
        assertEquals("ann@x.org", tooLarge.sender());
    }

    @Test
    void theSenderOfAMailWithTwoAuthorsIsWhoeverTheEnvelopeNames() throws IOException {
        var mail = only("From: ann@x.org, eve@y.org\nSubject: x\n\n");
        assertEquals("envelope@x.org", mail.sender());
        assertFalse(mail.proven(), "a verdict on the authors says nothing about the envelope");
    }

    @Test
    void onlyOneReadableAuthorIsProven() throws IOException {
        assertTrue(only(HEAD + "\n").proven());
        for (var from : List.of("From: <\"a b\"@evil.com>", "From: ann@x.org\nFrom: eve@y.org", "Subject: nobody")) {
            var mail = only(from + "\n\n");
            assertFalse(mail.proven(), from);
            assertEquals(Belief.UNVERIFIED, mail.belief(), from);
        }
    }

    @Test
    @Conforms(46)
    void aMailOfCountlessPartsIsRefusedBeforeTheyAreMade() throws IOException {
        var bomb = HEAD + "Content-Type: multipart/mixed; boundary=b\n" + "\n--b".repeat(6000) + "\n";
        assertTrue(only(bomb).flaw().contains("too many parts"));
    }

    @Test
    void aCharsetThatCannotBeWrittenIsReadAsUtf8() throws IOException {
        var mail = only(HEAD + "Content-Type: text/calendar; charset=ISO-2022-CN\n\n" + ICS);
        assertEquals(StandardCharsets.UTF_8, mail.calendar().orElseThrow().charset());
    }

    @Test
    @Conforms(46)
    void aDeepMailIsRefusedInWords() throws IOException {
        var deep = new StringBuilder(HEAD);
        for (int i = 0; i < 50; i++)
            deep.append("Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n");
        var mail = only(deep + "Content-Type: text/calendar\n\n" + ICS);
        assertTrue(mail.calendar().isEmpty());
        assertTrue(mail.flaw().contains("nested"), mail.flaw());
    }

    @Property(tries = 300)
    void anyBytesHaveAnAnswer(@ForAll @Size(max = 2000) byte[] bytes) throws IOException {
        var mails = new MailReader(10_000).read(notice(List.of(CREATE), "ann@x.org"), new ByteArrayInputStream(bytes));
        assertEquals(1, mails.size());
        assertTrue(mails.get(0).calendar().isPresent() || !mails.get(0).flaw().isEmpty());
    }

    private static CalendarMail only(String text) throws IOException {
        return new MailReader(1_000_000)
                .read(notice(List.of(CREATE), "envelope@x.org"), stream(text))
                .get(0);
    }

    private static MailNotice notice(List<String> recipients, String envelope) {
        var pass = new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.PASS, Verdict.PASS, Verdict.PASS);
        return new MailNotice("id", "mail/id", envelope, recipients, pass, Instant.EPOCH, Consent.NONE);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
