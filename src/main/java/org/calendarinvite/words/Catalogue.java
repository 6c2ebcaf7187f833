package org.calendarinvite.words;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.calendarinvite.words.OwnFiles.OwnFile;
import org.jboss.logging.Logger;

/** The texts of one language while they are read; one that cannot be used is left as it was, and the log says where it is. */
final class Catalogue {

    private static final Logger LOG = Logger.getLogger(Catalogue.class);

    /** Keys that are patterns of days and times. */
    private static final String FORMAT = "-format";

    private final ULocale locale;
    private final Optional<Words> english;
    private final Map<String, Message> messages = new HashMap<>();
    private final Map<String, DateTimeFormatter> formats = new HashMap<>();

    /** @param english says which texts there are and what is put into them; empty for English itself */
    Catalogue(ULocale locale, Optional<Words> english) {
        this.locale = locale;
        this.english = english;
    }

    Map<String, Message> messages() {
        return messages;
    }

    Map<String, DateTimeFormatter> formats() {
        return formats;
    }

    void builtIn(String text) {
        read(text).forEach(this::take);
    }

    /** Each text that an operator changed, by itself. */
    void changed(OwnFile file) {
        try {
            read(file.text()).forEach((key, pattern) -> change(file, key, pattern));
        } catch (IllegalArgumentException e) {
            LOG.errorf("%s is no file of texts, so the built-in ones are used: %s", file.where(), e.getMessage());
        }
    }

    private void change(OwnFile file, String key, String pattern) {
        try {
            check(key, pattern);
            take(key, pattern);
        } catch (IllegalArgumentException e) {
            LOG.errorf(
                    "%s:%d: the text %s cannot be used, and the built-in one is: %s",
                    file.where(), line(file.text(), key), key, e.getMessage());
        }
    }

    private void check(String key, String pattern) {
        boolean known = messages.containsKey(key)
                || formats.containsKey(key)
                || english.filter(words -> words.has(key)).isPresent();
        if (!known) throw new IllegalArgumentException("there is no text of this name");
        if (key.endsWith(FORMAT)) return;
        var mine = new HashSet<>(new Message(pattern, locale).names());
        mine.removeAll(
                messages.containsKey(key)
                        ? messages.get(key).names()
                        : english.orElseThrow().names(key));
        if (!mine.isEmpty()) throw new IllegalArgumentException("nothing is put into it as " + mine);
    }

    private void take(String key, String pattern) {
        if (key.endsWith(FORMAT)) {
            var format = DateTimeFormatter.ofPattern(pattern, locale.toLocale());
            format(format, pattern);
            formats.put(key, format);
        } else {
            messages.put(key, new Message(pattern, locale));
        }
    }

    private static void format(DateTimeFormatter format, String pattern) {
        try {
            format.formatTo(LocalDateTime.of(2027, 3, 16, 18, 30), new StringBuilder());
        } catch (RuntimeException unfit) {
            throw new IllegalArgumentException(pattern + " needs more than a day and a time", unfit);
        }
    }

    private static Map<String, String> read(String text) {
        try {
            var all = new Properties();
            all.load(new StringReader(text));
            Map<String, String> read = new HashMap<>();
            all.stringPropertyNames().forEach(key -> read.put(key, all.getProperty(key)));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int line(String text, String key) {
        var found = Pattern.compile("^\\s*" + Pattern.quote(key) + "\\s*[=:\\s]", Pattern.MULTILINE)
                .matcher(text);
        return found.find() ? (int) text.substring(0, found.end()).lines().count() : 1;
    }
}
