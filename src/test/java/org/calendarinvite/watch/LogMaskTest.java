package org.calendarinvite.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.jboss.logmanager.formatters.StructuredFormatter;
import org.junit.jupiter.api.Test;

// The line as a formatter would have it
@SuppressWarnings("deprecation")
class LogMaskTest {

    @Test
    void addressesInALineAreMasked() {
        var line = line("550 <ann@x.example> is unknown, bob@y.example too");
        assertTrue(new LogMask().isLoggable(line));
        assertEquals("550 <a*******@x.example> is unknown, b*******@y.example too", line.getFormattedMessage());
    }

    @Test
    void aLineIsAsLongAsItMayBeAndNoLonger() {
        var longest = "x".repeat(19_900) + " ann@x.example " + "y".repeat(85);
        var line = line(longest);
        new LogMask().isLoggable(line);
        assertEquals(longest.replace("ann@", "a*******@"), line.getFormattedMessage());
        var longer = line("x".repeat(20_001));
        new LogMask().isLoggable(longer);
        assertEquals("x".repeat(20_000) + "…", longer.getFormattedMessage());
    }

    @Test
    void whatIsPutIntoALineIsMaskedToo() {
        var line = new ExtLogRecord(Level.INFO, "to %s", ExtLogRecord.FormatStyle.PRINTF, "any");
        line.setLoggerName("any");
        line.setParameters(new Object[] {"ann@x.example"});
        new LogMask().isLoggable(line);
        assertEquals("to a*******@x.example", line.getFormattedMessage());
    }

    @Test
    void anExceptionAndItsCausesKeepTheirTraceAndLoseTheirAddresses() {
        var thrown = new IllegalStateException("any", new IllegalArgumentException("no ann@x.example"));
        var line = line("any");
        line.setThrown(thrown);
        new LogMask().isLoggable(line);
        var text = new StringWriter();
        line.getThrown().printStackTrace(new PrintWriter(text));
        assertFalse(text.toString().contains("ann@"), text::toString);
        assertTrue(
                text.toString().contains("Caused by: java.lang.IllegalArgumentException: no a*******@x.example"),
                text::toString);
        assertTrue(text.toString().contains("LogMaskTest.java"), text::toString);
    }

    @Test
    void whatWasSuppressedIsMaskedInTheLogInJson() {
        var thrown = new IllegalStateException("any", new UnsupportedOperationException());
        var closing = new IllegalArgumentException("no ann@x.example");
        closing.addSuppressed(new IllegalArgumentException("no bob%40y.example"));
        thrown.getCause().addSuppressed(closing);
        var text = json(thrown);
        assertFalse(text.contains("ann@") || text.contains("bob%"), text);
        assertTrue(text.contains("no a*******@x.example") && text.contains("no b*******%40y.example"), text);
    }

    @Test
    void theLogInJsonSaysTheTypeOfWhatIsMasked() {
        var text = json(new IllegalStateException("no ann@x.example", new UnsupportedOperationException()));
        assertTrue(text.contains("\"java.lang.IllegalStateException: no a*******@x.example\""), text);
        assertTrue(text.contains("\"java.lang.UnsupportedOperationException\""), text);
    }

    @Test
    void exceptionsThatGoInCirclesOrVeryDeepAreMasked() {
        var first = new IllegalStateException("any");
        var second = new IllegalStateException("no ann@x.example", first);
        first.addSuppressed(second);
        first.initCause(second);
        assertFalse(json(first).contains("ann@"));
        Exception deep = new IllegalStateException("no ann@x.example");
        for (int i = 0; i < 50; i++) deep = new IllegalStateException("any", deep);
        var text = json(deep);
        assertTrue(text.contains("no a*******@x.example"), text);
    }

    @Test
    void whatNamesNobodyStaysAsItIs() {
        var thrown = new IllegalStateException("any");
        var line = line("any %s");
        line.setThrown(thrown);
        new LogMask().isLoggable(line);
        assertSame(thrown, line.getThrown());
        assertEquals("any %s", line.getFormattedMessage());
    }

    private static String json(Throwable thrown) {
        var line = line("any");
        line.setThrown(thrown);
        new LogMask().isLoggable(line);
        var formatter = new JsonFormatter();
        formatter.setExceptionOutputType(StructuredFormatter.ExceptionOutputType.DETAILED_AND_FORMATTED);
        return formatter.format(line);
    }

    private static ExtLogRecord line(String said) {
        var line = new ExtLogRecord(Level.INFO, said, ExtLogRecord.FormatStyle.NO_FORMAT, "any");
        line.setLoggerName("any");
        return line;
    }
}
