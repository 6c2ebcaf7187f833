package org.calendarinvite.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.mail.CalendarMail.CalendarPart;

/** Finds the live calendar of a mail (RFC 6047 2.4): never one inside a forwarded message or a report. */
final class CalendarParts {

    private static final int DEPTH = 10;
    private static final int PARTS = 200;

    private final List<Part> found = new ArrayList<>();
    private int seen;

    private CalendarParts() {}

    static Optional<CalendarPart> live(Part mail) throws MessagingException, IOException {
        var parts = new CalendarParts();
        parts.collect(mail, DEPTH);
        var best = parts.found.stream()
                .filter(CalendarParts::namesMethod)
                .findFirst()
                .or(() -> parts.found.stream().findFirst());
        return best.isPresent() ? Optional.of(decode(best.get())) : Optional.empty();
    }

    private void collect(Part part, int depth) throws MessagingException, IOException {
        if (++seen > PARTS || depth == 0) throw new Refused("it has too many or too deeply nested parts");
        if (part.isMimeType("multipart/report") || part.isMimeType("message/*")) return;
        if (part.isMimeType("multipart/*")) {
            var multipart = (Multipart) part.getContent();
            for (int i = 0; i < multipart.getCount(); i++) collect(multipart.getBodyPart(i), depth - 1);
        } else if (isCalendar(part)) {
            found.add(part);
        }
    }

    private static boolean isCalendar(Part part) throws MessagingException {
        if (part.isMimeType("text/calendar") || part.isMimeType("application/ics")) return true;
        var name = part instanceof BodyPart ? part.getFileName() : null;
        return name != null && name.toLowerCase(Locale.ROOT).endsWith(".ics");
    }

    private static boolean namesMethod(Part part) {
        return !parameter(part, "method").isEmpty();
    }

    private static CalendarPart decode(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            return new CalendarPart(in.readAllBytes(), charset(parameter(part, "charset")));
        }
    }

    private static Charset charset(String name) {
        try {
            var charset = name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
            return charset.canEncode() ? charset : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String parameter(Part part, String name) {
        try {
            var value = new ContentType(part.getContentType()).getParameter(name);
            return value == null ? "" : value.strip();
        } catch (ParseException e) {
            return "";
        } catch (MessagingException e) {
            throw new Refused("a part has no readable type", e);
        }
    }
}
