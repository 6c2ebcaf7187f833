package org.calendarinvite.conformance;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.calendarinvite.mail.PreparedMail;
import org.calendarinvite.world.LeafPart;
import org.calendarinvite.world.ReceivedMail;

/** A mail of ours as it goes to SES, byte for byte. */
record Sent(byte[] raw, ReceivedMail mail) {

    static Sent of(PreparedMail prepared) {
        var out = new ByteArrayOutputStream();
        try {
            prepared.writeTo(out);
        } catch (IOException | MessagingException e) {
            throw new AssertionError("A mail that cannot be written", e);
        }
        return new Sent(out.toByteArray(), new ReceivedMail(out.toByteArray()));
    }

    LeafPart part() {
        return mail.calendar().orElseThrow();
    }

    Written calendar() {
        return new Written(part().bytes());
    }

    String text() {
        return new String(part().bytes(), StandardCharsets.UTF_8);
    }

    /** From the first byte to the empty line, with the bytes as characters. */
    String head() {
        var all = new String(raw, StandardCharsets.ISO_8859_1);
        return all.substring(0, all.indexOf("\r\n\r\n") + 2);
    }
}
