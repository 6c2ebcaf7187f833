package org.calendarinvite.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.mail.CalendarMail.CalendarPart;

/**
 * Finds the live calendar of a mail (RFC 6047 2.4): never one inside a forwarded message or a report. The METHOD in the
 * header of a part only says where to look first; which METHOD counts is written inside.
 */
final class CalendarParts {

    private static final int DEPTH = 10;
    private static final int PARTS = 200;

    private record Found(PartType type, Part part) {}

    private final List<Found> calendars = new ArrayList<>();
    private final List<Part> winmails = new ArrayList<>();
    private int seen;

    private CalendarParts() {}

    static CalendarParts of(Part mail) throws MessagingException, IOException {
        var parts = new CalendarParts();
        parts.collect(mail, DEPTH);
        return parts;
    }

    private void collect(Part part, int depth) throws MessagingException, IOException {
        if (++seen > PARTS || depth == 0) {
            throw new Refused("The mail has too many or too deeply nested parts. Send the invitation alone.");
        }
        var type = PartType.of(part);
        if (type.isQuotation()) return;
        // What is called multipart and cannot be taken apart has no parts.
        if (type.isMultipart() && part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) collect(multipart.getBodyPart(i), depth - 1);
        } else if (type.isCalendar()) {
            calendars.add(new Found(type, part));
        } else if (type.isTnef()) {
            winmails.add(part);
        }
    }

    /** The one message that all its calendar parts are. */
    Optional<CalendarPart> live() throws MessagingException, IOException {
        calendars.sort(Comparator.comparing(found -> found.type().rank()));
        var decoded = new ArrayList<CalendarPart>();
        for (var found : calendars) {
            var body = PartBody.of(found.part());
            if (body.length > 0)
                decoded.add(new CalendarPart(body, charset(found.type().charset())));
        }
        return decoded.isEmpty() ? Optional.empty() : Optional.of(OneCalendar.of(decoded));
    }

    /** The bytes of winmail.dat. */
    Optional<byte[]> winmail() throws MessagingException, IOException {
        return winmails.isEmpty() ? Optional.empty() : Optional.of(PartBody.decoded(winmails.get(0)));
    }

    /** UTF-8 for a charset that is unknown or is for reading only. */
    private static Charset charset(String name) {
        try {
            if (name.isEmpty()) return StandardCharsets.UTF_8;
            // By its own name first: jakarta.mail takes ASCII for Latin-1, which UTF-8 declared as ASCII is not.
            var charset = Charset.forName(Charset.isSupported(name) ? name : MimeUtility.javaCharset(name));
            return charset.canEncode() ? charset : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
