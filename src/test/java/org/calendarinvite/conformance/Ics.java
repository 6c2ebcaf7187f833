package org.calendarinvite.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Calendars as clients send them: the lines given, and what every such message has unless a given line says otherwise. */
final class Ics {

    static final String UID = "0815@client.example";
    static final String ADA = "ada@example.com";
    static final String CREATE = "create@" + House.DOMAIN;

    private static final String STAMP = "DTSTAMP:20261122T100000Z";
    private static final String START = "DTSTART;TZID=Europe/Berlin:20261201T100000";

    private Ics() {}

    /** Ada saves an event with the server among its guests. */
    static String request(String... lines) {
        return calendar("REQUEST", lines, organizer(START, "SUMMARY:Lunch"));
    }

    /** Ada deletes it. */
    static String cancel(String... lines) {
        return calendar("CANCEL", lines, organizer("STATUS:CANCELLED"));
    }

    /** The attendee's own line, and those given after it. */
    static String reply(String uid, String attendee, String partstat, String... lines) {
        List<String> all = new ArrayList<>(List.of("ATTENDEE;PARTSTAT=" + partstat + ":mailto:" + attendee));
        all.addAll(List.of(lines));
        return calendar("REPLY", all.toArray(String[]::new), List.of("UID:" + uid, STAMP));
    }

    private static List<String> organizer(String... more) {
        List<String> lines = new ArrayList<>(List.of(
                "UID:" + UID,
                STAMP,
                "SEQUENCE:0",
                "ORGANIZER;CN=Ada Lindqvist:mailto:" + ADA,
                "ATTENDEE;RSVP=TRUE:mailto:" + CREATE));
        lines.addAll(List.of(more));
        return lines;
    }

    private static String calendar(String method, String[] given, List<String> usual) {
        List<String> named = Arrays.stream(given)
                .map(Ics::name)
                .takeWhile(name -> !name.equals("BEGIN"))
                .toList();
        Stream<String> missing = usual.stream().filter(line -> !named.contains(name(line)));
        return "BEGIN:VCALENDAR\r\nPRODID:-//Client//EN\r\nVERSION:2.0\r\nMETHOD:" + method + "\r\nBEGIN:VEVENT\r\n"
                + String.join(
                        "\r\n", Stream.concat(missing, Arrays.stream(given)).toList())
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    private static String name(String line) {
        return line.replaceFirst("[;:].*", "");
    }
}
