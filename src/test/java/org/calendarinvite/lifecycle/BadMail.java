package org.calendarinvite.lifecycle;

import java.util.Random;
import java.util.function.UnaryOperator;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.Draft;
import org.calendarinvite.world.Mail;

/** Mails that an organizer's mailbox should never send, and some do. */
final class BadMail {

    private BadMail() {}

    static Mail notMime(String sender) {
        var bytes = new byte[2_000];
        new Random(7).nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++)
            if (bytes[i] == '\r' || bytes[i] == '\n' || bytes[i] == 0) bytes[i] = 'x';
        return Mail.of(sender, Calendars.CREATE, bytes);
    }

    static Mail plainText(String sender, String recipient) {
        return plainText(sender, recipient, "");
    }

    /** @param headers whole lines, each ended by CRLF */
    static Mail plainText(String sender, String recipient, String headers) {
        var mail =
                """
                From: %1$s
                To: %2$s
                Subject: Hello there
                Message-ID: <hello.%1$s>
                Date: Sun, 22 Nov 2026 10:00:00 +0000
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                Is anybody there?
                """;
        return Mail.of(
                sender, recipient, headers + mail.formatted(sender, recipient).replace("\n", "\r\n"));
    }

    /** Its envelope sender would be empty, which GreenMail's SMTP does not know; the content says as much. */
    static Mail bounce(String sender) {
        var report =
                """
                From: %1$s
                To: %2$s
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="x"

                --x

                Not delivered.
                --x
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.work.example

                Final-Recipient: rfc822; nobody@work.example
                Action: failed
                Status: 5.1.1
                --x--
                """;
        return Mail.of(
                sender,
                Calendars.CREATE,
                report.formatted(sender, Calendars.CREATE).replace("\n", "\r\n"));
    }

    static Mail withoutMethod(String sender) {
        return without(sender, "METHOD:.*\n");
    }

    static Mail withoutUid(String sender) {
        return without(sender, "UID:.*\n");
    }

    /** A second VEVENT under another UID (RFC 5546 3.2.2 allows one UID in a REQUEST). */
    static Mail twoUids(String sender) {
        return spoilt(sender, calendar -> {
            var event = calendar.substring(calendar.indexOf("BEGIN:VEVENT"), calendar.indexOf("END:VCALENDAR"));
            return calendar.replace("END:VCALENDAR", event.replace("UID:", "UID:another-") + "END:VCALENDAR");
        });
    }

    static Mail endsBeforeItStarts(String sender) {
        var draft = Draft.of(sender);
        return Calendars.request(draft.withEnd(draft.start().minusHours(1)));
    }

    static Mail megabyteSummary(String sender) {
        return Calendars.request(Draft.of(sender).withSummary("Sommerfest ".repeat(95_000)));
    }

    /** Larger than the limit that the test sets. */
    static Mail tooLarge(String sender, int size) {
        return Calendars.request(
                Draft.of(sender),
                calendar -> calendar.replace("END:VEVENT", "X-PADDING:" + "p".repeat(size) + "\nEND:VEVENT"));
    }

    private static Mail without(String sender, String line) {
        return spoilt(sender, calendar -> calendar.replaceFirst(line, ""));
    }

    private static Mail spoilt(String sender, UnaryOperator<String> spoil) {
        return Calendars.request(Draft.of(sender), spoil);
    }
}
