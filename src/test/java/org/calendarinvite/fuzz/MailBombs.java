package org.calendarinvite.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Mails that cost much to read, both above the limit of their size and as large as it lets them be. */
final class MailBombs {

    private static final int LARGEST = 10 * 1024 * 1024;
    private static final int HUGE = 50_000_000;
    private static final String HEAD = "From: ann@example.com\nMIME-Version: 1.0\n";
    private static final String CALENDAR = "Content-Type: text/calendar; method=REQUEST\n";
    private static final String MIXED = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n";

    private MailBombs() {}

    static List<Bomb> all() {
        List<Bomb> out = new ArrayList<>(List.of(
                new Bomb("a nest", MIXED, "--b\nContent-Type: multipart/mixed; boundary=b\n\n", 10_000, "--b\n"),
                new Bomb("parts", MIXED, "--b\nContent-Type: text/calendar\n\n", 100_000, "--b--\n"),
                new Bomb("parts of old Macs", MIXED, "\r--b\r", 100_000, "--b--\n")));
        for (int size : List.of(LARGEST, HUGE)) {
            out.addAll(headers(size));
            out.addAll(bodies(size));
        }
        return out;
    }

    private static List<Bomb> headers(int size) {
        return List.of(
                Bomb.ofSize(size, "a header", HEAD + "Subject: ", "x", "\n" + CALENDAR + "\n"),
                Bomb.ofSize(size, "a folded header", HEAD + "Subject: x", "\n x", "\n" + CALENDAR + "\n"),
                Bomb.ofSize(size, "an encoded header", HEAD + "Subject: x", " =?UTF-8?Q?a?=", "\n" + CALENDAR + "\n"),
                Bomb.ofSize(size, "headers", HEAD, "A:\n", CALENDAR + "\n"),
                Bomb.ofSize(size, "authors", "From: ", "a,", "\n" + CALENDAR + "\n"),
                Bomb.ofSize(size, "comments on an author", "From: ", "(", "\n" + CALENDAR + "\n"),
                Bomb.ofSize(size, "groups of authors", "From: ", "a:", "\n" + CALENDAR + "\n"),
                Bomb.ofSize(size, "parameters", HEAD + "Content-Type: text/calendar", ";a=b", "\n\n"),
                Bomb.ofSize(
                        size, "parameters of a part", MIXED + "--b\nContent-Type: text/calendar", ";a=b", "\n\n--b--"),
                Bomb.ofSize(
                        size, "a parameter in pieces", HEAD + "Content-Type: text/calendar", ";a*0*=b;a*1=c", "\n\n"),
                Bomb.ofSize(size, "headers of a part", MIXED + "--b\n" + CALENDAR, "A:\n", "\n--b--"));
    }

    private static List<Bomb> bodies(int size) {
        String part = HEAD + CALENDAR + "Content-Transfer-Encoding: ";
        return List.of(
                Bomb.ofSize(size, "base64", part + "base64\n\n", "eHh4".repeat(19) + "\n", ""),
                Bomb.ofSize(size, "base64 of tiny lines", part + "base64\n\n", "Cg==\n", ""),
                Bomb.ofSize(size, "soft line breaks", part + "quoted-printable\n\n", "=\n", ""),
                Bomb.ofSize(size, "blanks that are dropped", part + "quoted-printable\n\n", " ", "\nx"),
                Bomb.ofSize(size, "quoted lines", part + "quoted-printable\n\n", "=0A", ""),
                Bomb.ofSize(
                        Math.min(size, CalendarBombs.LARGEST),
                        "a method",
                        part + "8bit\n\nBEGIN:VCALENDAR\nMETHOD:",
                        "x",
                        "\nBEGIN:VEVENT\nUID:1\nDTSTART:20300301\nEND:VEVENT\nEND:VCALENDAR\n"),
                Bomb.ofSize(size, "a preamble", MIXED, "x\n", "--b--\n"),
                Bomb.ofSize(size, "almost boundaries", MIXED, "\n-", "\n--b--\n"),
                Bomb.ofSize(size, "boundaries of old Macs", MIXED, "\r--b", "--b--\n"));
    }
}
