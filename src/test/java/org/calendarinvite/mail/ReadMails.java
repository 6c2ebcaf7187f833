package org.calendarinvite.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.ical.CalendarMessage;
import org.calendarinvite.ical.CalendarReader;
import org.calendarinvite.mail.Verdicts.Verdict;

/** Mails as they come off the wire, and what is read from them. */
public final class ReadMails {

    public static final String CREATE = "create@ours.org";

    public static final String HEAD = "From: Ann <ann@x.org>\nTo: " + CREATE + "\nSubject: Lunch\nMIME-Version: 1.0\n";

    private static final CalendarReader CALENDARS = new CalendarReader(1000, 65536, 4 << 20, 5000);

    private ReadMails() {}

    public static String calendar(String method, String... lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//X//EN\r\nMETHOD:" + method
                + "\r\nBEGIN:VEVENT\r\nDTSTART:20270316T173000Z\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    /** Of this subtype, with these parts; each has its own header. */
    public static String multipart(String subtype, String... parts) {
        var boundary = "b" + Integer.toHexString(String.join("", parts).hashCode());
        var text = new StringBuilder("Content-Type: multipart/" + subtype + "; boundary=" + boundary + "\n\n");
        for (var part : parts) text.append("--" + boundary + "\n" + part + "\n");
        return text + "--" + boundary + "--\n";
    }

    public static String part(String type, String body) {
        return "Content-Type: " + type + "\n\n" + body;
    }

    public static CalendarMail mail(String text) {
        return mail(text.getBytes(StandardCharsets.UTF_8));
    }

    public static CalendarMail mail(byte[] bytes) {
        return mail(bytes, "envelope@x.org");
    }

    public static CalendarMail mail(byte[] bytes, String envelope) {
        var pass = new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.PASS, Verdict.PASS, Verdict.PASS);
        var notice = new MailNotice("id", "mail/id", envelope, List.of(CREATE), pass, Instant.EPOCH, Consent.NONE);
        try {
            return new MailReader(10_000_000)
                    .read(notice, new ByteArrayInputStream(bytes))
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All the way to what the calendar says. */
    public static CalendarMessage message(byte[] mail) {
        return message(mail(mail));
    }

    public static CalendarMessage message(String mail) {
        return message(mail(mail));
    }

    public static CalendarMessage message(CalendarMail mail) {
        var part = mail.calendar().orElseThrow(() -> new AssertionError(mail.flaw()));
        return CALENDARS.read(part.body(), part.charset());
    }
}
