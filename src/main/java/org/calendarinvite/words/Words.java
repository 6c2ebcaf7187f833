package org.calendarinvite.words;

import com.ibm.icu.util.ULocale;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One language: everything that mails and pages say, in it. Texts that it has not are English. */
public final class Words {

    private final Locale locale;
    private final boolean rightToLeft;
    private final Map<String, Message> messages;
    private final Map<String, DateTimeFormatter> formats;
    private final Reasons reasons;
    private final Optional<Words> otherwise;
    private final String version;

    Words(
            Locale locale,
            Map<String, Message> messages,
            Map<String, DateTimeFormatter> formats,
            Reasons reasons,
            Optional<Words> otherwise,
            String version) {
        this.locale = locale;
        this.rightToLeft = ULocale.forLocale(locale).isRightToLeft();
        this.messages = messages;
        this.formats = formats;
        this.reasons = reasons;
        this.otherwise = otherwise;
        this.version = version;
    }

    /** BCP 47. */
    public String language() {
        return locale.toLanguageTag();
    }

    public Locale locale() {
        return locale;
    }

    /** {@code ltr} or {@code rtl}, as HTML has it. */
    public String direction() {
        return rightToLeft ? "rtl" : "ltr";
    }

    /** Differs whenever an operator has changed a text of it. */
    public String version() {
        return version;
    }

    /** @param values names, each followed by its value: a text, or a number where the text chooses by one */
    public String say(String key, Object... values) {
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) named.put((String) values[i], values[i + 1]);
        return say(key, named);
    }

    public String say(String key, Map<String, ?> values) {
        var message = message(key);
        return message.text(isolated(message, values));
    }

    /** The same as HTML: texts escaped, what is emphasised in {@code <strong>}. */
    public String html(String key, Map<String, ?> values) {
        var message = message(key);
        return message.html(isolated(message, values));
    }

    public boolean has(String key) {
        return messages.containsKey(key)
                || formats.containsKey(key)
                || otherwise.filter(words -> words.has(key)).isPresent();
    }

    /** What must be put into a text. */
    public Set<String> names(String key) {
        return message(key).names();
    }

    /** An English sentence of a desk or a reader, in this language; English when nobody has translated it. */
    public String reason(String english) {
        return reasons.say(english, this);
    }

    /** @param key of a pattern, e.g. {@code day-format} */
    String format(String key, TemporalAccessor time) {
        var own = formats.get(key);
        return own == null ? otherwise.orElseThrow().format(key, time) : own.format(time);
    }

    private Message message(String key) {
        var own = messages.get(key);
        if (own != null) return own;
        return otherwise
                .orElseThrow(() -> new IllegalArgumentException("There is no text " + key))
                .message(key);
    }

    private Map<String, Object> isolated(Message message, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>();
        values.forEach((name, value) -> {
            boolean shown = value instanceof String && !message.choosesBy(name);
            all.put(name, shown ? isolated((String) value) : value);
        });
        return all;
    }

    /** What runs against the text around it must not turn that (UAX 9 2.4): an address in Arabic, a Hebrew name in English. */
    String isolated(String text) {
        boolean against = text.codePoints().anyMatch(c -> rightToLeft ? goesRight(c) : goesLeft(c));
        return against ? "\u2068" + text + "\u2069" : text;
    }

    private static boolean goesLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** Also what stands for a name until that is known. */
    private static boolean goesRight(int c) {
        return Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT || c == '\u0001';
    }
}
