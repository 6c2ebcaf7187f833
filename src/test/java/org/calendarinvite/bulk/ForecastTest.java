package org.calendarinvite.bulk;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.InviteDesk;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final Outline OUTLINE = new Outline("UTF-8", 250, new Layout(",", Map.of("EMAIL", 0), 1, List.of()));
    private static final BulkJob JOB = BulkJob.of("job", "default", ANN, "uid", OUTLINE, NOW, "tr");

    private final BulkDesk desk = new BulkDesk(new InviteDesk(new Recurrences()));
    private final Forecast forecast = new Forecast();

    @Test
    void goodAndBadRowsAreCountedAndTheBadOnesSayWhy() {
        assertTrue(add(2, "bob@example.com"));
        assertTrue(add(3, "nobody"));
        assertTrue(add(4, ""));
        assertEquals(new BulkJob.Counts(1, 0, 2), forecast.counts());
        assertEquals(List.of(2, 3, 4), rows(forecast.first()));
        assertEquals(List.of(3, 4), rows(forecast.rejected()));
        assertEquals("The row has no mail address", forecast.rejected().get(1).said());
    }

    @Test
    void aLaterRowThatSaysTheSameIsRejectedAndChangesNothing() {
        assertTrue(add(2, "bob@example.com"));
        assertFalse(add(7, "BOB@example.com"));
        assertEquals(new BulkJob.Counts(1, 0, 1), forecast.counts());
        assertEquals(
                "Row 2 has the same address already", forecast.rejected().get(0).said());
    }

    @Test
    void whatIsShownEndsAtItsLimitAndWhatIsCountedDoesNot() {
        for (int i = 0; i <= Forecast.SHOWN; i++) add(2 + i, "g" + i + "@example.com");
        for (int i = 0; i <= Forecast.SHOWN; i++) add(100 + i, "g" + i);
        assertEquals(Forecast.SHOWN, forecast.first().size());
        assertEquals(Forecast.SHOWN, forecast.rejected().size());
        assertEquals(new BulkJob.Counts(Forecast.SHOWN + 1, 0, Forecast.SHOWN + 1), forecast.counts());
        assertEquals(Outcome.APPLIED, forecast.first().get(0).outcome());
    }

    private boolean add(int number, String email) {
        var row = new BulkRow(number, "", email, "", "", "", "");
        return forecast.add(row, desk.read(JOB, row, NOW));
    }

    private static List<Integer> rows(List<Forecast.Foreseen> shown) {
        return shown.stream().map(one -> one.row().number()).toList();
    }
}
