package org.calendarinvite.words;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.calendarinvite.words.OwnFiles.OwnFile;
import org.jboss.logging.Logger;

/** Sentences and their translations, as translators' tools write them: gettext's PO, without plural forms and contexts. */
final class Po {

    private static final Logger LOG = Logger.getLogger(Po.class);

    private static final Pattern LINE = Pattern.compile("(msgid |msgstr )?\"((?:[^\"\\\\]|\\\\[nt\"\\\\])*)\"");

    private Po() {}

    /** English sentence → translation; what is not translated yet is left out. */
    static Map<String, String> read(String text, String where) {
        Map<String, String> all = new LinkedHashMap<>();
        Map<String, StringBuilder> entry = new HashMap<>();
        var part = "";
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) continue;
            var found = LINE.matcher(line.strip());
            if (!found.matches()) throw new IllegalArgumentException(where + ":" + number + ": " + line);
            if (found.group(1) != null) part = found.group(1).strip();
            if ("msgid ".equals(found.group(1))) {
                keep(entry, all);
                entry.clear();
            }
            entry.computeIfAbsent(part, none -> new StringBuilder()).append(unescape(found.group(2)));
        }
        keep(entry, all);
        return all;
    }

    /** Nothing when the file cannot be read; the log says in which line. */
    static Map<String, String> lenient(OwnFile file) {
        try {
            return read(file.text(), file.where());
        } catch (IllegalArgumentException e) {
            LOG.errorf("This line is none of a PO file, so the built-in sentences are used: %s", e.getMessage());
            return Map.of();
        }
    }

    private static void keep(Map<String, StringBuilder> entry, Map<String, String> all) {
        var id = entry.getOrDefault("msgid", new StringBuilder()).toString();
        var said = entry.getOrDefault("msgstr", new StringBuilder()).toString();
        // The first entry, of no sentence, is about the file.
        if (!id.isEmpty() && !said.isEmpty()) all.put(id, said);
    }

    private static String unescape(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char next = text.charAt(++i);
            out.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
        }
        return out.toString();
    }
}
