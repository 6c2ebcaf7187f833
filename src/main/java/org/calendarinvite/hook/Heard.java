package org.calendarinvite.hook;

import java.time.Duration;
import org.calendarinvite.event.PlainText;

/**
 * What came of one attempt.
 *
 * @param status of HTTP, 0 without an answer
 * @param why in words, on one line
 * @param after how long the receiver asks to be left alone (Retry-After), zero when it does not
 */
public record Heard(Kind kind, int status, String why, Duration after) {

    public enum Kind {
        /** Not to be made yet. */
        EARLY,
        /** Made before, and the one that follows it may be lost. */
        MADE,
        /** Made and followed before. */
        OVER,
        /** Not made: so many others are under way to this hook that it has to wait. */
        BUSY,
        /** Not made: the hook takes nothing now. */
        CLOSED,
        /** Made, and answered. */
        ANSWERED,
        /** No answer in time, no connection, or none that we make. */
        SILENT
    }

    /** Characters of an answer that are kept. */
    static final int LONGEST = 200;

    private static final int GONE = 410;

    public static Heard of(Kind kind) {
        return new Heard(kind, 0, "", Duration.ZERO);
    }

    public static Heard closed(String why) {
        return new Heard(Kind.CLOSED, 0, why, Duration.ZERO);
    }

    public static Heard silent(String why) {
        return new Heard(Kind.SILENT, 0, line(why), Duration.ZERO);
    }

    public static Heard answered(int status, String text, Duration after) {
        return new Heard(Kind.ANSWERED, status, line(text), after);
    }

    boolean delivered() {
        return kind == Kind.ANSWERED && status >= 200 && status < 300;
    }

    /** Made, now or before, under a claim. */
    public boolean made() {
        return kind == Kind.MADE || kind == Kind.ANSWERED || kind == Kind.SILENT;
    }

    boolean gone() {
        return status == GONE;
    }

    private static String line(String text) {
        return PlainText.cut(PlainText.oneLine(text).strip(), LONGEST);
    }
}
