package org.calendarinvite.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a server wrote of its calls of AWS in a log of JSON, which it does with {@link #SWITCH}. */
public final class CallLines {

    /** The variable that sets the level of the category {@code cis.calls}. */
    public static final String SWITCH = "QUARKUS_LOG_CATEGORY__CIS_CALLS__LEVEL";

    private static final Pattern LINE = Pattern.compile("\"loggerName\":\"cis[.]calls\".*?\"message\":\"([^\"]+)\"");

    private CallLines() {}

    /** Each permission that a call needed, once. */
    public static Set<String> in(Path log) {
        return new TreeSet<>(all(log));
    }

    /** How many calls needed a permission that begins so. */
    public static long count(Path log, String begin) {
        return all(log).stream().filter(one -> one.startsWith(begin)).count();
    }

    private static List<String> all(Path log) {
        try (var lines = Files.lines(log)) {
            return lines.map(LINE::matcher)
                    .filter(line -> line.find())
                    .map(line -> line.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
