package org.calendarinvite.mail;

import static org.calendarinvite.mail.ReadMails.HEAD;
import static org.calendarinvite.mail.ReadMails.calendar;
import static org.calendarinvite.mail.ReadMails.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.calendarinvite.conformance.Conforms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the bytes of a calendar may come (RFC 2045, RFC 5545 3.1). */
class PartBytesTest {

    private static final String SUMMARY = "Grüße 🎻 مرحبا €";
    private static final String CALENDAR = calendar("REQUEST", "UID:1", "SUMMARY:" + SUMMARY);

    @ParameterizedTest
    @ValueSource(strings = {"7bit", "8bit", "BINARY", "base64", "Base64", "quoted-printable", "x-uuencode"})
    @Conforms(38)
    void everyTransferEncodingIsUndone(String encoding) throws MessagingException, IOException {
        var out = new ByteArrayOutputStream();
        try (var encoded = MimeUtility.encode(out, encoding.toLowerCase(Locale.ROOT))) {
            encoded.write(CALENDAR.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(SUMMARY, summary("charset=utf-8", encoding, out.toByteArray()));
    }

    @Test
    @Conforms(38)
    void base64WithoutItsPaddingAndEncodingsThatAreNotTrueAreRead() {
        var bytes = CALENDAR.getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut < 3; cut++) {
            var base64 = Base64.getEncoder()
                    .withoutPadding()
                    .encode((CALENDAR + "\n".repeat(cut)).getBytes(StandardCharsets.UTF_8));
            assertEquals(SUMMARY, summary("charset=utf-8", "base64", base64));
        }
        for (var lie : List.of("base64", "x-unheard-of", "utf-8")) {
            assertEquals(SUMMARY, summary("charset=utf-8", lie, bytes), lie);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8,utf-8,Grüße 🎻 €",
        "utf-8,us-ascii,Grüße 🎻 €",
        "utf-8,no-such-charset,Grüße 🎻 €",
        "utf-8,ISO-2022-CN,Grüße 🎻 €",
        "utf-8,utf-16,Grüße 🎻 €",
        "iso-8859-1,ISO-8859-1,Grüße",
        "windows-1252,utf-8,Grüße €",
        "windows-1252,windows-1252,Grüße €",
        "koi8-r,koi8-r,Привет",
        "iso-2022-jp,iso-2022-jp,こんにちは",
        "gb18030,gb18030,你好",
        "shift_jis,shift_jis,こんにちは",
        "utf-16,utf-16,Grüße 🎻 €",
        "utf-16le,utf-16le,Grüße 🎻 €",
        "utf-16le,utf-16,Grüße 🎻 €",
        "utf-16be,utf-8,Grüße 🎻 €",
        "x-UTF-16LE-BOM,utf-8,Grüße 🎻 €"
    })
    @Conforms(38)
    void theDeclaredCharsetIsHonouredAndAWrongOneIsNot(String written, String declared, String text) {
        var bytes = calendar("REQUEST", "UID:1", "SUMMARY:" + text).getBytes(Charset.forName(written));
        var base64 = Base64.getMimeEncoder().encode(bytes);
        assertEquals(text, summary("charset=" + declared, "base64", base64));
    }

    @Test
    void aByteOrderMarkBlanksBeforeBeginAndOtherLineEndsDoNoHarm() {
        for (var text : List.of(
                "\uFEFF" + CALENDAR,
                "  " + CALENDAR,
                "\r\n \t" + CALENDAR,
                "\r\n\r\n\r\n" + CALENDAR,
                CALENDAR.replace("\r\n", "\r\r\n"),
                CALENDAR.replace("\r\n", "\n"),
                CALENDAR.replace("\r\n", "\r"),
                CALENDAR.replace("\r\n", "\r\n\r\n"),
                CALENDAR + "\r\n\r\nSent from my phone\u0000")) {
            var base64 = Base64.getMimeEncoder().encode(text.getBytes(StandardCharsets.UTF_8));
            assertEquals(SUMMARY, summary("charset=utf-8", "base64", base64), text);
        }
    }

    @Property(tries = 200)
    @Conforms(3)
    void aFoldInsideACharacterIsUndoneBeforeItIsDecoded(@ForAll @IntRange(min = 1, max = 30) int width) {
        var out = new ByteArrayOutputStream();
        for (var line : CALENDAR.split("\r\n")) {
            var bytes = line.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < bytes.length; i++) {
                if (i > 0 && i % width == 0) out.writeBytes(new byte[] {'\r', '\n', ' '});
                out.write(bytes[i]);
            }
            out.writeBytes(new byte[] {'\r', '\n'});
        }
        assertEquals(SUMMARY, summary("charset=utf-8", "8bit", out.toByteArray()));
    }

    private static String summary(String charset, String encoding, byte[] body) {
        var out = new ByteArrayOutputStream();
        out.writeBytes((HEAD + "Content-Type: text/calendar; method=REQUEST; " + charset
                        + "\nContent-Transfer-Encoding: " + encoding + "\n\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        return message(out.toByteArray()).parts().get(0).details().orElseThrow().summary();
    }
}
