package org.calendarinvite.ical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RichTextTest {

    private static final Pattern ALLOWED = Pattern.compile("</?(?:b|i|u|em|strong|p|ul|ol|li)>|<br />|</a>"
            + "|<a href=\"(?:https?:|mailto&#58;|mailto:)[^\"<>]*\" rel=\"nofollow noopener\">");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bring a friend & something to drink.\n\nDoors open at six.",
                "if a < b and c > d then x<5",
                "Join here <https://example.com/j?a=1&b=2> or ask <ann@example.com>",
                "&lt;b&gt; is an entity",
                "<3 you",
                "مرحبا 🎻",
                ""
            })
    void plainTextStaysAsItIs(String text) {
        assertEquals(new RichText("", text), RichText.of(text));
    }

    @Test
    void googlesMixOfTagsAndLinesIsReadAsItIsShown() {
        var text = RichText.of("<b>Agenda</b><br>One &amp; two<br><ul><li>First</li><li><i>Second</i></li></ul>"
                + "\n\n-::~:~::-\nJoin with Google Meet: https://meet.google.com/abc\nSee you");
        assertEquals(
                "Agenda\nOne & two\n\n- First\n- Second\n\n-::~:~::-\nJoin with Google Meet: https://meet.google.com/abc\nSee you",
                text.plain());
        assertTrue(text.html().startsWith("<b>Agenda</b><br />One &amp; two<br /><ul><li>First</li>"), text.html());
        assertTrue(text.html().contains("/abc<br />See you"), text.html());
    }

    @Test
    void outlooksDocumentIsReadWithoutItsLook() {
        var text = RichText.of(
                "<!DOCTYPE html>\r\n<html>\r\n<head>\r\n<meta charset=\"utf-8\">\r\n<style>p {color:red}</style>\r\n"
                        + "<title>x</title></head>\r\n<body lang=EN-US>\r\n<div class=\"WordSection1\">\r\n<p class=\"MsoNormal\">Dear\r\nall,"
                        + "<o:p></o:p></p>\r\n<p class=MsoNormal><span style='color:red'>see <a\r\nhref=\"https://example.com/a?b=1&amp;c=2\">the page</a>."
                        + "</span></p>\r\n<h1>Place</h1>\r\n<div>Hall&nbsp;4</div><div><ol><li><p>Door</p></li></ol></div></div></body></html>");
        assertEquals(
                "Dear all,\n\nsee the page (https://example.com/a?b=1&c=2).\n\nPlace\n\nHall 4\n\n- Door",
                text.plain());
        assertFalse(text.html().contains("style"), text.html());
        assertTrue(text.html().contains("<p>Dear"), text.html());
    }

    @Test
    void linksLeadToPagesAndMailboxesOnly() {
        var good = RichText.of("<a href=\"HTTPS://x.org\" onclick=\"evil()\" target=_blank>here</a>");
        assertTrue(good.html().endsWith("rel=\"nofollow noopener\">here</a>"), good.html());
        assertEquals("here (HTTPS://x.org)", good.plain());
        assertEquals(
                "write (ann@x.org)",
                RichText.of("<a href='mailto:ann@x.org'>write</a>").plain());
        assertEquals(
                "https://x.org",
                RichText.of("<a href='https://x.org'>https://x.org</a>").plain());
        for (var bad : List.of(
                "javascript:alert(1)",
                "JaVa\tScript:alert(1)",
                "&#106;avascript:alert(1)",
                "data:text/html,x",
                "//evil.org",
                "/path",
                "file:///etc/passwd",
                "vbscript:x",
                "https&colon;//x\" onmouseover=\"evil()")) {
            var text = RichText.of("<a href=\"" + bad + "\">here</a>");
            assertFalse(text.html().toLowerCase(Locale.ROOT).contains("script"), text.html());
            assertTrue(allowed(text.html()), text.html());
            assertTrue(text.plain().startsWith("here"), bad);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>Hello",
                "<img src=x onerror=alert(1)>Hello",
                "<svg/onload=alert(1)>Hello",
                "<style>body{display:none}</style>Hello",
                "<iframe src=\"javascript:alert(1)\"></iframe>Hello",
                "<b onmouseover=alert(1)>Hello</b>",
                "<p style=\"background:url(https://track.example/x)\">Hello</p>",
                "<form action=https://evil.example><input name=p></form>Hello",
                "<link rel=stylesheet href=https://evil.example><b>Hello",
                "<b><!-- <script> -->Hello</b>",
                "</p></td></table><b>Hello</b>",
                "<b>Hel\u0001lo\u202e</b>",
                "<b>Hel&#1;lo&#8238;&#x2067;</b>"
            })
    void nothingButTextComesThrough(String html) {
        var text = RichText.of(html);
        assertEquals("Hello", text.plain());
        assertTrue(allowed(text.html()), text.html());
        assertTrue(text.html().chars().noneMatch(c -> c < 0x20 || c == 0x202e || c == 0x2067), text.html());
        assertFalse(text.html().contains("&#8238;") || text.html().contains("&#x20"), text.html());
    }

    @Test
    void aLongOneIsShownAsItsWholeText() {
        var words = "wörter ".repeat(2000).strip();
        assertEquals("<b>" + words + "</b>", RichText.of("<b>" + words + "</b>").html());
        var more = words + " " + words;
        assertEquals(new RichText("", more), RichText.of("<b>" + more + "</b>"));
    }

    @Test
    void aHostileOneIsReadInGoodTime() {
        for (var piece : List.of(
                "<b>",
                "<ul><li>",
                "\n",
                " ",
                "<a href=https://x>",
                "<b",
                "&",
                "&#",
                "<!--",
                "<br>\n",
                "<p>\t\n ",
                "<div><b> ",
                "'=\"")) {
            var text = "<b>x</b>" + piece.repeat(65536 / piece.length());
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> RichText.of(text), piece);
        }
    }

    @Property(tries = 500)
    void anyMixOfTagsIsMadeSafe(@ForAll @Size(max = 30) List<Piece> pieces) {
        var text = RichText.of(
                "<b>" + String.join("", pieces.stream().map(piece -> piece.text).toList()));
        assertTrue(allowed(text.html()), text.html());
        assertFalse(text.plain().contains("\r"));
    }

    enum Piece {
        OPEN("<"),
        CLOSE(">"),
        SCRIPT("<script"),
        END("</"),
        QUOTE("\""),
        APOSTROPHE("'"),
        HANDLER(" onload=x "),
        LINK("<a href="),
        TARGET("javascript:x"),
        PAGE("https://x.org"),
        STYLE("<style>"),
        COMMENT("<!--"),
        CDATA("<![CDATA["),
        ENTITY("&lt;"),
        SVG("<svg><math>"),
        LIST("<ul><li>"),
        WORD("word "),
        LINE("\n");

        private final String text;

        Piece(String text) {
            this.text = text;
        }
    }

    private static boolean allowed(String html) {
        return ALLOWED.matcher(html).replaceAll("").chars().noneMatch(c -> c == '<' || c == '>');
    }
}
