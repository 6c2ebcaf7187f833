package org.calendarinvite.mail;

import static org.calendarinvite.mail.ReadMails.mail;
import static org.calendarinvite.mail.ReadMails.multipart;
import static org.calendarinvite.mail.ReadMails.part;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.invite.Feedback;
import org.calendarinvite.mail.Verdicts.Verdict;
import org.junit.jupiter.api.Test;

/** Reports of other servers (RFC 3464, RFC 5965), as they write them. */
class ReportReaderTest {

    private static final String HEAD = "From: MAILER-DAEMON@x.org\nTo: invites@ours.org\nMIME-Version: 1.0\n";
    private static final String OURS =
            "From: invites@ours.org\nReply-To: rsvp-t1@ours.org\nTo: Bob <Bob@x.org>\nSubject: Lunch\n\nHi\n";
    private static final Verdicts NOBODY =
            new Verdicts(Verdict.FAIL, Verdict.FAIL, Verdict.FAIL, Verdict.PASS, Verdict.PASS);
    private static final String SERVER =
            "Reporting-MTA: dns; mx.x.org\nArrival-Date: Sun, 22 Nov 2026 10:00:00 +0000\n";

    @Test
    void whatHappenedToAMailIsItsAction() {
        assertEquals("BOUNCED 550 no such user", status("failed", "5.1.1"));
        assertEquals("DELAYED 550 no such user", status("failed", "4.4.7"));
        assertEquals("DELAYED 550 no such user", status("Delayed", "4.0.0"));
        assertEquals("DELIVERED", status("delivered", "2.0.0"));
        assertEquals("DELIVERED", status("relayed", "2.0.0"));
        assertEquals("DELIVERED", status("expanded", "2.0.0"));
    }

    @Test
    void withoutADiagnosisTheStatusIsTheReason() {
        var fields = SERVER + "\nFinal-Recipient: rfc822; bob@x.org\nAction: failed\nStatus: 5.1.1 (no such user)\n";
        assertEquals("BOUNCED 5.1.1 (no such user)", said(only(report(fields, "message/rfc822", OURS))));
    }

    @Test
    void whomItIsAboutIsNamedByTheReportAndByTheQuotedMail() {
        var fields = "Original-Recipient: rfc822;BOB@x.org\nFinal-Recipient: RFC822; <robert@y.org>\nAction: failed\n";
        var read = only(report(fields, "text/rfc822-headers", OURS));
        assertEquals(List.of("bob@x.org", "robert@y.org"), read.about());
        assertEquals("t1", read.token());
        var bare = only(report("Action: failed\n", "message/rfc822", OURS));
        assertEquals(List.of("bob@x.org"), bare.about());
        assertEquals(Instant.EPOCH, read.report().at(), "when it came to us, whatever it says");
    }

    @Test
    void theTokenIsTheOneOfTheQuotedMailElseOfTheMailboxThatItCameTo() {
        var fields = "Final-Recipient: rfc822; bob@x.org\nAction: failed\n";
        var quoteless = HEAD + multipart("report", part("message/delivery-status", fields));
        assertEquals("", only(quoteless).token());
        var came = mail(quoteless);
        var own = new CalendarMail(
                came.notice(), "rsvp-t2@ours.org", "", "", "", false, true, came.calendar(), "", came.report());
        assertEquals("t2", new ReportReader().read(own).get(0).token());
        for (var type : List.of("message/global", "message/global-headers", "message/rfc822-headers"))
            assertEquals("t1", only(report(fields, type, OURS)).token(), type);
    }

    @Test
    void aQuotedQuestionIsKnownByItsTag() {
        var tag = "season-league-2026-" + "s_-S".repeat(10) + "abc";
        var asked = "From: invites@ours.org\nTo: bob@x.org\nX-Feedback-Tag: " + tag + "\nSubject: Was it you?\n";
        var read = only(report("Final-Recipient: rfc822; bob@x.org\nAction: failed\n", "message/rfc822", asked));
        assertEquals(tag, read.token());
        assertEquals(List.of("bob@x.org"), read.about());
        var other = asked.replace(tag, "t1");
        assertEquals(
                "", only(report("Action: failed\n", "message/rfc822", other)).token(), "no attendee's token");
    }

    @Test
    void eachRecipientOfAReportIsOneFeedback() {
        var fields = SERVER + "\nFinal-Recipient: rfc822; a@x.org\nAction: failed\n\n\n\n"
                + "Final-Recipient: rfc822; b@x.org\nAction: delivered\n\nFinal-Recipient: rfc822; c@x.org\n";
        var read = read(HEAD + multipart("report", part("message/global-delivery-status", fields)));
        assertEquals(
                List.of("BOUNCED", "DELIVERED"),
                read.stream().map(ReportReaderTest::said).toList());
        var many = "Final-Recipient: rfc822; a@x.org\nAction: failed\n\n".repeat(ReportParts.GROUPS + 1);
        assertEquals(
                1,
                read(HEAD + multipart("report", part("message/delivery-status", many)))
                        .size());
    }

    @Test
    void aReportIsOneFeedbackForEachStateHoweverMuchItSays() {
        var groups = IntStream.range(0, ReportParts.GROUPS)
                .mapToObj(i -> "Final-Recipient: rfc822; a%d@x.org\nAction: failed\n\n".formatted(i))
                .collect(Collectors.joining());
        var part = part("message/delivery-status", groups + "Final-Recipient: rfc822; z@x.org\nAction: failed\n");
        var read = read(HEAD + multipart("report", part, part, part));
        assertEquals(1, read.size());
        assertEquals(ReportParts.GROUPS, read.get(0).about().size());
    }

    @Test
    void aComplaintCountsFromAProvenSenderOnly() {
        var came = mail(HEAD
                + multipart(
                        "report",
                        part("message/feedback-report", "Feedback-Type: abuse\nOriginal-Rcpt-To: eve@x.org\n")));
        var notice = came.notice();
        var unproven = new CalendarMail(
                new MailNotice(
                        notice.id(),
                        notice.key(),
                        "",
                        notice.recipients(),
                        NOBODY,
                        notice.received(),
                        notice.consent()),
                came.recipient(),
                "eve@x.org",
                "",
                "",
                false,
                true,
                came.calendar(),
                "",
                came.report());
        assertEquals(
                ReportReader.UNPROVEN,
                assertThrows(Refused.class, () -> new ReportReader().read(unproven))
                        .getMessage());
    }

    @Test
    void aComplaintNamesItsRecipientOrQuotesTheMail() {
        for (var type : List.of("abuse", "fraud", "opt-out", "other", "Virus")) {
            var read = only(HEAD
                    + multipart(
                            "report",
                            part(
                                    "message/feedback-report",
                                    "Feedback-Type: " + type + "\nOriginal-Rcpt-To: <eve@x.org>\n"),
                            part("message/rfc822", OURS)));
            assertEquals("COMPLAINED " + type.toLowerCase(Locale.ROOT), said(read));
            assertEquals(List.of("eve@x.org", "bob@x.org"), read.about());
            assertEquals("t1", read.token());
        }
    }

    @Test
    void aReportThatSaysNothingOfAMailIsRefusedInWords() {
        for (var nothing : List.of(
                part("text/plain", "Not delivered"),
                part("message/delivery-status", SERVER),
                part("message/delivery-status", ""),
                part("message/delivery-status", "Final-Recipient: rfc822; bob@x.org\nAction: pondered\n"),
                part("message/feedback-report", "Feedback-Type: not-spam\n"),
                part("message/feedback-report", "Feedback-Type: auth-failure\n"),
                part("message/disposition-notification", "Final-Recipient: rfc822; bob@x.org\n"),
                part("message/rfc822", report("Action: failed\n", "message/rfc822", OURS)))) {
            var read = mail(HEAD + multipart("report", nothing));
            assertTrue(read.reports() && read.automatic(), nothing);
            assertTrue(read.calendar().isEmpty(), nothing);
            var why = assertThrows(Refused.class, () -> new ReportReader().read(read), nothing);
            assertEquals(ReportReader.SAYS_NOTHING, why.getMessage());
        }
        var torn = mail(HEAD + "Content-Type: multipart/report\n\n");
        assertTrue(torn.automatic() && torn.calendar().isEmpty() && !torn.flaw().isEmpty(), torn.flaw());
    }

    @Test
    void aMailThatOnlyHoldsAReportIsNone() {
        var status = part("message/delivery-status", "Final-Recipient: rfc822; bob@x.org\nAction: failed\n");
        assertFalse(mail(HEAD + multipart("mixed", status)).reports());
        assertFalse(mail(HEAD + multipart("mixed", multipart("report", status))).reports());
    }

    @Test
    void aBombIsReadAsFarAsItIsBounded() {
        var late = "X: " + "x".repeat(70) + "\n";
        var fields = late.repeat(ReportParts.LONGEST / late.length() + 1)
                + "\nFinal-Recipient: rfc822; bob@x.org\nAction: failed\n";
        var read = mail(HEAD + multipart("report", part("message/delivery-status", fields)));
        assertThrows(Refused.class, () -> new ReportReader().read(read));
        var nest = part("message/delivery-status", "Final-Recipient: rfc822; bob@x.org\nAction: failed\n");
        for (int i = 0; i < 20; i++) nest = multipart("report", nest);
        var deep = mail(HEAD + nest);
        assertThrows(Refused.class, () -> new ReportReader().read(deep));
        var long1 = "Final-Recipient: rfc822; " + "a".repeat(3000) + "@x.org\nAction: failed\nDiagnostic-Code: "
                + "d".repeat(3000) + "\nStatus: 5.0.0\n";
        assertEquals("BOUNCED 5.0.0", said(only(report(long1, "message/rfc822", OURS))));
    }

    @Property(tries = 300)
    void anyBytesInsideAReportHaveAnAnswer(@ForAll @Size(max = 500) byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (var type : List.of("message/delivery-status", "message/feedback-report", "message/rfc822")) {
            var read = mail(HEAD + multipart("report", part(type, text)));
            if (!read.reports()) continue;
            try {
                new ReportReader().read(read);
            } catch (Refused sentence) {
                assertEquals(ReportReader.SAYS_NOTHING, sentence.getMessage());
            }
        }
    }

    private static String status(String action, String status) {
        var fields = SERVER + "\nFinal-Recipient: rfc822; bob@x.org\nAction: " + action + "\nStatus: " + status
                + "\nDiagnostic-Code: smtp;\n 550 no such\n\tuser\n";
        return said(only(report(fields, "message/rfc822", OURS)));
    }

    private static String report(String fields, String quoted, String mail) {
        return HEAD
                + multipart(
                        "report; report-type=delivery-status",
                        part("text/plain", "Sorry"),
                        part("message/delivery-status", fields),
                        part(quoted, mail));
    }

    private static Feedback only(String report) {
        var all = read(report);
        assertEquals(1, all.size());
        return all.get(0);
    }

    private static List<Feedback> read(String report) {
        return new ReportReader().read(mail(report));
    }

    private static String said(Feedback feedback) {
        return (feedback.report().state() + " " + feedback.report().reason()).strip();
    }
}
