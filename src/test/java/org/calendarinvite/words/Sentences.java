package org.calendarinvite.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The sentences that the source says to people, each with {@code {}} for what is put in. */
final class Sentences {

    private static final Path SOURCE = Path.of("src/main/java/org/calendarinvite");

    /** What begins a sentence of a reader or a desk. */
    private static final Pattern BEGINS = Pattern.compile(
            "(?:new Refused\\(|\\bunread\\(|\\brefused?(?:For)?\\((?:[^()\"]*,|\"[A-Z]+\",)?"
                    + "|new Problem\\(\\s*\\d+,|static final String [A-Z_]+ =|\\breturn|Optional\\.of\\(|->|mail\\(\\),|REFUSED,)\\s*(?=\")");

    private static final Pattern PIECE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|([^\"])");

    /** Where they are said; what the others say is for the log, or never told to anybody. */
    private static final List<String> SPEAKERS = List.of(
            "event/EventReasons",
            "schedule/",
            "web/schedule/PickPages",
            "web/schedule/PickConfirms",
            "web/schedule/SchedulePages",
            "organizer/Standing",
            "bulk/Beginning",
            "organizer/MeterReasons",
            "sheet/",
            "mail/BulkMailReader",
            "mail/ListParts",
            "web/page/AskLimits",
            "web/page/ConfirmPages",
            "web/page/EventPages",
            "web/page/LinkPages",
            "web/page/QuestionPages",
            "web/page/UnsubscribePages",
            "reply/ReplyReasons",
            "reply/Moot",
            "ical/",
            "mail/MailReader",
            "mail/RequestReader",
            "mail/ReplyReader",
            "mail/OneCalendar",
            "mail/CalendarParts",
            "mail/Refusals",
            "mail/tnef/");

    private Sentences() {}

    static Set<String> all() throws IOException {
        Set<String> found = new TreeSet<>();
        try (var files = Files.walk(SOURCE)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> SPEAKERS.stream()
                            .anyMatch(speaker ->
                                    SOURCE.relativize(file).toString().startsWith(speaker)))
                    .forEach(file -> said(read(file), found));
        }
        return found;
    }

    private static void said(String source, Set<String> found) {
        var text = source.replaceAll("(?m)^\\s*//.*", "").replace("'\"'", "''");
        var begins = BEGINS.matcher(text);
        while (begins.find()) {
            var sentence = sentence(text.substring(begins.end()));
            // A mailbox is put in whole.
            sentence = sentence.replace("create@{}", "{}");
            if (sentence.matches("(?s)\\p{Alpha}[^<>]* [^<>]*[a-z]{2,} .*")) found.add(sentence);
        }
    }

    /** Literals and, between them, what else is added; up to where the expression ends. */
    private static String sentence(String code) {
        var out = new StringBuilder();
        var pieces = PIECE.matcher(code);
        int depth = 0;
        boolean other = false;
        while (pieces.find()) {
            if (pieces.group(1) != null) {
                if (depth == 0) {
                    if (other) out.append("{}");
                    out.append(pieces.group(1).replace("\\\"", "\"").replace("%s", "{}"));
                    other = false;
                }
                continue;
            }
            char c = pieces.group(2).charAt(0);
            if (c == '(') depth++;
            if (c == ')' && depth-- == 0 || depth == 0 && (c == ',' || c == ';')) break;
            if (c != '+' && !Character.isWhitespace(c)) other = true;
        }
        return out + (other ? "{}" : "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
