package org.calendarinvite.mail;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.When;
import org.calendarinvite.words.OwnFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A description in mails: as rich as the organizer wrote it in HTML, whole in text. */
class RichLettersTest {

    private static final String HTML = "<p>Bring <b>a friend</b> &amp; {braces}</p>";

    @ParameterizedTest
    @ValueSource(strings = {"mail/invite", "mail/update"})
    void htmlIsShownInHtmlAndWordsInText(String template) {
        var event = details("<i>Lunch</i>", "Bring a friend & {braces}", HTML, "<u>Hall</u>");
        var html = render(template + ".html", event);
        assertTrue(html.contains(">" + HTML + "</div>"), html);
        assertTrue(html.contains("&lt;i&gt;Lunch&lt;/i&gt;") && html.contains("&lt;u&gt;Hall&lt;/u&gt;"), html);
        assertFalse(html.contains("pre-line"), "once");
        var text = render(template + ".txt", event);
        assertTrue(text.contains("\nBring a friend & {braces}\n"), text);
        assertFalse(text.contains("<p>"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail/invite", "mail/update"})
    void plainTextIsEscapedAndKeepsItsLines(String template) {
        var html = render(template + ".html", details("Lunch", "a < b\n<script>alert(1)</script>", "", ""));
        assertTrue(html.contains("white-space:pre-line\">a &lt; b\n&lt;script&gt;alert(1)&lt;/script&gt;</p>"), html);
        assertFalse(render(template + ".html", details("Lunch", "", "", "")).contains("pre-line"));
    }

    private static String render(String template, Details event) {
        return new Templates(OwnFiles.NONE)
                .render(
                        template,
                        TemplatesTest.ENGLISH,
                        Map.of(
                                "event",
                                event,
                                "host",
                                "Ann",
                                "when",
                                "Tuesday",
                                "name",
                                "Bob",
                                "repeats",
                                "",
                                "single",
                                false,
                                "again",
                                false,
                                "instead",
                                "",
                                "exceptions",
                                List.of()));
    }

    private static Details details(String summary, String description, String html, String location) {
        var start = When.utc(LocalDateTime.parse("2027-03-16T18:30"));
        return new Details(summary, description, html, location, start, start, "", List.of(), List.of());
    }
}
