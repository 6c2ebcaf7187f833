package org.calendarinvite.deploy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PromQL expression as far as its words and brackets go: enough to find which metrics it reads. */
final class Promql {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|\"(?:[^\"\\\\]|\\\\.)*\"|\\[\\d+[smhdwy]\\]|\\d+(?:\\.\\d+)?|[a-zA-Z_:][a-zA-Z0-9_:]*|=~|!~|[=!<>]=|[-+*/%<>=(){},]");

    private static final Set<String> WORDS = Set.of(
            "and", "or", "unless", "by", "without", "on", "ignoring", "group_left", "group_right", "bool", "offset");

    private static final Set<String> FUNCTIONS = Set.of("sum", "max", "min", "avg", "rate", "increase");

    private final String text;
    private final Set<String> metrics = new TreeSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private String before = "";

    private Promql(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException where it is no PromQL that we use */
    static Set<String> metrics(String text) {
        return new Promql(text).read();
    }

    private Set<String> read() {
        var token = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!token.find(at) || token.start() != at) throw wrong("cannot be read at " + at);
            if (!token.group().isBlank()) take(token);
            at = token.end();
        }
        if (!open.isEmpty()) throw wrong("leaves open " + open);
        if (metrics.isEmpty()) throw wrong("reads no metric");
        return metrics;
    }

    private void take(Matcher token) {
        var word = token.group();
        switch (word) {
            case "(" -> open.push(Set.of("by", "on", "without", "ignoring").contains(before) ? "labels)" : ")");
            case "{" -> open.push("}");
            case ")", "}" -> close(word);
            default -> name(word);
        }
        before = word;
    }

    private void close(String word) {
        if (open.isEmpty() || !open.pop().endsWith(word)) throw wrong("closes what is not open: " + word);
    }

    private void name(String word) {
        boolean name = Character.isLetter(word.charAt(0)) && !WORDS.contains(word);
        boolean label = !open.isEmpty() && !open.peek().equals(")");
        if (!name || label) return;
        if (!FUNCTIONS.contains(word)) metrics.add(word);
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(text + " " + why);
    }
}
