package org.calendarinvite.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatsTest {

    private static final Words ENGLISH = new Catalogues(OwnFiles.NONE, "en").best();
    /** The first Tuesday of December. */
    private static final When START = When.zoned(LocalDateTime.of(2026, 12, 1, 23, 30), "America/New_York");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY | every day",
                "FREQ=DAILY;INTERVAL=1;COUNT=5 | every day, 5 times",
                "FREQ=DAILY;INTERVAL=3 | every 3 days",
                "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR | every weekday, Monday to Friday",
                "FREQ=WEEKLY | every week on Tuesday",
                "FREQ=WEEKLY;WKST=MO;BYDAY=TU | every week on Tuesday",
                "FREQ=WEEKLY;BYDAY=TH,TU | every week on Tuesday and Thursday",
                "FREQ=WEEKLY;BYDAY=MO,WE,FR | every week on Monday, Wednesday and Friday",
                "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR | every weekday, Monday to Friday",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU | every 2 weeks on Sunday",
                "freq=weekly;byday=tu | every week on Tuesday",
                "FREQ=MONTHLY | every month on day 1",
                "FREQ=MONTHLY;BYMONTHDAY=15 | every month on day 15",
                "FREQ=MONTHLY;BYMONTHDAY=-1 | every month on the last day",
                "FREQ=MONTHLY;BYDAY=2TU | every month on the second Tuesday",
                "FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=3 | every 3 months on the last Friday",
                "FREQ=MONTHLY;BYDAY=WE;BYSETPOS=1 | every month on the first Wednesday",
                "FREQ=YEARLY | every year on 1 December",
                "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=16 | every year on 16 March",
                "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU | every year on the last Sunday of October",
                "FREQ=YEARLY;BYMONTH=11;BYDAY=TH;BYSETPOS=4 | every year on the fourth Thursday of November",
                "FREQ=WEEKLY;UNTIL=20261230T043000Z | every week on Tuesday, until 29 December 2026",
                "FREQ=WEEKLY;UNTIL=20261229 | every week on Tuesday, until 29 December 2026",
                "FREQ=WEEKLY;UNTIL=20261229T233000 | every week on Tuesday, until 29 December 2026",
                "FREQ=DAILY;COUNT=1 | every day, once",
                "FREQ=HOURLY | on the dates that your calendar shows",
                "FREQ=YEARLY;BYWEEKNO=20 | on the dates that your calendar shows",
                "FREQ=MONTHLY;BYMONTHDAY=1,15 | on the dates that your calendar shows",
                "FREQ=MONTHLY;BYDAY=TU | on the dates that your calendar shows",
                "FREQ=WEEKLY;BYDAY=XX | on the dates that your calendar shows",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR | on the dates that your calendar shows"
            })
    void aRuleIsSaidInPlainWords(String rule, String words) {
        assertEquals(words, Repeats.of(rule, START, ENGLISH));
    }

    @Test
    void whatHappensOnceDoesNotRepeat() {
        assertEquals("", Repeats.of(Series.of(details("", List.of())), ENGLISH));
    }

    @Test
    void datesThatFollowNoRuleAreLeftToTheCalendar() {
        var words = "on the dates that your calendar shows";
        assertEquals(words, Repeats.of(Series.of(details("", List.of(START))), ENGLISH));
        assertEquals(words, Repeats.of(Series.of(details("FREQ=WEEKLY", List.of(START))), ENGLISH));
        assertEquals(words, Repeats.of(new Series(details("FREQ=WEEKLY", List.of()), true, List.of(), 0, 0), ENGLISH));
    }

    @Property
    void whateverTheRuleIsThereAreWords(@ForAll String rule) {
        assertFalse(Repeats.of(rule, START, ENGLISH).isBlank());
        assertFalse(Repeats.of("FREQ=WEEKLY;" + rule, START, ENGLISH).isBlank());
    }

    private static Details details(String rrule, List<When> rdates) {
        return new Details("", "", "", "", START, START, rrule, rdates, List.of());
    }
}
