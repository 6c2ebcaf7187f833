package org.calendarinvite.watch;

import io.quarkus.logging.LoggingFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.calendarinvite.report.Mask;
import org.jboss.logmanager.ExtLogRecord;

/** No log line holds anybody's address: what a mail server, a library or an exception says of one is masked. */
@LoggingFilter(name = "addresses")
public final class LogMask implements Filter {

    /** What the embedded world says at its start names mailboxes to try. */
    private static final String EMBEDDED = "org.calendarinvite.local.";

    /** Characters of a line, and of what an exception says: somebody outside may have written it, and looking through it takes time. */
    private static final int LONGEST = 20_000;

    // Formatters say the same; the words have to be known before one of them is chosen.
    @SuppressWarnings("deprecation")
    @Override
    public boolean isLoggable(LogRecord record) {
        if (record.getLoggerName() != null && record.getLoggerName().startsWith(EMBEDDED)) return true;
        if (record instanceof ExtLogRecord line) {
            var said = line.getFormattedMessage();
            if (named(said)) line.setMessage(masked(said), ExtLogRecord.FormatStyle.NO_FORMAT);
        }
        var shown = shown(record.getThrown());
        if (shown.stream().anyMatch(LogMask::named)) record.setThrown(masked(shown));
        return true;
    }

    private static boolean named(Throwable thrown) {
        return named(thrown.toString()) || named(thrown.getMessage());
    }

    private static boolean named(String text) {
        if (text == null) return false;
        if (text.length() > LONGEST) return true;
        return (text.indexOf('@') >= 0 || text.indexOf('%') >= 0)
                && !Mask.addresses(text).equals(text);
    }

    private static String masked(String text) {
        return Mask.addresses(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }

    /** What formatters print of an exception, itself first: causes and what was suppressed, each once, for they may go in circles. */
    private static List<Throwable> shown(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var shown = new ArrayList<Throwable>();
        if (thrown != null && seen.add(thrown)) shown.add(thrown);
        for (int i = 0; i < shown.size(); i++) {
            var cause = shown.get(i).getCause();
            if (cause != null && seen.add(cause)) shown.add(cause);
            for (var suppressed : shown.get(i).getSuppressed()) if (seen.add(suppressed)) shown.add(suppressed);
        }
        return shown;
    }

    private static Throwable masked(List<Throwable> shown) {
        var masked = new IdentityHashMap<Throwable, Throwable>();
        for (var each : shown) masked.put(each, new Masked(each));
        for (var each : shown) {
            var cause = each.getCause();
            if (cause != null && cause != each) masked.get(each).initCause(masked.get(cause));
            for (var suppressed : each.getSuppressed()) masked.get(each).addSuppressed(masked.get(suppressed));
        }
        return masked.get(shown.get(0));
    }

    /** The same in all but its words. Its message begins with the type, since the log in JSON takes the type from the class. */
    @SuppressWarnings("OverrideThrowableToString")
    private static final class Masked extends Throwable {

        private final String said;

        private Masked(Throwable thrown) {
            super(thrown.getClass().getName()
                    + (thrown.getMessage() == null ? "" : ": " + masked(thrown.getMessage())));
            said = masked(thrown.toString());
            setStackTrace(thrown.getStackTrace());
        }

        @Override
        public String toString() {
            return said;
        }
    }
}
