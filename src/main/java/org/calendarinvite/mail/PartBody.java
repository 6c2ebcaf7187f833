package org.calendarinvite.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.stream.Collectors;

/** The bytes of a calendar part, from wherever its sender put them. */
final class PartBody {

    private static final String BEGIN = "BEGIN:VCALENDAR";
    private static final String END = "END:VCALENDAR";

    private PartBody() {}

    static byte[] of(Part part) throws MessagingException, IOException {
        var decoded = decoded(part);
        if (holdsCalendar(decoded)) return decoded;
        var raw = raw(part);
        // Declared as encoded, and is not.
        if (holdsCalendar(raw)) return raw;
        return isBlank(raw) ? inHeader((MimePart) part) : decoded;
    }

    /** By the encoding that the part declares, base64 with its padding cut off included (RFC 2045 6). */
    static byte[] decoded(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            return in.readAllBytes();
        } catch (MessagingException | IOException undecodable) {
            return base64(raw(part));
        }
    }

    private static byte[] base64(byte[] raw) {
        var text = new String(raw, StandardCharsets.ISO_8859_1).replaceAll("[^A-Za-z0-9+/]", "");
        int whole = text.length() % 4 == 1 ? text.length() - 1 : text.length();
        return Base64.getDecoder().decode(text.substring(0, whole));
    }

    private static byte[] raw(Part part) throws MessagingException, IOException {
        try (var in = rawStream(part)) {
            return in.readAllBytes();
        }
    }

    private static InputStream rawStream(Part part) throws MessagingException {
        return part instanceof MimeMessage mail ? mail.getRawInputStream() : ((MimeBodyPart) part).getRawInputStream();
    }

    /** Some senders forget the empty line between the header of a part and its calendar. */
    private static byte[] inHeader(MimePart part) throws MessagingException {
        var lines = Collections.list(part.getAllHeaderLines()).stream().collect(Collectors.joining("\r\n"));
        int begin = lines.indexOf(BEGIN);
        int end = lines.lastIndexOf(END);
        if (begin < 0 || end < begin) return new byte[0];
        return lines.substring(begin, end + END.length()).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean holdsCalendar(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1).contains(BEGIN);
    }

    private static boolean isBlank(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1).isBlank();
    }
}
