package org.calendarinvite.mail;

import java.util.Optional;

/**
 * What one mail says, before it is MIME.
 *
 * @param mailId claims the mail, so that it is sent once
 * @param fromName shown as the sender; the address is always ours
 * @param replyTo where answers go, empty for no reply
 * @param calendar absent for mails to organizers
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
        String trace) {

    /** A calendar object and its METHOD, which also stands in the MIME header (RFC 6047 2.4). */
    public record Calendar(String method, byte[] body) {}
}
