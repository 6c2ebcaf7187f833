package org.calendarinvite.ical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.decision.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each pattern against what [MS-OXCICAL] 2.1.3.2.2 says of it. */
class OutlookPatternsTest {

    private static final String START = "DTSTART;TZID=Europe/Berlin:20261201T153000";

    /** As Outlook, Google and Apple write them, and the examples of the document. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY",
                "FREQ=DAILY;COUNT=10;INTERVAL=1",
                "FREQ=DAILY;COUNT=999",
                "FREQ=DAILY;UNTIL=20270301T143000Z;INTERVAL=3;WKST=SU",
                "FREQ=WEEKLY;WKST=SU;UNTIL=20270301T045959Z;BYDAY=TU",
                "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=MO",
                "FREQ=WEEKLY;BYDAY=TU;BYMINUTE=30;BYHOUR=15",
                "FREQ=MONTHLY",
                "FREQ=MONTHLY;BYMONTHDAY=31",
                "FREQ=MONTHLY;BYMONTHDAY=-1",
                "FREQ=MONTHLY;BYMONTHDAY=15;INTERVAL=3;COUNT=7",
                "FREQ=MONTHLY;BYDAY=1TU",
                "FREQ=MONTHLY;BYDAY=+2TU",
                "FREQ=MONTHLY;BYDAY=-1TU",
                "FREQ=MONTHLY;BYDAY=SU;BYSETPOS=3",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "FREQ=MONTHLY;BYDAY=SU,SA;BYSETPOS=2",
                "FREQ=MONTHLY;BYDAY=SU,MO,TU,WE,TH,FR,SA;BYSETPOS=4",
                "FREQ=YEARLY",
                "FREQ=YEARLY;BYMONTH=12",
                "FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=12",
                "FREQ=YEARLY;BYDAY=1TU;BYMONTH=12",
                "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;BYMONTH=12;INTERVAL=1"
            })
    void whatOutlookCanShowIsKept(String rule) {
        assertEquals(
                parts(rule),
                parts(Samples.readDetails("UID:1", START, "RRULE:" + rule).rrule()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=SECONDLY | FREQ=SECONDLY | daily",
                "FREQ=MINUTELY;INTERVAL=30 | FREQ=MINUTELY | daily",
                "FREQ=HOURLY | FREQ=HOURLY | daily",
                "FREQ=DAILY;COUNT=1000 | COUNT=1000 | at most 999",
                "FREQ=DAILY;INTERVAL=1000 | INTERVAL=1000 | of its own",
                "FREQ=DAILY;BYHOUR=9,15 | BYHOUR=9,15 | each time of the day",
                "FREQ=DAILY;BYHOUR=16 | BYHOUR=16 | each time of the day",
                "FREQ=DAILY;BYMINUTE=0,30 | BYMINUTE=0,30 | each time of the day",
                "FREQ=DAILY;BYSECOND=30 | BYSECOND=30 | each time of the day",
                "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR | BYDAY=MO,TU,WE,TH,FR | weekly",
                "FREQ=DAILY;BYMONTH=1 | BYMONTH=1 | one month",
                "FREQ=WEEKLY;BYDAY=1MO | BYDAY=1MO | weekly",
                "FREQ=WEEKLY;BYMONTH=6,7,8 | BYMONTH=6,7,8 | one month",
                "FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=1 | BYSETPOS=1 | first",
                "FREQ=MONTHLY;BYMONTHDAY=1,15 | BYMONTHDAY=1,15 | a series for each",
                "FREQ=MONTHLY;BYMONTHDAY=-2 | BYMONTHDAY=-2 | one day of the month",
                "FREQ=MONTHLY;BYDAY=1MO,3MO | BYDAY=1MO,3MO | a series for each",
                "FREQ=MONTHLY;BYDAY=5FR | BYDAY=5FR | last",
                "FREQ=MONTHLY;BYDAY=-2FR | BYDAY=-2FR | last",
                "FREQ=MONTHLY;BYDAY=MO | BYDAY=MO | weekly",
                "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13 | BYMONTHDAY=13 | a series for each",
                "FREQ=MONTHLY;BYDAY=MO,WE;BYSETPOS=1 | BYDAY=MO,WE | a series for each",
                "FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=1 | BYDAY=1MO | weekday",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=5 | BYSETPOS=5 | last",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1 | BYSETPOS=1,-1 | last",
                "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1 | BYSETPOS=-1 | last",
                "FREQ=MONTHLY;BYMONTH=3;BYMONTHDAY=1 | BYMONTH=3 | one month",
                "FREQ=YEARLY;BYYEARDAY=100 | BYYEARDAY=100 | alone",
                "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO | BYWEEKNO=20 | alone",
                "FREQ=YEARLY;BYMONTH=1,7 | BYMONTH=1,7 | one month of the year",
                "FREQ=YEARLY;BYDAY=20MO | BYDAY=20MO | first",
                "FREQ=YEARLY;BYDAY=1MO | BYDAY=1MO | one month of the year",
                "FREQ=YEARLY;BYMONTHDAY=15 | BYMONTHDAY=15 | one month of the year",
                "FREQ=YEARLY;BYMONTH=1;BYDAY=MO | BYDAY=MO | weekday"
            })
    void whatOutlookCannotShowIsRefusedByItsPartAndWithAdvice(String rule, String part, String advice) {
        refused(part, advice, START, "RRULE:" + rule);
    }

    @Test
    void datesByOtherMeansThanOneRuleAreRefused() {
        refused("EXRULE", "one by one", START, "RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY");
        refused("RDATE", "event of its own", START, "RDATE;TZID=Europe/Berlin:20261205T153000");
        refused("RDATE", "event of its own", START, "RRULE:FREQ=WEEKLY", "RDATE;TZID=Europe/Berlin:20261205T153000");
        refused(
                "RDATE",
                "event of its own",
                START,
                "RDATE;TZID=Europe/Berlin:20261205T153000",
                "EXDATE;TZID=Europe/Berlin:20261201T153000");
    }

    @Test
    void dateThatIsMovedByRdateAndExdateIsKept() {
        assertEquals(
                List.of(Samples.berlin("2026-12-09T10:00")),
                Samples.readDetails(
                                "UID:1",
                                START,
                                "RRULE:FREQ=WEEKLY",
                                "EXDATE;TZID=Europe/Berlin:20261208T153000",
                                "RDATE;TZID=Europe/Berlin:20261209T100000")
                        .rdates());
    }

    @Test
    void whatEndsOrAnswersASeriesIsNotRefused() {
        for (String method : List.of("CANCEL", "REPLY", "REFRESH")) {
            String text = Samples.calendar("UID:1", START, "RRULE:FREQ=HOURLY");
            assertEquals(
                    1, Samples.read(text.replace("REQUEST", method)).parts().size());
        }
    }

    @Test
    void ruleThatIsCopiedToOneDateIsNoRule() {
        String date = "RECURRENCE-ID;TZID=Europe/Berlin:20261208T153000";
        String[] lines = {"UID:1", START, date, "RRULE:FREQ=HOURLY", "RDATE:20261209T100000Z", "EXDATE:20261209T100000Z"
        };
        assertEquals(Samples.readDetails("UID:1", START), Samples.readDetails(lines));
    }

    @Test
    void ruleThatIsWrittenInAnotherWayIsTheSameRule() {
        var rules = Stream.of("FREQ=WEEKLY;BYDAY=SU,MO;COUNT=3", "freq=weekly;COUNT=3;INTERVAL=1;WKST=MO;BYDAY=MO,SU")
                .map(rule ->
                        Samples.readDetails("UID:1", START, "RRULE:" + rule).rrule())
                .toList();
        assertEquals(List.of("FREQ=WEEKLY;COUNT=3;BYDAY=MO,SU", "FREQ=WEEKLY;COUNT=3;BYDAY=MO,SU"), rules);
    }

    /** Whatever their order, without what goes without saying. */
    private static Set<Set<String>> parts(String rule) {
        return Stream.of(rule.split(";"))
                .filter(part -> !part.equals("INTERVAL=1") && !part.equals("WKST=MO"))
                .map(part -> Set.of(part.split("[=,]")))
                .collect(Collectors.toSet());
    }

    private static void refused(String part, String advice, String... lines) {
        String text = Samples.calendar("UID:1", String.join("\r\n", lines));
        String sentence =
                assertThrows(Refused.class, () -> Samples.read(text), part).getMessage();
        assertTrue(sentence.contains("Outlook cannot show (" + part + ")"), sentence);
        assertTrue(sentence.contains(advice), sentence);
    }
}
