package org.calendarinvite.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A mail as bytes, of which only the header lines are told apart. Nothing is decoded, so nothing can fail. */
final class RawMail {

    /** One header with its continuation lines; {@code start} and {@code end} are where its bytes are. */
    record Field(String name, String value, int start, int end) {}

    private final byte[] bytes;
    private final List<Field> fields = new ArrayList<>();

    RawMail(byte[] bytes) {
        this.bytes = bytes;
        int start = 0;
        while (start < bytes.length) {
            int end = endOfLine(start);
            while (end < bytes.length && (bytes[end] == ' ' || bytes[end] == '\t')) end = endOfLine(end);
            int colon = colon(start, end);
            if (colon < 0) break;
            fields.add(new Field(text(start, colon).strip(), unfolded(colon + 1, end), start, end));
            start = end;
        }
    }

    byte[] bytes() {
        return bytes;
    }

    List<Field> fields() {
        return List.copyOf(fields);
    }

    Optional<String> header(String name) {
        return fields.stream()
                .filter(f -> f.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }

    List<String> headers(String name) {
        return fields.stream()
                .filter(f -> f.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** The same bytes without every header of that name. */
    RawMail without(String name) {
        if (header(name).isEmpty()) return this;
        ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length);
        int from = 0;
        for (Field field : fields) {
            if (!field.name().equalsIgnoreCase(name)) continue;
            kept.write(bytes, from, field.start() - from);
            from = field.end();
        }
        kept.write(bytes, from, bytes.length - from);
        return new RawMail(kept.toByteArray());
    }

    /** These header lines on top; all bytes that were there stay. */
    RawMail under(String headerLines) {
        boolean bodyOnly = fields.isEmpty() && bytes.length > 0 && bytes[0] != '\r' && bytes[0] != '\n';
        ByteArrayOutputStream whole = new ByteArrayOutputStream(bytes.length + headerLines.length() + 2);
        whole.writeBytes(headerLines.getBytes(UTF_8));
        if (bodyOnly) whole.writeBytes("\r\n".getBytes(UTF_8));
        whole.writeBytes(bytes);
        return new RawMail(whole.toByteArray());
    }

    private int endOfLine(int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') return i + 1;
        }
        return bytes.length;
    }

    /** Where a header's name ends, or -1 when this line is no header. */
    private int colon(int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == ':') return i > start ? i : -1;
            if (bytes[i] < '!' || bytes[i] > '~') return -1;
        }
        return -1;
    }

    private String unfolded(int start, int end) {
        return text(start, end).replaceAll("\r?\n[ \t]*", " ").strip();
    }

    private String text(int start, int end) {
        return new String(bytes, start, end - start, UTF_8);
    }
}
