package org.calendarinvite.watch;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.calendarinvite.report.Mask;
import org.jboss.logmanager.ExtLogRecord;

/** No log line holds anybody's address: what a mail server, a library or an exception says of one is masked. */
@LoggingFilter(name = "addresses")
public final class LogMask implements Filter {

    /** What the embedded world says at its start names mailboxes to try. */
    private static final String EMBEDDED = "org.calendarinvite.local.";

    /** Causes of causes that are looked at; what lies deeper is not shown when one above holds an address. */
    private static final int DEEPEST = 10;

    // Formatters say the same; the words have to be known before one of them is chosen.
    @SuppressWarnings("deprecation")
    @Override
    public boolean isLoggable(LogRecord record) {
        if (record.getLoggerName() != null && record.getLoggerName().startsWith(EMBEDDED)) return true;
        if (record instanceof ExtLogRecord line) {
            var said = line.getFormattedMessage();
            if (named(said)) line.setMessage(Mask.addresses(said), ExtLogRecord.FormatStyle.NO_FORMAT);
        }
        if (named(record.getThrown(), DEEPEST)) record.setThrown(Masked.of(record.getThrown(), DEEPEST));
        return true;
    }

    private static boolean named(String text) {
        return text != null && text.indexOf('@') >= 0;
    }

    private static boolean named(Throwable thrown, int depth) {
        return thrown != null && depth > 0 && (named(thrown.toString()) || named(thrown.getCause(), depth - 1));
    }

    /** The same in all but its words: it is shown under the name of the other. */
    @SuppressWarnings("OverrideThrowableToString")
    private static final class Masked extends Throwable {

        private final String said;

        private Masked(Throwable thrown, Throwable cause) {
            super(thrown.getMessage() == null ? null : Mask.addresses(thrown.getMessage()), cause);
            said = Mask.addresses(thrown.toString());
            setStackTrace(thrown.getStackTrace());
        }

        static Masked of(Throwable thrown, int depth) {
            if (thrown == null || depth == 0) return null;
            return new Masked(thrown, of(thrown.getCause(), depth - 1));
        }

        @Override
        public String toString() {
            return said;
        }
    }
}
