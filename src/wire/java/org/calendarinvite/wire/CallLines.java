package org.calendarinvite.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        try (var lines = Files.lines(log)) {
            var found = new TreeSet<String>();
            lines.map(LINE::matcher).filter(line -> line.find()).forEach(line -> found.add(line.group(1)));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
