package org.calendarinvite.mail;

import static org.calendarinvite.mail.ReadMails.HEAD;
import static org.calendarinvite.mail.ReadMails.calendar;
import static org.calendarinvite.mail.ReadMails.mail;
import static org.calendarinvite.mail.ReadMails.message;
import static org.calendarinvite.mail.ReadMails.multipart;
import static org.calendarinvite.mail.ReadMails.part;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.ical.EventPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of a mail's parts is the message, and which are not. */
class LivePartsTest {

    private static final String LIVE = "text/calendar; charset=UTF-8; method=REQUEST";
    private static final String FILE = "application/ics; name=invite.ics";
    private static final String MASTER = calendar(
            "REQUEST", "UID:1", "SEQUENCE:2", "ORGANIZER;CN=Ann:MAILTO:Ann@x.org", "RRULE:FREQ=DAILY", "SUMMARY:Live");

    @Test
    void theMethodInsideCountsWhateverTheHeaderSays() {
        for (var header : List.of("; method=REPLY", "; method=request", "; METHOD=\"PUBLISH\"", "")) {
            assertEquals(
                    "REQUEST",
                    message(HEAD + part("text/calendar" + header, MASTER)).method(),
                    header);
        }
        var lower = MASTER.replace("METHOD:REQUEST", "method:Request");
        assertEquals("REQUEST", message(HEAD + part(LIVE, lower)).method());
        var none = MASTER.replace("METHOD:REQUEST\r\n", "");
        assertEquals("", message(HEAD + part(LIVE, none)).method(), "a header makes no message of a file");
    }

    @Test
    @Conforms(41)
    void theSameObjectWithOtherBytesCountsOnceAndTheLivePartIsRead() {
        var copy = MASTER.replace("SUMMARY:Live", "SUMMARY:Copy").replace("MAILTO:Ann@x.org", "mailto:ann@X.org");
        var text = HEAD + multipart("mixed", part(FILE, copy), multipart("alternative", part(LIVE, MASTER)));
        assertEquals(List.of("Live"), summaries(text));
    }

    @Test
    @Conforms(41)
    void copiesInOtherZonesWithoutOrganizerOrWithLeadingZerosAreCopies() {
        var live = calendar(
                "REPLY", "UID:1", "SEQUENCE:2", "RECURRENCE-ID;TZID=Europe/Berlin:20270317T183000", "SUMMARY:Live");
        var copy = calendar(
                "REPLY",
                "UID:1",
                "SEQUENCE:02",
                "ORGANIZER:mailto:a@x.org",
                "RECURRENCE-ID:20270317T173000Z",
                "SUMMARY:Copy");
        assertEquals(List.of("Live"), summaries(HEAD + multipart("mixed", part(LIVE, live), part(FILE, copy))));
    }

    @Test
    @Conforms(41)
    void aSeriesInOnePartAndItsOverrideInAnotherAreOneMessage() {
        var override = calendar("REQUEST", "UID:1", "SEQUENCE:2", "RECURRENCE-ID:20270317T173000Z", "SUMMARY:Größer");
        var latin = multipart(
                "mixed",
                part(LIVE, MASTER),
                part("text/calendar; charset=iso-8859-1; method=REQUEST", override),
                part(FILE, MASTER.replace("SUMMARY:Live", "SUMMARY:Copy")));
        var read = message((HEAD + latin).getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("REQUEST", read.method());
        assertEquals(List.of("Live", "Größer"), summaries(read.parts()));
    }

    @Test
    void aFileThatHoldsPartOfTheMessageIsACopy() {
        var override = calendar("REQUEST", "UID:1", "SEQUENCE:3", "RECURRENCE-ID:20270317T173000Z", "SUMMARY:Moved");
        var both = MASTER.replace("END:VCALENDAR\r\n", override.substring(override.indexOf("BEGIN:VEVENT")));
        assertEquals(
                List.of("Live", "Moved"), summaries(HEAD + multipart("mixed", part(LIVE, override), part(FILE, both))));
    }

    @Test
    @Conforms(41)
    void differentMessagesInOneMailAreRefusedAsAWhole() {
        for (var other : List.of(
                MASTER.replace("METHOD:REQUEST", "METHOD:CANCEL"),
                MASTER.replace("UID:1", "UID:2"),
                MASTER.replace("SEQUENCE:2", "SEQUENCE:3"),
                MASTER.replace("Ann@x.org", "eve@x.org"))) {
            var read = mail(HEAD + multipart("mixed", part(LIVE, MASTER), part(FILE, other)));
            assertTrue(read.calendar().isEmpty(), other);
            assertTrue(read.flaw().contains("several different calendar messages"), read.flaw());
        }
    }

    @Test
    void aFileWithoutMethodOrThatCannotBeReadDoesNotSpoilTheMessage() {
        var file = MASTER.replace("METHOD:REQUEST\r\n", "").replace("UID:1", "UID:2");
        for (var beside : List.of(file, "no calendar", "BEGIN:VCALENDAR\r\n", "")) {
            assertEquals(
                    List.of("Live"),
                    summaries(HEAD + multipart("mixed", part(FILE, beside), part(LIVE, MASTER))),
                    beside);
        }
    }

    @Test
    void moreCalendarsThanAMessageHasAreRefusedUnread() {
        var parts = new String[30];
        for (int i = 0; i < parts.length; i++) parts[i] = part(FILE, MASTER + "X-" + i + ":\r\n");
        assertTrue(mail(HEAD + multipart("mixed", parts)).flaw().contains("several different"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/calendar",
                "Text/Calendar ; method = \"REQUEST\"",
                "text/calendar; method=REQUEST; name=my invite (1).ics; charset=\"utf-8",
                "application/ics",
                "application/octet-stream; name=invite.ICS",
                "application/octet-stream; name=\"=?UTF-8?B?RWlubGFkdW5nLmljcw==?=\"",
                "application/octet-stream; name*=UTF-8''Einladung%20%C3%BC.ics",
                "application/x-unknown\nContent-Disposition: attachment; filename=a.ics"
            })
    void aCalendarIsKnownByItsTypeOrItsName(String type) {
        assertEquals(List.of("Live"), summaries(HEAD + part(type, MASTER)), "as the only body");
        assertEquals(
                List.of("Live"), summaries(HEAD + multipart("mixed", part("text/plain", "Hi"), part(type, MASTER))));
    }

    @Test
    void theMessageIsFoundInsideOtherMultiparts() {
        for (var subtype : List.of("related", "signed", "mixed", "alternative", "unheard-of")) {
            var inner = multipart("alternative", part("text/html", "<p>Hi"), part(LIVE, MASTER));
            assertEquals(List.of("Live"), summaries(HEAD + multipart(subtype, inner)), subtype);
        }
    }

    @Test
    @Conforms({42, 43})
    void whatReportsQuoteAndForwardedMailsHoldIsNeverLive() {
        var forwarded = part("message/rfc822", HEAD + part(LIVE, MASTER));
        var named = part("message/rfc822; name=x.ics", HEAD + part(LIVE, MASTER));
        for (var quoted : List.of(
                multipart("mixed", part("text/plain", "See below"), forwarded),
                multipart("mixed", named),
                multipart(
                        "report; report-type=delivery-status", part("text/plain", "No such user"), part(LIVE, MASTER)),
                multipart("mixed", multipart("Report", part(LIVE, MASTER), part(FILE, MASTER))),
                multipart("mixed", part("message/delivery-status", MASTER)),
                multipart("digest", forwarded))) {
            var read = mail(HEAD + quoted);
            assertTrue(read.calendar().isEmpty(), quoted);
            assertTrue(read.flaw().startsWith("There is no calendar invitation"), read.flaw());
        }
    }

    @Test
    void aCalendarBetweenTheHeaderLinesOfAnEmptyPartIsRead() {
        var header = MASTER.replace("SUMMARY:Live", "SUMMARY:Live\r\n  ünd folded")
                + "Content-Type: text/calendar; method=REQUEST\r\nContent-Transfer-Encoding: 8BIT\n\n";
        assertEquals(List.of("Live ünd folded"), summaries(HEAD + multipart("mixed", header)));
        var empty = mail(HEAD + multipart("mixed", part(LIVE, " \r\n")));
        assertTrue(empty.flaw().startsWith("There is no calendar invitation"), empty.flaw());
    }

    @Test
    void aRealPartWithItsCalendarInTheHeaderIsRead() throws IOException {
        var file = Path.of(System.getProperty("cis.corpus", ""), "apache__james-project", "ics_in_header.eml");
        assumeTrue(Files.isRegularFile(file), "no corpus");
        var read = message(Files.readAllBytes(file));
        assertEquals("REPLY", read.method());
        assertEquals(
                "Point Produit", read.parts().get(0).details().orElseThrow().summary());
        assertEquals("alice@linagora.com", read.parts().get(0).guests().get(0).email());
    }

    private static List<String> summaries(String mail) {
        return summaries(message(mail).parts());
    }

    private static List<String> summaries(List<EventPart> parts) {
        return parts.stream()
                .map(part -> part.details().orElseThrow().summary())
                .toList();
    }
}
