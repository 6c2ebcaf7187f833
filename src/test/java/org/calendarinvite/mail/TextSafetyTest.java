package org.calendarinvite.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.calendarinvite.invite.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words from calendars and from the API on their way through mail: whole, and never more than words. */
class TextSafetyTest {

    @Property(tries = 300)
    void noNameOrSubjectMakesAHeaderLine(@ForAll("evil") String subject, @ForAll("evil") String name)
            throws MessagingException, IOException {
        var bytes = written(subject, name, "bob@x.org");
        var names = Arrays.stream(header(bytes).split("\r\n(?![ \t])"))
                .map(line -> line.replaceFirst(":(?s).*", ""))
                .toList();
        assertEquals(
                List.of(
                        "Date",
                        "From",
                        "Reply-To",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "X-SES-MESSAGE-TAGS",
                        "List-Unsubscribe",
                        "List-Unsubscribe-Post",
                        "Auto-Submitted"),
                names);
        assertTrue(header(bytes).chars().allMatch(c -> c < 0x7f && (c >= 0x20 || c == '\r' || c == '\n' || c == '\t')));
        var read = new MimeMessage(null, new ByteArrayInputStream(bytes));
        assertEquals(1, read.getFrom().length);
        assertEquals("invites@ours.org", ((InternetAddress) read.getFrom()[0]).getAddress());
        assertEquals("bob@x.org", ((InternetAddress) read.getAllRecipients()[0]).getAddress());
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
                "Bcc: eve@y.org",
                "X-Evil: 1",
                "\r\n\r\n<b>",
                "\"",
                ",",
                "<eve@y.org>",
                "=?utf-8?Q?=0D=0ABcc:_eve@y.org?=",
                ";",
                ":",
                "🎻",
                "é",
                " ",
                "\ud83c",
                "\u202e",
                "(x)",
                "\\");
        return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob@x.org\r\nBcc: eve@y.org",
                "bob@x.org\nX-Evil: 1",
                "bob@x.org, eve@y.org",
                "\"a\r\nBcc: eve@y.org\"@x.org"
            })
    void anAddressThatIsMoreThanAnAddressSendsNoMail(String address) {
        assertThrows(IllegalStateException.class, () -> written("Lunch", "Ann", address));
        assertTrue(Address.parse(address).isEmpty(), "and none such comes from a calendar or the API");
    }

    @Test
    void anAddressWithWhatCannotBeSeenIsNone() {
        for (var unseen : List.of("\0", "\r", "\n", "\t", "\u0085", "\u2028", "\u202e", "\u200b", " ")) {
            assertEquals(Optional.empty(), Address.parse("bo" + unseen + "b@x.org"));
            assertEquals(Optional.empty(), Address.parse("bob@x" + unseen + ".org\0"));
        }
    }

    @Test
    void subjectsAndNamesOfEveryScriptAreReadWhole() {
        var mail = ReadMails.mail(
                "From: =?utf-8?B?2YXYsdit2KjYpyDwn467?= <ann@x.org>\nSubject: =?iso-8859-1?Q?Gr=FC=DFe?=\n"
                        + " =?utf-8?Q?_=F0=9F=8E=BB?=\n\n");
        assertEquals("مرحبا 🎻", mail.senderName());
        assertEquals("Grüße 🎻", mail.subject());
        var raw = ReadMails.mail("From: Jürgen 🎻 <ann@x.org>\nSubject: Größe\n\n");
        assertEquals("Jürgen 🎻", raw.senderName());
        assertEquals("Größe", raw.subject());
        assertEquals("ann@x.org", raw.sender());
    }

    @Test
    void whatIsHiddenInEncodedWordsDoesNotComeOut() {
        var mail = ReadMails.mail("From: =?utf-8?Q?Ann=0D=0ABcc=3A_eve=E2=80=AE?= <ann@x.org>\n"
                + "Subject: =?utf-8?Q?a=00b=C2=85c=E2=80=A8d=E2=81=A7e?=\n\n");
        assertEquals("Ann Bcc: eve", mail.senderName());
        assertEquals("ab c de", mail.subject());
        assertFalse(mail.automatic());
    }

    private static byte[] written(String subject, String name, String to) throws MessagingException, IOException {
        var letter = new Letter(
                "uid/token/INVITE_DUE/0",
                name,
                "rsvp-t@ours.org",
                to,
                name,
                subject,
                "plain",
                "<p>html</p>",
                Optional.empty(),
                "tr");
        var out = new ByteArrayOutputStream();
        new LetterWriter("ours.org", "invites@ours.org", "https://ours.org")
                .write(letter)
                .writeTo(out);
        return out.toByteArray();
    }

    private static String header(byte[] mail) {
        var text = new String(mail, StandardCharsets.ISO_8859_1);
        return text.substring(0, text.indexOf("\r\n\r\n"));
    }
}
