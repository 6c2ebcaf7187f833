package org.calendarinvite.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One case of the tests of sabre/vobject's iTIP broker, as the corpus holds it.
 *
 * @param blocks calendars by name ({@code old}, {@code itip}, …)
 * @param messages what that broker would mail, with the one who gets it
 */
record SabreCase(String name, Map<String, String> blocks, List<Message> messages) {

    record Message(String recipient, Ics calendar) {}

    private static final String MESSAGE = "message";
    private static final Pattern RECIPIENT = Pattern.compile("field recipient: 'mailto:(.*)'");

    static SabreCase read(Path file) throws IOException {
        var name = file.getFileName().toString().replace(".case.txt", "");
        var parsed = new SabreCase(name, new LinkedHashMap<>(), new ArrayList<>());
        var block = new StringBuilder();
        String open = "";
        String recipient = "";
        for (var line : Files.readAllLines(file)) {
            boolean ends = line.startsWith("--- ") || line.startsWith("field ") || line.startsWith("# ");
            if (!ends) {
                block.append(line).append("\r\n");
                continue;
            }
            parsed.close(open, recipient, block);
            open = line.startsWith("--- ") && !line.contains(" = ")
                    ? line.substring(4).strip()
                    : "";
            var named = RECIPIENT.matcher(line);
            if (named.matches()) recipient = named.group(1);
            else if (line.startsWith("field uid")) recipient = "";
        }
        parsed.close(open, recipient, block);
        return parsed;
    }

    private void close(String open, String recipient, StringBuilder block) {
        if (open.equals(MESSAGE)) {
            var calendar = new Ics(block.toString());
            messages.add(new Message(recipient.isEmpty() ? calendar.address("ATTENDEE", "") : recipient, calendar));
        } else if (!open.isEmpty()) {
            blocks.putIfAbsent(open, block.toString());
        }
        block.setLength(0);
    }

    /** The first that the case has. */
    Optional<Ics> block(String... names) {
        for (var one : names) {
            if (blocks.containsKey(one)) return Optional.of(new Ics(blocks.get(one)));
        }
        return Optional.empty();
    }

    boolean of(String test) {
        return name.startsWith(test);
    }
}
