package org.calendarinvite.mail.tnef;

import static org.calendarinvite.mail.ReadMails.CREATE;
import static org.calendarinvite.mail.ReadMails.HEAD;
import static org.calendarinvite.mail.ReadMails.mail;
import static org.calendarinvite.mail.ReadMails.message;
import static org.calendarinvite.mail.ReadMails.multipart;
import static org.calendarinvite.mail.ReadMails.part;
import static org.calendarinvite.mail.tnef.WinmailFile.APPOINTMENT;
import static org.calendarinvite.mail.tnef.WinmailFile.MEETING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.CalendarMessage;
import org.calendarinvite.mail.ReadMails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** winmail.dat, converted where it holds a single meeting, an answer or a cancellation. */
class TnefTest {

    private static final String OUTLOOK = "040000008200E00074C5B7101A82E008";
    private static final String REST =
            "0C0FA1B2C3D4D901" + "0000000000000000" + "10000000" + "00112233445566778899AABBCCDDEEFF";

    @Test
    void aMeetingRequestBecomesARequest() {
        var read = read(request()
                .text(APPOINTMENT, 0x8208, "Raum 7, 2. Stock")
                .number(APPOINTMENT, 0x8201, 3)
                .time(MEETING, 0x001A, "2026-11-20T09:30:00Z")
                .tag(0x5D02, "Olga@Example.com")
                .tag(0x0042, "Olga \"O\" Ørsted")
                .tag(0x1000, "First\r\nSecond, 🎻")
                .keywords("Keywords", "red", "", "a")
                .binary(APPOINTMENT, 0x825E, zone("W. Europe Standard Time")));
        var event = read.parts().get(0);
        var details = event.details().orElseThrow();
        assertEquals("REQUEST", read.method());
        assertEquals(OUTLOOK + "00000000" + REST, event.uid());
        assertEquals(3, event.sequence());
        assertEquals(Instant.parse("2026-11-20T09:30:00Z"), event.dtstamp());
        assertEquals("Probe 🎻; mit, allem", details.summary());
        assertEquals("Raum 7, 2. Stock", details.location());
        assertEquals("First\nSecond, 🎻", details.description());
        assertEquals(When.zoned(LocalDateTime.parse("2027-03-16T18:30"), "Europe/Berlin"), details.start());
        assertEquals(When.zoned(LocalDateTime.parse("2027-03-16T21:30"), "Europe/Berlin"), details.end());
        assertEquals("olga@example.com", event.organizer());
        assertEquals(CREATE, event.guests().get(0).email(), "the envelope names the guests");
    }

    @Test
    void withoutAZoneTheTimeIsTheSameMoment() {
        var details = read(request()).parts().get(0).details().orElseThrow();
        assertEquals(When.utc(LocalDateTime.parse("2027-03-16T17:30")), details.start());
        var odd = read(request().binary(APPOINTMENT, 0x825E, zone("Mondzeit")))
                .parts()
                .get(0)
                .details()
                .orElseThrow();
        assertEquals(details.start(), odd.start());
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-15T23:00:00Z,2027-03-16T23:00:00Z,W. Europe Standard Time",
        "2027-03-16T07:00:00Z,2027-03-17T07:00:00Z,Pacific Standard Time",
        "2027-03-15T10:00:00Z,2027-03-16T10:00:00Z,Line Islands Standard Time",
        "2027-03-15T23:00:00Z,2027-03-16T23:00:00Z,",
        "2027-03-16T07:00:00Z,2027-03-17T07:00:00Z,"
    })
    void aWholeDayIsTheOrganizersDay(String start, String end, String zone) {
        var file = WinmailFile.of("IPM.Microsoft Schedule.MtgReq")
                .binary(MEETING, 3, outlookId("00000000"))
                .time(APPOINTMENT, 0x820D, start)
                .time(APPOINTMENT, 0x820E, end)
                .flag(APPOINTMENT, 0x8215, true);
        if (zone != null) file.binary(APPOINTMENT, 0x825E, zone(zone));
        var details = read(file).parts().get(0).details().orElseThrow();
        assertEquals(When.day(LocalDateTime.parse("2027-03-16T00:00")), details.start());
        assertEquals(When.day(LocalDateTime.parse("2027-03-17T00:00")), details.end());
    }

    @ParameterizedTest
    @CsvSource({
        "IPM.Microsoft Schedule.MtgRespP,ACCEPTED",
        "IPM.Schedule.Meeting.Resp.Neg,DECLINED",
        "Microsoft Mail v3.0 IPM.Microsoft Schedule.MtgRespA,TENTATIVE"
    })
    void anAnswerIsTheAnswerOfHimItNames(String messageClass, String partstat) {
        var read = read(answer(messageClass).tag(0x0064, "SMTP").tag(0x0065, "bob@x.org"));
        var event = read.parts().get(0);
        assertEquals("REPLY", read.method());
        assertEquals("6f0c1a52-3d1b-4a55-9f6e-0a4c3c2f9b11", event.uid(), "our own UID, as Outlook keeps it");
        assertEquals(2, event.sequence());
        assertEquals(Instant.parse("2026-11-21T08:00:00Z"), event.dtstamp());
        assertEquals("bob@x.org", event.guests().get(0).email());
        assertEquals(partstat, event.guests().get(0).partstat());
    }

    @Test
    void anAnswerFromAnExchangeAccountIsItsSenders() {
        var read = read(answer("IPM.Microsoft Schedule.MtgRespP")
                .tag(0x0064, "EX")
                .tag(0x0065, "/O=FIRM/OU=EXCHANGE/CN=RECIPIENTS/CN=BOB"));
        assertEquals("ann@x.org", read.parts().get(0).guests().get(0).email());
    }

    @Test
    void aCancellationIsOfTheWholeSeriesOrOfAMeeting() {
        var read = read(WinmailFile.of("IPM.Microsoft Schedule.MtgCncl")
                .binary(MEETING, 3, outlookId("00000000"))
                .flag(APPOINTMENT, 0x8223, true));
        assertEquals("CANCEL", read.method());
        assertEquals(OUTLOOK + "00000000" + REST, read.uid());
    }

    @Test
    void textsInOldCodePagesAreRead() {
        var read = read(WinmailFile.of("IPM.Microsoft Schedule.MtgReq")
                .codePage(1251)
                .binary(MEETING, 3, outlookId("00000000"))
                .time(APPOINTMENT, 0x820D, "2027-03-16T17:30:00Z")
                .attribute(0x00018004, "Привет\0".getBytes(Charset.forName("windows-1251")))
                .tag8(0x1000, "Текст", Charset.forName("windows-1251")));
        var details = read.parts().get(0).details().orElseThrow();
        assertEquals("Привет", details.summary());
        assertEquals("Текст", details.description());
        assertEquals(details.start(), details.end());
    }

    @Test
    void whatCannotBeConvertedIsRefusedWithTheSettingThatHelps() {
        var series = "it is about a series";
        assertRefused(request().flag(APPOINTMENT, 0x8223, true), series);
        assertRefused(request().flag(MEETING, 0x0005, true), series);
        assertRefused(request().binary(APPOINTMENT, 0x8216, new byte[] {4, 0x30}), series);
        assertRefused(
                WinmailFile.of("IPM.Schedule.Meeting.Resp.Pos").binary(MEETING, 3, outlookId("07EB0310")), series);
        assertRefused(WinmailFile.of("IPM.Microsoft Schedule.MtgReq"), "which event");
        assertRefused(
                WinmailFile.of("IPM.Microsoft Schedule.MtgReq").binary(MEETING, 3, outlookId("00000000")), "no start");
        assertRefused(
                answer("IPM.Schedule.Meeting.Resp.Tent").flag(APPOINTMENT, 0x8257, true), "it proposes another time");
        assertRefused(WinmailFile.of("IPM.Microsoft Mail.Note"), "it holds no invitation");
        assertRefused("winmail".getBytes(StandardCharsets.US_ASCII), "not complete");
    }

    @Test
    void aCalendarBesideItIsBelievedFirst() {
        var live = ReadMails.calendar("CANCEL", "UID:live");
        var tnef = "Content-Transfer-Encoding: base64\nContent-Type: application/ms-tnef\n\n"
                + Base64.getMimeEncoder().encodeToString(request().bytes());
        var text = HEAD + multipart("mixed", tnef, part("text/calendar; method=CANCEL", live));
        assertEquals("live", message(text).uid());
        var quoted = HEAD + multipart("report", tnef);
        assertTrue(mail(quoted).flaw().startsWith("There is no calendar"), "not in a report");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/ms-tnef; name=\"winmail.dat\"",
                "Application/MS-TNEF",
                "application/vnd.ms-tnef",
                "application/octet-stream; name=WinMail.dat"
            })
    void itIsKnownByItsTypeOrItsName(String type) {
        var tnef = "Content-Transfer-Encoding: base64\nContent-Type: " + type + "\n\n"
                + Base64.getMimeEncoder().encodeToString(request().bytes());
        assertEquals("REQUEST", message(HEAD + tnef).method());
        assertEquals(
                "REQUEST",
                message(HEAD + multipart("mixed", part("text/plain", "Hi"), tnef))
                        .method());
    }

    @Test
    void moreAttributesOrPropertiesThanAMeetingHasAreNotRead() {
        var attributes = request();
        // Three stand there already, and the properties are the fourth.
        for (int i = 4; i < TnefReader.MAX_ATTRIBUTES; i++) attributes.attribute(0x00068000 + i, new byte[0]);
        assertEquals("REQUEST", read(attributes).method());
        assertRefused(attributes.attribute(0x00060001, new byte[0]), "not complete");

        var properties = request();
        // A request has five.
        for (int i = 5; i < TnefReader.MAX_PROPERTIES; i++) properties.number(APPOINTMENT, 0x9000 + i, i);
        assertEquals("REQUEST", read(properties).method());
        assertRefused(properties.number(APPOINTMENT, 0x8FFF, 0), "not complete");
    }

    @Property(tries = 300)
    void aFileThatIsCutOffOrSpoiltHasAnAnswer(
            @ForAll @IntRange(max = 400) int cut, @ForAll @IntRange(max = 400) int at, @ForAll byte spoilt) {
        var bytes = request().bytes();
        bytes[at % bytes.length] = spoilt;
        var mail = mail(winmail(Arrays.copyOf(bytes, bytes.length - cut % bytes.length)));
        assertTrue(mail.calendar().isPresent() || mail.flaw().contains("winmail.dat"), mail.flaw());
    }

    @Property(tries = 300)
    void anyBytesHaveAnAnswer(@ForAll @Size(max = 500) byte[] bytes) {
        var signed = new WinmailFile().attribute(0x00069003, bytes).bytes();
        assertTrue(mail(winmail(signed)).flaw().contains("Set-RemoteDomain"));
    }

    private static WinmailFile request() {
        return WinmailFile.of("IPM.Microsoft Schedule.MtgReq")
                .binary(MEETING, 3, outlookId("00000000"))
                .tag(0x0037, "Updated: Probe")
                .time(APPOINTMENT, 0x820D, "2027-03-16T17:30:00Z")
                .time(APPOINTMENT, 0x820E, "2027-03-16T20:30:00Z")
                .tag(0x0070, "Probe 🎻; mit, allem");
    }

    private static WinmailFile answer(String messageClass) {
        var uid =
                HexFormat.of().formatHex("6f0c1a52-3d1b-4a55-9f6e-0a4c3c2f9b11\0".getBytes(StandardCharsets.US_ASCII));
        var id = OUTLOOK + "00000000" + "0".repeat(32) + "31000000" + "7643616C2D55696401000000" + uid;
        return WinmailFile.of(messageClass)
                .binary(MEETING, 3, HexFormat.of().parseHex(id))
                .number(APPOINTMENT, 0x8201, 2)
                .time(MEETING, 0x0001, "2026-11-21T08:00:00Z");
    }

    private static byte[] outlookId(String date) {
        return HexFormat.of().parseHex(OUTLOOK + date + REST);
    }

    /** A time zone definition with no rules, which are not looked at. */
    private static byte[] zone(String name) {
        var text = name.getBytes(StandardCharsets.UTF_16LE);
        var out = new byte[8 + text.length + 2];
        System.arraycopy(new byte[] {2, 1, (byte) (6 + text.length), 0, 2, 0, (byte) name.length(), 0}, 0, out, 0, 8);
        System.arraycopy(text, 0, out, 8, text.length);
        return out;
    }

    private static CalendarMessage read(WinmailFile file) {
        return message(winmail(file.bytes()));
    }

    private static void assertRefused(WinmailFile file, String why) {
        assertRefused(file.bytes(), why);
    }

    private static void assertRefused(byte[] file, String why) {
        var mail = mail(winmail(file));
        assertTrue(mail.calendar().isEmpty());
        for (var words : List.of(why, "HTML instead of Rich Text", "Set-RemoteDomain Default -TNEFEnabled $false")) {
            assertTrue(mail.flaw().contains(words), mail.flaw());
        }
    }

    /** As Outlook sends it: a text and winmail.dat. */
    private static byte[] winmail(byte[] file) {
        var tnef = "Content-Type: application/ms-tnef; name=\"winmail.dat\"\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(file);
        return (HEAD + multipart("mixed", part("text/plain", "When: Tuesday"), tnef)).getBytes(StandardCharsets.UTF_8);
    }
}
