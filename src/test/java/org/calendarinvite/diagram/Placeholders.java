package org.calendarinvite.diagram;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the shipped defaults in place of <code>{{key}}</code>, <code>{{key:default}}</code> and <code>{{?key}}</code>. */
record Placeholders(Properties defaults) {

    private static final Pattern IN_ROUTE = Pattern.compile("\\{\\{[?!]?([^:}]+)(?::([^}]*))?}}");
    private static final Pattern IN_PROPERTY = Pattern.compile("\\$\\{([^:}]+)(?::([^}]*))?}");

    static Placeholders of(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Placeholders(properties);
    }

    String resolve(String text) {
        return IN_ROUTE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match)));
    }

    String property(String key) {
        return IN_PROPERTY
                .matcher(defaults.getProperty(key, ""))
                .replaceAll(match -> Matcher.quoteReplacement(value(match)));
    }

    private String value(MatchResult match) {
        if (defaults.containsKey(match.group(1))) return property(match.group(1));
        return match.group(2) == null ? match.group(1) : match.group(2);
    }
}
