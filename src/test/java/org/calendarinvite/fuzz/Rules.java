package org.calendarinvite.fuzz;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Repetitions that would fill or stop whoever lists their dates. */
final class Rules {

    private static final String SIXTY = list(59);

    static final List<String> EXPLODING = List.of(
            "FREQ=SECONDLY",
            "FREQ=MINUTELY;COUNT=100000000",
            "FREQ=SECONDLY;INTERVAL=2147483647",
            "FREQ=YEARLY;BYHOUR=" + list(23) + ";BYMINUTE=" + SIXTY + ";BYSECOND=" + SIXTY,
            "FREQ=DAILY;BYMINUTE=" + SIXTY,
            "FREQ=HOURLY;BYSECOND=0,1",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;INTERVAL=-1",
            "FREQ=YEARLY;INTERVAL=2147483647",
            "FREQ=DAILY;INTERVAL=99999999999999999999",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=YEARLY;BYMONTH=4,6;BYMONTHDAY=31,-31");

    private Rules() {}

    private static String list(int last) {
        return IntStream.rangeClosed(0, last).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }
}
