package org.calendarinvite.local.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.calendarinvite.mail.ReadMails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeTest {

    @Test
    void textsAreShownAndAllElseIsAttached() {
        var alternative = ReadMails.multipart(
                "alternative",
                ReadMails.part(
                        "text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable", "Gr=FC=DFe"),
                ReadMails.part("text/html; charset=nonsense", "<p>Hello</p>"),
                ReadMails.part("text/calendar; method=REQUEST", "BEGIN:VCALENDAR\nEND:VCALENDAR"));
        var mail = read("Subject: =?UTF-8?Q?Caf=C3=A9?=\nFrom: Ann <ann@x.org>\nTo: bob@x.org\n"
                + ReadMails.multipart(
                        "mixed",
                        alternative,
                        "Content-Type: text/plain\nContent-Disposition: attachment; filename=notes.txt\n\nnotes"));
        assertEquals("Café", mail.subject());
        assertEquals("Grüße", mail.text().strip());
        assertEquals("<p>Hello</p>", mail.html().strip());
        assertEquals(
                List.of("", "notes.txt"),
                mail.files().stream().map(Mime.File::name).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "no header at all",
                "Content-Type: multipart/mixed; boundary=x\n\n--y",
                "Content-Type: /\n\nx"
            })
    void whateverTheBytesAreThereIsAView(String bytes) {
        assertTrue(read(bytes).files().size() <= 1);
    }

    @Test
    void htmlRunsNothingAndLoadsNothing() {
        var document = Html.document(
                "<html lang=de><head><style>@import 'http://evil/'</style></head><body onload=x()><script>x()</script>"
                        + "<p style=\"color:red;background:url(http://evil/a)\" onclick=\"x()\">Hi</p>"
                        + "<img src=http://evil/b><iframe src=http://evil/c></iframe><form action=http://evil/d></form>"
                        + "<a href=\"javascript:x()\">a</a><a href=\"https://good.example/\">b</a></body></html>",
                "A <b> title");
        for (var bad : List.of("evil", "script", "onclick", "onload", "<img", "<iframe", "<form"))
            assertFalse(document.contains(bad), bad + " in " + document);
        assertTrue(document.contains("lang=\"de\""), document);
        assertTrue(document.contains("color:red"), document);
        assertTrue(document.contains("href=\"https://good.example/\""), document);
        assertTrue(document.contains("noopener"), document);
        assertTrue(document.contains("<title>A &lt;b&gt; title</title>"), document);
    }

    private static Mime read(String text) {
        return Mime.read(text.getBytes(UTF_8));
    }
}
