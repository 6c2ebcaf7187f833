package org.calendarinvite.words;

import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.When;
import org.junit.jupiter.api.Test;

class ExceptionsTest {

    private static final Exceptions IN_ENGLISH = new Exceptions(new Catalogues(OwnFiles.NONE, "en").best());

    @Test
    void onlyDatesToComeAreNamedAndNotTooMany() {
        var series = series(Exceptions.MOST + 5);
        assertEquals(Exceptions.MOST, IN_ENGLISH.of(series, NOW).size());
        assertEquals(
                "Tuesday, 1 December 2026: cancelled",
                IN_ENGLISH.of(series, NOW).get(0));
        var second = series.instances().get(1).id().instant();
        assertEquals(
                "Tuesday, 15 December 2026: cancelled",
                IN_ENGLISH.of(series, second).get(0));
        assertEquals(List.of(), IN_ENGLISH.of(series(0), NOW));
    }

    private static Series series(int cancelled) {
        var dates = IntStream.range(0, cancelled)
                .mapToObj(i -> tuesdays().start().local().plusWeeks(i))
                .map(local ->
                        new Instance(When.zoned(local, "Europe/Berlin"), Optional.empty(), new Source(0, NOW), 1, 0))
                .toList();
        return new Series(tuesdays(), false, dates, 0, 0);
    }
}
