package org.calendarinvite.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.calendarinvite.conformance.Conforms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts speak of the author that others read; where another could be read, nobody is proven. */
class AuthorTest {

    private static final String REST = "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nHello\r\n";

    @Test
    void oneAddressIsTheAuthor() {
        var mail = read("From: Ada <Ada@Example.com>\r\n" + REST);
        assertTrue(mail.authored() && mail.proven());
        assertEquals("ada@example.com", mail.sender());
        for (var from : List.of(
                "ada@example.com",
                "<ada@example.com>",
                "\"Lind, Ada\" <ADA@example.com>",
                "\"ada@example.com\" <ada@example.com>",
                "ada@example.com (Ada (L.))",
                "=?utf-8?q?Ad=C3=A1?= <ada@example.com>"))
            assertTrue(read("From: " + from + "\r\n" + REST).proven(), from);
    }

    @ParameterizedTest
    @Conforms(40)
    @ValueSource(
            strings = {
                "From: <mailto:ada%40example.com?@evil.example>\r\n",
                "From: <mailto:ada@example.com?x=@evil.example>\r\n",
                "Subject: hi\rFrom: ada@example.com\r\nX: y\r\n",
                "From: ada@example.com\r\nFrom: eve@evil.example\r\n",
                "From: ada@example.com;\r\n",
                "From: <ada@example.com>, \r\n",
                "From: ada@example.com <>\r\n",
                "From: ada@example.com (Ada) (eve@evil.example\r\n",
                "From: \"eve@evil.example\" <ada@example.com>\r\n",
                "From: \u212Ada@example.com\r\n",
                "From: ada@e\u00ADxample.com\r\n",
                "From: ada@\uFF45xample.com\r\n"
            })
    void whatTwoReadersReadInTwoWaysProvesNobody(String head) {
        var mail = read(head + REST);
        assertFalse(mail.authored(), mail.sender());
        assertFalse(mail.proven());
    }

    @Test
    @Conforms(40)
    void anAuthorBehindAHeaderWithoutEndProvesNobody() {
        var padding = ("X-Padding: " + "p".repeat(900) + "\r\n").repeat(300);
        assertFalse(read("From: ada@example.com\r\n" + padding + "From: eve@evil.example\r\n" + REST)
                .authored());
    }

    private static CalendarMail read(String mail) {
        return ReadMails.mail(mail.getBytes(UTF_8), "eve@evil.example");
    }
}
