package org.calendarinvite.mail;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.event.Event;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.schedule.Import;
import org.calendarinvite.schedule.Imported;
import org.calendarinvite.schedule.PickAsk;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.SeasonCase;
import org.calendarinvite.schedule.SeasonDesk;
import org.calendarinvite.schedule.Seasons;
import org.calendarinvite.words.Catalogues;
import org.calendarinvite.words.OwnFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeasonLettersTest {

    private static final Path EXPECTED = Path.of("src/test/resources/expected/mails");

    private final PickLinks links = new PickLinks(new SignedLinks("0123456789abcdef0123456789abcdef"));

    @TempDir
    Path data;

    static List<String> languages() {
        return Catalogues.BUILT_IN;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whoPickedGamesIsAskedOnceWhetherItWasHe(String language) throws IOException {
        var letter = confirm(language, 23);
        assertEquals("picks/id", letter.mailId());
        assertEquals(BOB, letter.to());
        assertEquals(Optional.empty(), letter.calendar());
        assertSame(language, "picks-confirm", letter);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void anOrganizerIsToldOnceWhatAnImportChanged(String language) throws IOException {
        var letter = letters(language).importedLetter(Seasons.done(season()), look(language));
        assertEquals(Seasons.LEAGUE, letter.to());
        assertSame(language, "schedule-report", letter);
    }

    @Test
    void whatIsHeldOrHasFailedSaysWhy() {
        var stopped = letters("en").importedLetter(season(), look("en"));
        assertEquals("Schedule not imported: Winter Cup", stopped.subject());
        assertTrue(stopped.mailId().endsWith("/RUNNING"), "each state is told once");
    }

    @Test
    void twentyGamesAreNamedAndTheOthersCounted() {
        assertTrue(!confirm("en", 20).text().contains("more game"));
        assertTrue(confirm("en", 21).text().contains("and one more game"));
    }

    @Test
    void theLinkSaysWhichGamesAndHoldsForADay() {
        var picks = IntStream.rangeClosed(1, 5000)
                .filter(one -> one % 7 < 3)
                .boxed()
                .toList();
        var ask = new PickAsk("id", "cup", "default", BOB, picks, "de", false, NOW);
        var season = season();
        var token = links.sign(ask, season, NOW.plusSeconds(60));
        assertTrue(token.length() < 1500, () -> "a link of " + token.length());
        assertEquals(
                Optional.of(new PickLinks.Confirmed(BOB, picks, "de")), links.read(token, season, NOW.plusSeconds(59)));
        assertEquals(Optional.empty(), links.read(token, season, NOW.plusSeconds(60)));
        assertEquals(Optional.empty(), links.read(token, madeAt(season, NOW.minusSeconds(1)), NOW));
        for (var forged : List.of("", "x", "%.1.x", "a".repeat(2001), "e" + token))
            assertEquals(Optional.empty(), links.read(forged, season, NOW));
    }

    private Letter confirm(String language, int games) {
        var ask = new PickAsk("id", "cup", "default", BOB, List.of(1, 2), language, false, NOW);
        List<Event> events = Collections.nCopies(games, Given.event(Given.once()));
        return letters(language).confirmLetter(ask, season(), events, look(language));
    }

    /** Another season that has the same id, later or before. */
    private static Season madeAt(Season season, Instant created) {
        return new Season(
                season.id(),
                season.tenant(),
                season.title(),
                season.zone(),
                season.language(),
                season.organizer(),
                season.feed(),
                season.read(),
                season.closing(),
                created,
                season.version());
    }

    private static Season season() {
        var rejected = List.of(new Import.Rejected(4, "The row has no date. Write it as 2026-09-10.", ""));
        var found = new Imported("", "UTC", Seasons.rows(3), rejected, "");
        return new SeasonDesk()
                .begin(new SeasonCase(
                        Seasons.order("first"),
                        Optional.empty(),
                        found,
                        List.of(),
                        Seasons.HOST,
                        0,
                        Seasons.LIMITS,
                        NOW))
                .season();
    }

    private SeasonLetters letters(String language) {
        var settings = Worlds.in(data, Map.of());
        var looks = new Looks(new Catalogues(OwnFiles.NONE, language), Brand::none);
        return new SeasonLetters(new Templates(OwnFiles.NONE), looks, new LetterWriter(settings), links, settings);
    }

    private static Look look(String language) {
        return new Look(new Catalogues(OwnFiles.NONE, language).best(language), Brand.NONE);
    }

    private static void assertSame(String language, String name, Letter letter) throws IOException {
        assertSame(EXPECTED.resolve(language).resolve(name + ".html"), letter.html());
        assertSame(
                EXPECTED.resolve(language).resolve(name + ".txt"),
                "Subject: " + letter.subject() + "\n\n" + letter.text());
    }

    private static void assertSame(Path file, String said) throws IOException {
        var written = said.replaceAll("/confirm/[^\"\\s]+", "/confirm/SIGNED");
        if (Boolean.getBoolean("update")) Files.writeString(file, written);
        assertEquals(Files.readString(file), written, file + " differs; -Dupdate=true writes it again");
    }
}
