package org.calendarinvite.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Files that cost much to read as lists, as large as a list may be, and mails that bring many of them. */
final class ListBombs {

    private static final int LARGEST = 5 * 1024 * 1024;
    private static final int LARGEST_MAIL = 10 * 1024 * 1024;
    private static final String HEADER = "email,name\n";
    private static final String MIXED =
            "From: ann@example.com\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n";
    private static final String PART = "--b\nContent-Type: text/csv\n";

    private ListBombs() {}

    static List<Bomb> files() {
        return List.of(
                Bomb.ofSize(LARGEST, "line ends", HEADER, "\n", "a@example.com"),
                Bomb.ofSize(LARGEST, "separators", HEADER, ",", "\na@example.com"),
                Bomb.ofSize(LARGEST, "blank rows of separators", HEADER, ",,\n", "a@example.com"),
                Bomb.ofSize(LARGEST, "a field", HEADER, "x", "\na@example.com"),
                Bomb.ofSize(LARGEST, "a quoted field", HEADER + "\"", "x\n", "\"\na@example.com"),
                Bomb.ofSize(LARGEST, "a quotation that never ends", HEADER + "\"", "x\n", ""),
                Bomb.ofSize(LARGEST, "doubled quotes", HEADER + "\"", "\"\"", "\"\na@example.com"),
                Bomb.ofSize(LARGEST, "names of columns", "email", ",name", "\na@example.com"),
                Bomb.ofSize(LARGEST, "separators of all kinds", "", ",;\t", ""),
                Bomb.ofSize(LARGEST, "addresses in the first row", "", "a@b.org,", "\n"),
                Bomb.ofSize(LARGEST, "short rows", HEADER, "a\n", ""),
                Bomb.ofSize(LARGEST, "zeros", "a", "\0b", ""),
                Bomb.ofSize(LARGEST, "old Macs", HEADER, "\r", "a@example.com"),
                new Bomb(
                        "rows as many as as a list may have",
                        HEADER,
                        "a@example.com," + "x".repeat(200) + "\n",
                        20_000,
                        ""),
                new Bomb("pages of blank rows", HEADER, "a@b.org\n" + "\n".repeat(200), 20_000, ""));
    }

    static List<Bomb> mails() {
        List<Bomb> out = new ArrayList<>(List.of(
                new Bomb("lists, ten", MIXED, PART + "\nuid,email\nu,a@b.org\n", 10, "--b--\n"),
                new Bomb("lists, eleven", MIXED, PART + "\nuid,email\nu,a@b.org\n", 11, "--b--\n"),
                new Bomb("lists, many", MIXED, PART + "\nuid,email\nu,a@b.org\n", 100_000, "--b--\n")));
        for (var encoding : List.of("8bit", "quoted-printable", "base64", "x-uuencode"))
            out.add(Bomb.ofSize(
                    LARGEST_MAIL,
                    "a list in " + encoding,
                    MIXED + PART + "Content-Transfer-Encoding: " + encoding + "\n\n",
                    "QUJD\n",
                    "\n--b--\n"));
        return out;
    }
}
