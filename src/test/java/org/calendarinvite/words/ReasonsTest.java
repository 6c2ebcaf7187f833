package org.calendarinvite.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sentences of desks and readers, said in other languages. */
class ReasonsTest {

    /** Put together of a constant or a choice; they are translated as they come out. */
    private static final Set<String> JOINED = Set.of(
            "This address takes answers (REPLY), and the mail is {}, which only the organizer of an event may send,"
                    + " from his own calendar to the address that creates events. Use the Yes, No or Maybe button of your calendar.",
            "The operator of this server does not host events of yours, so nothing was changed.{}");

    static List<String> others() {
        return Catalogues.BUILT_IN.subList(1, Catalogues.BUILT_IN.size());
    }

    @ParameterizedTest
    @MethodSource("others")
    void everySentenceOfTheSourceHasATranslation(String language) throws IOException {
        var translated = ids(language).stream()
                .map(id -> id.replaceAll("\\{[a-z]+}", "{}"))
                .collect(Collectors.toSet());
        var missing = new TreeSet<>(Sentences.all());
        assertTrue(missing.size() > 80, "the walk finds too little: " + missing);
        missing.removeAll(translated);
        missing.removeAll(JOINED);
        assertEquals(Set.of(), missing, "without a translation into " + language);
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyReasonThatTheCorpusTellsHasATranslation(String language) throws IOException {
        var ids = ids(language);
        List<String> missing = new ArrayList<>();
        for (var line : Files.readAllLines(Path.of("src/test/resources/expected/corpus.tsv"))) {
            var row = line.split("\t", -1);
            if (row.length < 5 || !row[4].startsWith("tells") || row[3].isEmpty()) continue;
            if (ids.stream().noneMatch(id -> begins(id, row[3]))) missing.add(row[3]);
        }
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyLanguageTranslatesTheSameSentencesWithTheSameValues(String language) throws IOException {
        assertEquals(ids("de"), ids(language));
        Po.read(text(language), language).forEach((english, said) -> assertEquals(places(english), places(said), said));
    }

    @Test
    void whatIsPutInIsFoundAndPutIntoTheTranslation() {
        assertEquals(
                "Der Termin gehört ann@x.org, die Mail kam aber von eve@x.org. Nur der Veranstalter kann diesen Server"
                        + " als Gast hinzufügen: Kopieren Sie den Termin zuerst in Ihren eigenen Kalender.",
                in("de").reason(
                                "The event belongs to ann@x.org, but the mail was sent by eve@x.org. Only the organizer can add"
                                        + " this server as a guest: copy the event into your own calendar first."));
        assertEquals(
                "Die Angabe DTSTART im Kalender ist nicht lesbar: \"{x}\".",
                in("de").reason("The calendar's DTSTART cannot be read: \"{x}\"."));
    }

    @Test
    void aSentenceInASentenceAndAMomentAreSaidToo() {
        assertEquals(
                "Die Grenze für neue Einladungen ist erreicht (5000 in einer Stunde je Veranstalter). Laden Sie noch einmal ein"
                        + " nach: 29. Februar, 15:00 Uhr (UTC), oder bitten Sie den Betreiber dieses Servers um mehr.",
                in("de").reason(
                                "The limit of new invitations is reached (5000 in an hour for each organizer). Invite again after"
                                        + " 15:00 UTC on 29 February, or ask the operator of this server for more."));
        assertEquals(
                "Es gibt nichts mehr zu entscheiden, und es wurde nichts geändert. Der Termin, oder dieser einzelne Tag, ist vorbei.",
                in("de").reason(
                                "There is nothing to say any more, and nothing was changed. The event, or this date of it, is over."));
        assertTrue(in("fr").reason(
                        "This event was changed 30 times within an hour, and each change is mailed to every guest, so"
                                + " nothing was changed this time. Save it once more after 15:00 UTC on 29 February.")
                .endsWith("après\u00a0: 29 février, 15\u00a0h\u00a000 (UTC)."));
    }

    @Test
    void whatNobodyTranslatedStaysEnglish() {
        assertEquals("Something else.", in("ja").reason("Something else."));
        assertEquals("", in("ja").reason(""));
        assertEquals("The event was cancelled before", in("en").reason("The event was cancelled before"));
    }

    @Test
    void aLongReasonIsReadInOneWalk() {
        var endless = "The event belongs to " + ", but the mail was sent by ".repeat(20_000) + "x";
        assertEquals(endless, in("de").reason(endless));
    }

    private static Words in(String language) {
        return new Catalogues(OwnFiles.NONE, "en").best(language);
    }

    private static boolean begins(String id, String first) {
        var pattern = new StringBuilder();
        var parts = Sentence.split(id);
        for (int i = 0; i < parts.size(); i++) pattern.append(i % 2 == 0 ? Pattern.quote(parts.get(i)) : ".*?");
        var matcher = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(first);
        return matcher.matches() || matcher.hitEnd();
    }

    private static Set<String> places(String sentence) {
        var parts = Sentence.split(sentence);
        Set<String> names = new TreeSet<>();
        for (int i = 1; i < parts.size(); i += 2) names.add(parts.get(i));
        return names;
    }

    private static Set<String> ids(String language) {
        return new TreeSet<>(Po.read(text(language), language).keySet());
    }

    private static String text(String language) {
        return BuiltIn.text("messages/" + language + ".po").orElseThrow();
    }
}
