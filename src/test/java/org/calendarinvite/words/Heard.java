package org.calendarinvite.words;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What one class says in the log. */
public final class Heard extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public Heard(Class<?> speaker) {
        logger = Logger.getLogger(speaker.getName());
        logger.addHandler(this);
    }

    public boolean said(String part) {
        return lines.stream().anyMatch(line -> line.contains(part));
    }

    public int lines() {
        return lines.size();
    }

    @Override
    public void publish(LogRecord one) {
        var values = one.getParameters();
        var text = values == null ? one.getMessage() : String.format(one.getMessage(), values);
        lines.add(text);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
