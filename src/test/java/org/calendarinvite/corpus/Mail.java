package org.calendarinvite.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.calendarinvite.invite.Address;

/** A mail as it comes in: MIME, and the sender that its envelope names (empty for a report). */
record Mail(byte[] bytes, String envelopeSender) {

    private static final Pattern RETURN_PATH = Pattern.compile("(?im)^Return-Path: *<?([^>\\r\\n]*)>?");
    private static final Pattern FROM = Pattern.compile("(?im)^From:.*?([^\\s<>\"]+@[^\\s<>\"]+)");

    /** A whole mail from a file: its Return-Path is what the envelope said, else its author. */
    static Mail of(byte[] mime) {
        var head = new String(mime, StandardCharsets.ISO_8859_1).split("\r?\n\r?\n", 2)[0];
        var path = RETURN_PATH.matcher(head);
        var from = FROM.matcher(head);
        var written = path.find() ? path.group(1) : from.find() ? from.group(1) : "";
        return new Mail(mime, Address.parse(written).orElse(""));
    }

    /** A plain mail around a calendar, whose bytes stay as they are. */
    static Mail around(byte[] calendar, String from) {
        var method = new Ics(calendar).method();
        var head = String.join(
                "\r\n",
                "From: <" + from + ">",
                "To: <" + Pipeline.CREATE + ">",
                "Subject: An event",
                "MIME-Version: 1.0",
                "Content-Type: text/calendar; charset=UTF-8" + (method.isEmpty() ? "" : "; method=" + method),
                "Content-Transfer-Encoding: base64",
                "",
                Base64.getMimeEncoder().encodeToString(calendar));
        return new Mail(head.getBytes(StandardCharsets.US_ASCII), from);
    }
}
