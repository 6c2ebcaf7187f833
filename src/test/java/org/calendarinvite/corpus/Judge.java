package org.calendarinvite.corpus;

import biweekly.ICalVersion;
import biweekly.io.text.ICalReader;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.validate.ITIPValidator;
import org.calendarinvite.corpus.Outbox.Sent;
import org.calendarinvite.ical.CalendarMessage;
import org.calendarinvite.ical.CalendarReader;

/** Reads the calendar of a letter as two other libraries and we ourselves do, and says what is wrong with it. */
final class Judge {

    static {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
        System.setProperty("net.fortuna.ical4j.timezone.cache.impl", "net.fortuna.ical4j.util.MapTimeZoneCache");
    }

    private static final int LINE = 75;

    private final CalendarReader reader;

    Judge(CalendarReader reader) {
        this.reader = reader;
    }

    /**
     * What was found in one letter.
     *
     * @param wrong what no calendar may be, whatever it says
     * @param other in what it says something else than what is kept
     */
    record Verdict(CalendarMessage read, List<String> wrong, List<String> other) {}

    Verdict judge(Sent sent) {
        try {
            var part = calendar(sent.mail()).orElseThrow(() -> new AssertionError("A letter without a calendar"));
            byte[] bytes = part.getInputStream().readAllBytes();
            List<String> wrong = new ArrayList<>(form(bytes));
            wrong.addAll(biweekly(bytes));
            wrong.addAll(ical4j(bytes));
            var read = reader.read(bytes);
            if (!part.getContentType().contains("method=" + read.method())) wrong.add("METHOD is not that of its part");
            return new Verdict(read, wrong, Meaning.differences(read, sent.due()));
        } catch (IOException | MessagingException e) {
            throw new AssertionError("A letter cannot be read", e);
        }
    }

    private static Optional<Part> calendar(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/calendar")) return Optional.of(part);
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = calendar(parts.getBodyPart(i));
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    /** CRLF, at most 75 octets a line, no character cut by a fold (RFC 5545 3.1). */
    private static List<String> form(byte[] bytes) {
        List<String> wrong = new ArrayList<>();
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("BEGIN:VCALENDAR\r\n") || !text.endsWith("END:VCALENDAR\r\n"))
            wrong.add("no whole calendar");
        for (var line : text.split("\r\n", -1)) {
            if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) wrong.add("a line end that is not CRLF");
            if (line.length() > LINE) wrong.add("a line of " + line.length() + " octets");
            if (!characters(line)) wrong.add("a fold inside a character");
        }
        return wrong;
    }

    private static boolean characters(String line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException cut) {
            return false;
        }
    }

    private static List<String> biweekly(byte[] bytes) throws IOException {
        try (var in = new ICalReader(new ByteArrayInputStream(bytes))) {
            List<String> wrong = new ArrayList<>();
            var calendar = in.readNext();
            in.getWarnings().forEach(warning -> wrong.add("biweekly: " + warning));
            calendar.validate(ICalVersion.V2_0).getWarnings().forEach(found -> wrong.add("biweekly: " + found));
            return wrong;
        }
    }

    private static List<String> ical4j(byte[] bytes) throws IOException {
        try {
            var calendar = new CalendarBuilder().build(new ByteArrayInputStream(bytes));
            var result = calendar.validate(true).merge(new ITIPValidator().validate(calendar));
            return result.hasErrors() ? List.of("ical4j: " + result) : List.of();
        } catch (ParserException e) {
            return List.of("ical4j: " + e.getMessage());
        }
    }
}
