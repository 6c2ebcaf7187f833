package org.calendarinvite.local.client;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * A calendar in a mail of the shape that its calendar sends.
 *
 * @param method of the calendar
 * @param text of the mail, plain
 */
record Envelope(Dialect dialect, String from, String to, String subject, String method, String text, byte[] calendar) {

    byte[] write(Instant now) {
        try {
            var mail = new MimeMessage((Session) null);
            mail.setFrom(new InternetAddress(from, Names.of(from), "UTF-8"));
            mail.setRecipient(RecipientType.TO, new InternetAddress(to));
            mail.setSubject(subject.replaceAll("\\s+", " "), "UTF-8");
            mail.setSentDate(Date.from(now));
            if (dialect == Dialect.GMAIL) {
                mail.setReplyTo(new InternetAddress[] {new InternetAddress(from)});
                mail.setSender(new InternetAddress("calendar-notification@google.com", "Google Calendar", "UTF-8"));
            }
            if (dialect == Dialect.OUTLOOK) mail.setHeader("X-MS-Has-Attach", "");
            mail.setContent(body());
            mail.saveChanges();
            mail.setHeader(
                    "Message-ID", "<" + UUID.randomUUID() + "@" + from.substring(from.lastIndexOf('@') + 1) + ">");
            var bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("The mail of " + from + " could not be written", e);
        }
    }

    /** Google attaches the calendar once more; Apple puts it beside the HTML, as a file. */
    private MimeMultipart body() throws MessagingException {
        var plain = text("plain", text);
        var html = text("html", "<html><body><p>" + Html.escaped(text) + "</p></body></html>");
        var type = "text/calendar; charset=\"UTF-8\"; method=" + method;
        return switch (dialect) {
            case GMAIL ->
                new MimeMultipart(
                        "mixed",
                        nested(new MimeMultipart("alternative", plain, html, file(type, ""))),
                        file("application/ics; name=\"invite.ics\"", "invite.ics"));
            case OUTLOOK -> new MimeMultipart("alternative", plain, html, file(type, ""));
            case APPLE ->
                new MimeMultipart(
                        "alternative", plain, nested(new MimeMultipart("mixed", html, file(type, "iCal.ics"))));
        };
    }

    private MimeBodyPart file(String type, String name) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(calendar, type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        if (!name.isEmpty()) part.setDisposition("attachment; filename=" + name);
        return part;
    }

    private static MimeBodyPart text(String subtype, String text) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static MimeBodyPart nested(MimeMultipart parts) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(parts);
        return part;
    }
}
