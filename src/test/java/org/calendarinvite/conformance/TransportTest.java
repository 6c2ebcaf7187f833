package org.calendarinvite.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.mail.Refusals;
import org.junit.jupiter.api.Test;

/** Calendars in mails (RFC 6047), and mails that must do nothing. */
class TransportTest {

    @Test
    @Conforms(37)
    void theCalendarPartSaysItsCharsetAndTheMethodInsideIt() {
        var house = House.withBob("SUMMARY:Grüße");
        for (var due : List.of(Notice.Type.INVITE_DUE, Notice.Type.UPDATE_DUE, Notice.Type.CANCELLATION_DUE)) {
            var part = house.toBob(due).part();
            assertEquals("text/calendar", part.type());
            assertEquals("utf-8", part.charset());
            assertEquals(new Written(part.bytes()).method(), part.method());
        }
        assertEquals("REQUEST", house.toBob(Notice.Type.UPDATE_DUE).part().method());
    }

    @Test
    @Conforms(38)
    void everyTransferEncodingIsRead() throws IOException, MessagingException {
        var calendar = Ics.request("SUMMARY:Grüße 🎄").getBytes(UTF_8);
        for (var encoding : List.of("8bit", "binary", "quoted-printable", "base64", "BASE64", "")) {
            var header = encoding.isEmpty() ? "" : "Content-Transfer-Encoding: " + encoding + "\r\n";
            var type = "text/calendar; charset=UTF-8\r\n" + header;
            assertEquals("Grüße 🎄", summary(type, encoded(calendar, encoding)), encoding);
        }
        var ascii = Ics.request("SUMMARY:Hello").getBytes(US_ASCII);
        assertEquals("Hello", summary("text/calendar\r\nContent-Transfer-Encoding: 7bit", ascii));
    }

    @Test
    @Conforms(38)
    void theDeclaredCharsetCountsAndAWrongOneIsForgiven() {
        var calendar = Ics.request("SUMMARY:Grüße");
        for (var charset : List.of(ISO_8859_1, UTF_8, UTF_16))
            assertEquals("Grüße", summary("text/calendar; charset=\"" + charset + '"', calendar.getBytes(charset)));
        assertEquals("Grüße", summary("text/calendar; charset=x-none", calendar.getBytes(UTF_8)));
        assertEquals("Grüße", summary("text/calendar; charset=us-ascii", calendar.getBytes(UTF_8)));
        assertEquals("Grüße", summary("text/calendar; charset=utf-8", calendar.getBytes(ISO_8859_1)));
        assertEquals("Grüße", summary("text/calendar", calendar.getBytes(UTF_8)));
    }

    @Test
    @Conforms(38)
    void noLineOfAMailIsTooLongForAServer() {
        for (var endless :
                List.of("word ".repeat(198).strip(), "x".repeat(990), "🎄".repeat(490), "\u0645".repeat(990)))
            assertLinesFit(endless);
    }

    private static void assertLinesFit(String endless) {
        var house = House.withBob("SUMMARY:" + endless, "DESCRIPTION:" + "ü".repeat(30_000), "LOCATION:" + endless);
        var sent = house.toBob(Notice.Type.INVITE_DUE);
        var lines = new String(sent.raw(), ISO_8859_1).split("\r\n", -1);
        for (var line : lines) {
            assertTrue(line.length() <= 998, () -> line.length() + " octets: " + line);
            assertFalse(line.contains("\n") || line.contains("\r"), line);
        }
        assertEquals("base64", sent.part().encoding());
        assertEquals(endless, sent.calendar().event("SUMMARY").text());
    }

    @Test
    @Conforms(39)
    void whoAnswersAndWhoOrganizesStandsInTheCalendar() {
        var house = House.withBob();
        var reply = Ics.reply(house.event().uid(), Given.BOB, "ACCEPTED");
        house.answer(Inbound.mail("assistant@example.net", house.bobsMailbox(), reply));
        assertEquals(PartStat.ACCEPTED, house.bob().answer().status());
        var foreign = Ics.reply(house.event().uid(), "assistant@example.net", "DECLINED");
        assertEquals(
                Outcome.HELD,
                house.answer(Inbound.mail(Given.BOB, house.bobsMailbox(), foreign))
                        .outcome());
        var other = Ics.request("ORGANIZER:mailto:somebody@example.org", "SEQUENCE:1");
        assertEquals(Outcome.REFUSED, house.organizer(other).outcome());
        assertEquals("Ada Lindqvist", house.event().organizerName());
    }

    @Test
    @Conforms({42, 43})
    void aReturnedInvitationIsAReportAndNotAnAnswer() {
        var house = House.withBob();
        var original = new String(house.toBob(Notice.Type.INVITE_DUE).raw(), UTF_8);
        var report =
                "--b\r\nContent-Type: text/plain\r\n\r\nNo such user\r\n--b\r\nContent-Type: message/delivery-status\r\n"
                        + "\r\nAction: failed\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n" + original
                        + "\r\n--b--\r\n";
        for (var type : List.of("multipart/report; report-type=delivery-status", "multipart/mixed")) {
            var headers = "Content-Type: " + type + "; boundary=b\r\nAuto-Submitted: auto-replied\r\n";
            var mail = Inbound.mime("mailer-daemon@example.net", house.bobsMailbox(), headers, report.getBytes(UTF_8));
            assertTrue(House.read(mail).calendar().isEmpty(), type);
            assertThrows(Refused.class, () -> house.answer(mail));
        }
        assertEquals(PartStat.NOACTION, house.bob().answer().status());
    }

    @Test
    @Conforms({43, 44})
    void neitherMachinesNorOurselvesAreToldOfAFailure() {
        var refusals = new Refusals(Worlds.json(), House.SETTINGS);
        var human = refusals.unknownMailbox(House.read(Inbound.mime(Ics.ADA, Ics.CREATE, "", new byte[0])));
        assertTrue(human.tell());
        for (var sign : List.of(
                "Auto-Submitted: auto-generated",
                "Auto-Submitted: auto-replied; owner-email=\"x\"",
                "Precedence: bulk",
                "Precedence: junk",
                "Return-Path: <>",
                "Content-Type: multipart/report; boundary=b")) {
            var machine = House.read(Inbound.mime(Ics.ADA, Ics.CREATE, sign + "\r\n", new byte[0]));
            assertFalse(refusals.unknownMailbox(machine).tell(), sign);
        }
        var ourselves = House.read(Inbound.mime("rsvp-1@" + House.DOMAIN, Ics.CREATE, "", new byte[0]));
        assertFalse(refusals.unknownMailbox(ourselves).tell());
    }

    @Test
    @Conforms(44)
    void whatWeSendSaysThatAMachineWroteItAndNeverGoesToUs() {
        var house = House.withBob();
        assertEquals(
                "auto-generated", house.toBob(Notice.Type.INVITE_DUE).mail().header("Auto-Submitted"));
        var loop = house.invite(Ics.CREATE, "The server itself");
        assertEquals(Outcome.REFUSED, loop.outcome());
        assertTrue(loop.notices().isEmpty());
    }

    @Test
    @Conforms(45)
    void whatACalendarSaysIsEncodedAndAddsNoHeader() {
        var evil = "Müller 🎻\\nBcc: eve@evil.example\\n\\nX";
        var house = House.withBob(
                "SUMMARY:" + evil, "ORGANIZER;CN=\"Ä^nX-Evil: 1\":mailto:" + Ics.ADA, "DESCRIPTION:" + evil);
        var plain = names(House.withBob().toBob(Notice.Type.INVITE_DUE).head());
        var sent = house.toBob(Notice.Type.INVITE_DUE);
        assertEquals(plain, names(sent.head()));
        assertTrue(US_ASCII.newEncoder().canEncode(sent.head()), sent.head());
        assertEquals("Müller 🎻 Bcc: eve@evil.example X", sent.mail().subject());
        assertTrue(sent.head().contains("=?UTF-8?"), sent.head());
    }

    @Test
    @Conforms(46)
    void bombsAreRefusedInWords() {
        var crowd = "ATTENDEE:mailto:guest@example.org\r\n".repeat(1_000_000);
        refused("larger than", Ics.request().replace("END:VEVENT", crowd + "END:VEVENT"));
        refused("larger than", Ics.request("ATTENDEE:mailto:" + Ics.CREATE, "X:" + "x".repeat(5_000_000)));
        refused(
                "more than 5000 parts",
                Ics.request().replace("END:VCALENDAR", "BEGIN:VEVENT\r\nEND:VEVENT\r\n".repeat(5_000)));
        refused("nested too deeply", Ics.request("BEGIN:X\r\n".repeat(100).strip()));
        refused("FREQ=SECONDLY", Ics.request("RRULE:FREQ=SECONDLY"));
        refused("more than 1000", Ics.request("RDATE:" + moments(1001)));
    }

    private static String moments(int count) {
        var out = new StringBuilder();
        for (int i = 0; i < count; i++) out.append(String.format("20280101T%02d%02d00Z,", i / 60, i % 60));
        return out.toString();
    }

    private static void refused(String words, String calendar) {
        var why = assertThrows(Refused.class, () -> new House().organizer(calendar));
        assertTrue(why.getMessage().contains(words), why.getMessage());
    }

    private static String summary(String type, byte[] calendar) {
        var house = new House();
        house.organizer(Inbound.mime(Ics.ADA, Ics.CREATE, "Content-Type: " + type.strip() + "\r\n", calendar));
        return house.event().details().summary();
    }

    private static byte[] encoded(byte[] body, String encoding) throws IOException, MessagingException {
        var out = new ByteArrayOutputStream();
        try (var encoder = MimeUtility.encode(out, encoding.isEmpty() ? null : encoding)) {
            encoder.write(body);
        }
        return out.toByteArray();
    }

    private static Set<String> names(String head) {
        var names = new TreeSet<String>();
        for (var line : head.split("\r\n(?![ \t])")) names.add(line.replaceFirst(":(?s).*", ""));
        return names;
    }
}
