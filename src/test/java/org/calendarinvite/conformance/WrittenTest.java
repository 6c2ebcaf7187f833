package org.calendarinvite.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker must see what it is there to see. */
class WrittenTest {

    @Test
    void whatTheGrammarForbidsIsSeen() {
        for (var wrong : List.of(
                "SUMMARY:a\nb\r\n",
                "SUMMARY:a\rb\r\n",
                "SUMMARY:" + "x".repeat(68) + "\r\n",
                "SUMMARY:\u00c3\r\n \u00bc\r\n",
                "SUMMARY:\u0007\r\n",
                "\r\n",
                "SUMMARY\r\n",
                "SUMMARY;CN=a,b:c\r\n",
                "SUMMARY;CN=\"a:b\r\n",
                "SUMMARY;CN=a\"b\":c\r\n",
                "SUMMARY;CN=a;CN=b:c\r\n",
                "summary:a\r\n",
                "BEGIN:VEVENT\r\n",
                "END:VEVENT\r\n")) {
            assertThrows(AssertionError.class, () -> written(wrong), wrong);
        }
        assertThrows(AssertionError.class, () -> new Written("BEGIN:A\r\nEND:A".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void textThatIsNotEscapedIsSeen() {
        for (var wrong : List.of("a,b", "a;b", "a\\", "a\\:b"))
            assertThrows(AssertionError.class, () -> summary("SUMMARY:" + wrong + "\r\n"), wrong);
    }

    @Test
    void whatIsRightIsReadAsItWasMeant() {
        assertEquals("a,b;c\\\nd: \"ü\"", summary("SUMMARY:a\\,b\\;c\\\\\\n\r\n d: \"\u00c3\u00bc\"\r\n"));
        var line =
                written("SUMMARY;CN=\"a:b;c,d\";X=:" + "x".repeat(51) + "\r\n").event("SUMMARY");
        assertEquals("a:b;c,d", line.parameter("CN"));
        assertEquals("x".repeat(51), line.value());
    }

    private static String summary(String line) {
        return written(line).event("SUMMARY").text();
    }

    /** Characters are bytes here. */
    private static Written written(String line) {
        var text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + line + "END:VEVENT\r\nEND:VCALENDAR\r\n";
        return new Written(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
