package org.calendarinvite.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Calendars that cost much to read, both above the limit of their size and as large as it lets them be. */
final class CalendarBombs {

    static final int LARGEST = 4 * 1024 * 1024;

    private static final int HUGE = 50_000_000;
    private static final String BEGIN = "BEGIN:VCALENDAR\nMETHOD:REQUEST\n";
    private static final String EVENT = "BEGIN:VEVENT\nUID:1\nDTSTAMP:20300101T000000Z\nDTSTART:20300301T100000Z\n";
    private static final String END = "END:VEVENT\nEND:VCALENDAR\n";
    private static final String ZONED = "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Mine:20300301T100000\n" + END;
    private static final String CLOCK = "TZOFFSETFROM:+0733\nTZOFFSETTO:+0744\n";

    private static final String DAYS =
            IntStream.rangeClosed(1, 7).mapToObj(String::valueOf).collect(Collectors.joining(","));

    private CalendarBombs() {}

    static List<Bomb> all() {
        List<Bomb> out = new ArrayList<>(List.of(
                new Bomb("events", BEGIN, EVENT + "END:VEVENT\n", 100_000, "END:VCALENDAR\n"),
                new Bomb("empty events", BEGIN, "BEGIN:VEVENT\nEND:VEVENT\n", 100_000, "END:VCALENDAR\n"),
                new Bomb(
                        "observances",
                        BEGIN + "BEGIN:VTIMEZONE\n",
                        "BEGIN:X\nEND:X\n",
                        100_000,
                        "END:VTIMEZONE\n" + ZONED),
                new Bomb("guests", BEGIN + EVENT, "ATTENDEE:mailto:bob@example.com\n", 1_000_000, END),
                new Bomb("an unfinished nest", BEGIN, "BEGIN:VEVENT\n", 300_000, "")));
        for (int size : List.of(LARGEST, HUGE)) out.addAll(ofSize(size));
        out.addAll(zones());
        return out;
    }

    private static List<Bomb> ofSize(int size) {
        return List.of(
                Bomb.ofSize(size, "guests", BEGIN + EVENT, "ATTENDEE:a@b\n", END),
                Bomb.ofSize(size, "a line", BEGIN + EVENT + "SUMMARY:", "x", "\n" + END),
                Bomb.ofSize(size, "a backslash line", BEGIN + EVENT + "SUMMARY:", "\\", "\n" + END),
                Bomb.ofSize(size, "an id", BEGIN + "BEGIN:VEVENT\nUID:", "x", "\n" + END),
                Bomb.ofSize(size, "a line without a colon", BEGIN + EVENT, "\"", "\n"),
                Bomb.ofSize(size, "tiny folds", BEGIN + EVENT + "SUMMARY:", "\n x", "\n" + END),
                Bomb.ofSize(size, "tiny lines", BEGIN + EVENT, "A:\n", END),
                Bomb.ofSize(size, "tiny lines that are none", BEGIN, "A\n", "END:VCALENDAR\n"),
                Bomb.ofSize(size, "parameters", BEGIN + EVENT + "X-A", ";a=b", ":c\n" + END),
                Bomb.ofSize(size, "empty parameters", BEGIN + EVENT + "X-A", ";", ":c\n" + END),
                Bomb.ofSize(size, "dates", BEGIN + EVENT + "RDATE:20300301T100000Z", ",20300302", "\n" + END),
                Bomb.ofSize(size, "empty dates", BEGIN + EVENT + "RDATE:x", ",", "\n" + END),
                Bomb.ofSize(
                        size,
                        "a fraction of a second",
                        BEGIN + "BEGIN:VEVENT\nUID:1\nDTSTART:20300301T100000.",
                        "0",
                        "\n" + END),
                Bomb.ofSize(size, "a rule", BEGIN + EVENT + "RRULE:FREQ=DAILY;BYMONTHDAY=1", ",1", "\n" + END));
    }

    private static List<Bomb> zones() {
        String zone = BEGIN + "BEGIN:VTIMEZONE\nTZID:Mine\n";
        String standard = "BEGIN:STANDARD\n" + CLOCK + "DTSTART:00010101T000000\n";
        String close = "END:STANDARD\nEND:VTIMEZONE\n" + ZONED;
        List<Bomb> out = new ArrayList<>(List.of(
                Bomb.ofSize(LARGEST, "a place", zone + "X-LIC-LOCATION:", "/", "\n" + standard + close),
                Bomb.ofSize(
                        LARGEST, "onsets", zone + standard + "RDATE:20300301T100000", ",20300302T100000", "\n" + close),
                new Bomb(
                        "unreadable observances",
                        zone,
                        standard + "RRULE:FREQ=YEARLY;BYMONTHDAY=" + DAYS + "\nEND:STANDARD\n",
                        2400,
                        "END:VTIMEZONE\n" + ZONED),
                new Bomb(
                        "yearly rules",
                        zone,
                        standard + "RRULE:FREQ=YEARLY;UNTIL=21000101;BYMONTH=1;BYMONTHDAY=" + DAYS + "\nEND:STANDARD\n",
                        300,
                        "END:VTIMEZONE\n" + ZONED),
                manyZones(),
                unknownZones("an unknown zone", "TZID:Mine\n", "Mine"),
                unknownZones("an unknown city", "TZID:Mine\n", "w".repeat(240) + " Time (US & Canada")));
        for (String rule : Rules.EXPLODING)
            out.add(new Bomb(
                    "zone " + rule,
                    zone,
                    standard + "RRULE:" + rule + "\nEND:STANDARD\n",
                    300,
                    "END:VTIMEZONE\n" + ZONED));
        return out;
    }

    /** Answers need no date that can be read, so each of these events looks for its zone. */
    private static Bomb unknownZones(String name, String tzid, String wanted) {
        return new Bomb(
                name,
                "BEGIN:VCALENDAR\nMETHOD:REPLY\n" + rules(tzid),
                event(wanted),
                4600,
                "BEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n");
    }

    private static Bomb manyZones() {
        String zones = IntStream.range(0, 16)
                .mapToObj(i -> rules("TZID:Zone " + i + "\n") + event("Zone " + i))
                .collect(Collectors.joining());
        return new Bomb(
                "many zones",
                "BEGIN:VCALENDAR\nMETHOD:REPLY\n" + zones,
                "\n",
                1,
                "BEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n");
    }

    private static String rules(String tzid) {
        String rule = "RRULE:FREQ=YEARLY;UNTIL=21000101;BYMONTH=1;BYMONTHDAY=" + DAYS + "\n";
        String observance = "BEGIN:STANDARD\n" + CLOCK + "DTSTART:19700101T000000\n" + rule + "END:STANDARD\n";
        return "BEGIN:VTIMEZONE\n" + tzid + observance.repeat(300) + "END:VTIMEZONE\n";
    }

    private static String event(String zone) {
        return "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=\"" + zone + "\":20300301T100000\nEND:VEVENT\n";
    }
}
