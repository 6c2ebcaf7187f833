package org.calendarinvite.conformance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A calendar as the bytes that were sent, read by the letter of RFC 5545 3.1: what a lenient reader forgives is an error. */
final class Written {

    private static final int FOLD = 75;

    private final List<WrittenLine> lines = new ArrayList<>();

    Written(byte[] calendar) {
        Deque<String> open = new ArrayDeque<>();
        for (String content : unfolded(calendar)) {
            var path = open.stream().collect(Collectors.joining("/"));
            var line = WrittenLine.read(path, content);
            if (line.name().equals("BEGIN")) open.addLast(line.value());
            else if (!line.name().equals("END")) lines.add(line);
            else if (open.isEmpty() || !open.removeLast().equals(line.value()))
                throw wrong("ends out of turn", content);
        }
        if (!open.isEmpty()) throw wrong("is not ended", open.getLast());
    }

    /** The lines of this name in this kind of component, e.g. {@code VCALENDAR/VEVENT}. */
    List<WrittenLine> all(String path, String name) {
        return lines.stream()
                .filter(line -> line.path().equals(path) && line.name().equals(name))
                .toList();
    }

    WrittenLine one(String path, String name) {
        var found = all(path, name);
        if (found.size() != 1) throw wrong("stands " + found.size() + " times in " + path, name);
        return found.get(0);
    }

    /** Of the one VEVENT. */
    WrittenLine event(String name) {
        return one("VCALENDAR/VEVENT", name);
    }

    List<WrittenLine> events(String name) {
        return all("VCALENDAR/VEVENT", name);
    }

    String method() {
        return one("VCALENDAR", "METHOD").value();
    }

    List<WrittenLine> lines() {
        return List.copyOf(lines);
    }

    Set<String> zonesUsed() {
        return lines.stream()
                .map(line -> line.parameter("TZID"))
                .filter(zone -> !zone.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> zonesExplained() {
        return all("VCALENDAR/VTIMEZONE", "TZID").stream()
                .map(WrittenLine::value)
                .sorted()
                .toList();
    }

    private static List<String> unfolded(byte[] calendar) {
        List<String> whole = new ArrayList<>();
        for (String line : physical(calendar)) {
            if (line.isEmpty()) throw wrong("is empty", "line " + whole.size());
            if (!line.startsWith(" ")) whole.add(line);
            else whole.set(whole.size() - 1, whole.get(whole.size() - 1) + line.substring(1));
        }
        return whole;
    }

    /** Each decoded by itself, so that a fold inside a character is an error. */
    private static List<String> physical(byte[] calendar) {
        List<String> out = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < calendar.length; i++) {
            if (calendar[i] != '\r' && calendar[i] != '\n') continue;
            boolean ended = calendar[i] == '\r' && i + 1 < calendar.length && calendar[i + 1] == '\n';
            var line = decoded(ByteBuffer.wrap(calendar, start, i - start));
            if (!ended) throw wrong("does not end in CRLF", line);
            if (i - start > FOLD) throw wrong("has " + (i - start) + " octets", line);
            out.add(line);
            start = ++i + 1;
        }
        if (start != calendar.length) throw wrong("does not end in CRLF", "the last line");
        return out;
    }

    private static String decoded(ByteBuffer line) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(line).toString();
        } catch (CharacterCodingException e) {
            throw wrong("is cut inside a character or no UTF-8", line.toString());
        }
    }

    static AssertionError wrong(String how, String what) {
        return new AssertionError("<" + what + "> " + how);
    }
}
