package org.calendarinvite.ical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.event.Series;
import org.calendarinvite.ical.text.Line;
import org.calendarinvite.ical.text.Text;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of calendars: read whole, and never more than words. */
class TextSafetyTest {

    @Test
    void tagsInTitlesAreOnlyText() {
        var details = read("SUMMARY:<b>Lunch</b> <script>alert(1)</script>", "LOCATION:<i>Hall</i> &amp; yard");
        assertEquals("<b>Lunch</b> <script>alert(1)</script>", details.summary());
        assertEquals("<i>Hall</i> &amp; yard", details.location());
    }

    @Test
    void aDescriptionInHtmlIsKeptAsHtmlAndAsText() {
        var details = read(
                "DESCRIPTION:<p>Bring <b>a friend</b>\\, see <a href=\"https://x.org/\\;a\">here</a></p><script>x</script>");
        assertEquals("Bring a friend, see here (https://x.org/;a)", details.description());
        assertTrue(
                details.html().startsWith("<p>Bring <b>a friend</b>, see <a href=\"https://x.org/;a\""),
                details.html());
        assertEquals("", read("DESCRIPTION:Bring a friend\\nand a < b").html());
    }

    @Test
    void whatCannotBeSeenGoesAndTheRestStays() {
        var details = read(
                "SUMMARY:A\\nB\u0085C\u2028D\u202eE\u2067F\u200fG👩‍👩‍👧H\u0007I\u009fJ",
                "DESCRIPTION:A\\nB\u0085C\u2028D\u2029E\u202eF\u0000G\u200dH",
                "LOCATION:\u202dHall\u202c 4");
        assertEquals("A B C DEF\u200fG👩‍👩‍👧HIJ", details.summary());
        assertEquals("A\nB\nC\nD\nEFG\u200dH", details.description());
        assertEquals("Hall 4", details.location());
    }

    @Test
    void halvesOfCharactersComeInByNoCharset() {
        var utf16 = Samples.calendar("UID:1", "DTSTART:20270316T173000Z", "SUMMARY:a\ud83cb")
                .getBytes(StandardCharsets.UTF_16LE);
        var summary = Samples.READER
                .read(utf16, StandardCharsets.UTF_16LE)
                .parts()
                .get(0)
                .details()
                .orElseThrow()
                .summary();
        assertEquals("a\ufffdb", summary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "George Herman ^'Babe^' Ruth|George Herman \"Babe\" Ruth",
                "a^^nb|a^nb",
                "a^^^'b|a^\"b",
                "a^^^^b|a^^b",
                "up^|up^",
                "x^y^N|x^y^N",
                "Ann^nBcc: eve|Ann Bcc: eve"
            })
    void caretsInNamesAreReadOnce(String written, String name) {
        var message = Samples.read(Samples.calendar(
                "UID:1",
                "DTSTART:20270316T173000Z",
                "ORGANIZER;CN=\"" + written + "\":mailto:a@x.org",
                "ATTENDEE;CN=\"" + written + "\":mailto:b@x.org"));
        assertEquals(name, message.parts().get(0).organizerName());
        assertEquals(name, message.parts().get(0).guests().get(0).name());
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        var message = Samples.read(Samples.calendar(
                "UID:1", "DTSTART:20270316T173000Z", "ORGANIZER;CN=x" + "🎻".repeat(200) + ":mailto:a@x.org"));
        assertEquals("x" + "🎻".repeat(127), message.parts().get(0).organizerName());
    }

    @Property(tries = 300)
    void noNameOrAddressMakesACalendarLine(@ForAll("evil") String name, @ForAll("evil") String address) {
        var plain = lines(personal("Ann", "a@x.org", "Bob", "b@x.org", name));
        var bytes = personal(name, "a" + address + "@x.org", name, "b" + address + "@x.org", name);
        var evil = lines(bytes);
        assertEquals(names(plain), names(evil));
        assertTrue(evil.stream().allMatch(line -> line.equals(PlainText.lines(line))), "nothing unseen: " + evil);
        var guests = Samples.READER.read(bytes).parts().get(0).guests();
        assertTrue(guests.size() <= 1);
        guests.forEach(guest -> assertFalse(guest.name().contains("\n")));
    }

    private static byte[] personal(String host, String mailbox, String name, String email, String texts) {
        var event = Samples.event(host, Series.of(Samples.texts(texts, texts, texts)));
        var guest = Attendee.asked("uid", email, name, "t", "api", List.of(), Samples.NOW);
        return new CalendarWriter()
                .prototype(event, "", Method.REQUEST, Samples.NOW)
                .personal(mailbox, new Invitation(event, guest), Samples.NOW);
    }

    @Provide
    Arbitrary<String> evil() {
        var pieces = Arbitraries.of(
                "\r\n",
                "\n",
                "\r",
                "\0",
                "\u0085",
                "\u2028",
                "\r\nATTENDEE:mailto:eve@y.org",
                "END:VEVENT",
                "\"",
                ";X=1",
                ":mailto:eve@y.org",
                ",",
                "^n",
                "^'",
                "^",
                "\\n",
                "\\",
                "🎻",
                "é",
                " ",
                "\t",
                "\ud83c",
                "\u202e",
                "x".repeat(70));
        return pieces.list().ofMaxSize(8).map(list -> String.join("", list));
    }

    @Property(tries = 300)
    void anyNameIsReadAsItWasWritten(@ForAll("evil") String name) {
        var line = "ATTENDEE;CN=" + Text.parameter("Bob " + name) + ":mailto:b@x.org";
        var read = Line.parse(line).orElseThrow();
        assertEquals(
                PlainText.oneLine("Bob " + name).strip(), read.parameter("CN").strip());
        assertEquals("mailto:b@x.org", read.value());
    }

    private static Details read(String... lines) {
        return Samples.readDetails("UID:1", "DTSTART:20270316T173000Z", String.join("\r\n", lines));
    }

    private static List<String> lines(byte[] calendar) {
        var text = new String(calendar, StandardCharsets.UTF_8);
        assertFalse(text.replace("\r\n", "").contains("\n")
                || text.replace("\r\n", "").contains("\r"));
        return Arrays.asList(text.replace("\r\n ", "").split("\r\n"));
    }

    private static List<String> names(List<String> lines) {
        return lines.stream().map(line -> line.replaceFirst("[:;].*", "")).toList();
    }
}
