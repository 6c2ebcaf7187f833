package org.calendarinvite.event;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * What a series takes in its event's record at most, in bytes of JSON in UTF-8: an item of DynamoDB ends at 400 KB
 * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">its constraints</a>).
 */
final class Size {

    /** Names, brackets and numbers around what a version, a date or a text says. */
    private static final int INSTANCE = 150;

    private static final int DETAILS = 110;
    private static final int WHEN = 58;
    private static final int SAID = 120;

    /** A control character, as JSON writes it. */
    private static final int ESCAPED = 6;

    private Size() {}

    static int of(Series series) {
        var past = series.past();
        int dates = Stream.concat(series.instances().stream(), past.hidden().stream())
                .mapToInt(Size::of)
                .sum();
        int wholes = past.wholes().stream()
                .mapToInt(whole -> SAID + text(whole.rhythm()))
                .sum();
        int cuts = past.cuts().stream().mapToInt(cut -> SAID + of(cut.first())).sum();
        return of(series.details()) + dates + wholes + cuts + SAID;
    }

    private static int of(Instance one) {
        return INSTANCE + of(one.id()) + one.details().map(Size::of).orElse(0);
    }

    static int of(Details details) {
        int texts = Stream.of(
                        details.summary(), details.description(), details.html(), details.location(), details.rrule())
                .mapToInt(Size::text)
                .sum();
        return DETAILS + texts + of(details.start()) + of(details.end()) + of(details.rdates()) + of(details.exdates());
    }

    private static int of(Collection<When> dates) {
        return dates.stream().mapToInt(Size::of).sum();
    }

    private static int of(When date) {
        return WHEN + date.zone().length();
    }

    private static int text(String text) {
        int escapes = text.chars()
                .map(c -> c < ' ' ? (c == '\n' ? 1 : ESCAPED - 1) : c == '"' || c == '\\' ? 1 : 0)
                .sum();
        return text.getBytes(StandardCharsets.UTF_8).length + escapes;
    }
}
