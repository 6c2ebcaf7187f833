package org.calendarinvite.words;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One text of a catalogue: ICU MessageFormat with named values, and {@code *words*} that HTML emphasises. */
final class Message {

    private static final Pattern EMPHASIS = Pattern.compile("\\*([^*]+)\\*");

    private final MessageFormat text;
    private final MessageFormat html;
    /** Also of values inside choices. */
    private final Set<String> names = new HashSet<>();

    private final Set<String> chosen = new HashSet<>();

    /** @throws IllegalArgumentException for a pattern that is none */
    Message(String pattern, ULocale locale) {
        // Digits as everybody's links and calendars have them
        var latin = locale.setKeywordValue("numbers", "latn");
        text = new MessageFormat(EMPHASIS.matcher(pattern).replaceAll("$1"), latin);
        html = new MessageFormat(EMPHASIS.matcher(escape(pattern)).replaceAll("<strong>$1</strong>"), latin);
        var parts = new MessagePattern(pattern);
        for (int i = 0; i < parts.countParts(); i++) {
            if (parts.getPartType(i) != Part.Type.ARG_START) continue;
            var name = parts.getSubstring(parts.getPart(i + 1));
            names.add(name);
            if (parts.getPart(i).getArgType() == ArgType.SELECT) chosen.add(name);
        }
    }

    /** Whether words are chosen by a value, so that it must come as it is. */
    boolean choosesBy(String name) {
        return chosen.contains(name);
    }

    Set<String> names() {
        return names;
    }

    String text(Map<String, ?> values) {
        return format(text, values);
    }

    /** @param values escaped here */
    String html(Map<String, ?> values) {
        Map<String, Object> escaped = new HashMap<>();
        values.forEach((name, value) -> escaped.put(name, value instanceof String words ? escape(words) : value));
        return format(html, escaped);
    }

    /** A format is for one thread at a time. */
    private static String format(MessageFormat format, Map<String, ?> values) {
        synchronized (format) {
            return format.format(values);
        }
    }

    /** No {@code #}, which stands for a number here. */
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
