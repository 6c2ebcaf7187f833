package org.calendarinvite.mail;

import java.util.Optional;

/**
 * What one mail says, before it is MIME.
 *
 * @param mailId claims the mail, so that it is sent once
 * @param fromName shown as the sender; the address is always ours
 * @param replyTo where answers go, empty for no reply
 * @param calendar absent for mails to organizers
 * @param file attached, when there is no calendar
 */
public record Letter(
        String mailId,
        String fromName,
        String replyTo,
        String to,
        String toName,
        String subject,
        String text,
        String html,
        Optional<Calendar> calendar,
        Optional<File> file,
        String trace) {

    /** A calendar object and its METHOD, which also stands in the MIME header (RFC 6047 2.4). */
    public record Calendar(String method, byte[] body) {}

    /** @param name of letters, digits, dots and hyphens */
    public record File(String name, String type, byte[] body) {}

    /** Without a file. */
    public Letter(
            String mailId,
            String fromName,
            String replyTo,
            String to,
            String toName,
            String subject,
            String text,
            String html,
            Optional<Calendar> calendar,
            String trace) {
        this(mailId, fromName, replyTo, to, toName, subject, text, html, calendar, Optional.empty(), trace);
    }

    Letter with(File attached) {
        return new Letter(
                mailId, fromName, replyTo, to, toName, subject, text, html, calendar, Optional.of(attached), trace);
    }
}
