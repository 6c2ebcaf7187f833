package org.calendarinvite.world;

import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Mails and calendars under {@code src/test/resources/mails/world}, with {@code {{places}}} to fill. */
final class MailFile {

    private MailFile() {}

    /** A calendar as it goes out: filled, changed by {@code edit}, folded, CRLF. */
    static String calendar(String file, Map<String, String> values, UnaryOperator<String> edit) {
        var filled = fill(read(file).replace("{{berlin}}", read("berlin.ics").strip()), values);
        var folded = new StringBuilder();
        edit.apply(filled).lines().forEach(line -> folded.append(fold(line)).append("\r\n"));
        return folded.toString();
    }

    /** The mail around a calendar. */
    static String mail(String file, Map<String, String> values, String calendar) {
        var text = read(file)
                .replace("{{calendar.base64}}", base64(calendar))
                .replace("{{text.base64}}", base64("An invitation or the answer to one.\r\n"))
                .replace("{{calendar}}", calendar.stripTrailing());
        return fill(text, values).replaceAll("\r?\n", "\r\n");
    }

    /** A header value as RFC 2047 wants it. */
    static String encoded(String text) {
        try {
            return MimeUtility.fold(9, MimeUtility.encodeText(text, "UTF-8", "B"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 5545 3.3.11. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    private static String fill(String text, Map<String, String> values) {
        var filled = text;
        for (var value : values.entrySet()) filled = filled.replace("{{" + value.getKey() + "}}", value.getValue());
        if (filled.contains("{{")) throw new IllegalStateException("A place was left empty:\n" + filled);
        return filled;
    }

    private static String read(String file) {
        try (var in = MailFile.class.getResourceAsStream("/mails/world/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** At most 75 octets a line, no character cut (RFC 5545 3.1). */
    private static String fold(String line) {
        var folded = new StringBuilder();
        int octets = 0;
        for (int codePoint : line.codePoints().toArray()) {
            var character = Character.toString(codePoint);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > 75) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(character);
            octets += size;
        }
        return folded.toString();
    }
}
