package org.calendarinvite.mail;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.invite.PageAsk;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.words.Catalogues;
import org.calendarinvite.words.OwnFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageLettersTest {

    private static final Path EXPECTED = Path.of("src/test/resources/expected/mails");

    private final PageLinks links = new PageLinks(new SignedLinks("0123456789abcdef0123456789abcdef"));

    @TempDir
    Path data;

    static List<String> languages() {
        return Catalogues.BUILT_IN;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theOwnerOfAnAddressIsAskedOnce(String language) throws IOException {
        var catalogues = new Catalogues(OwnFiles.NONE, language);
        var letter = letters(catalogues)
                .letter(ask(language), Given.event(Given.tuesdays()), new Look(catalogues.best(language), Brand.NONE));
        assertEquals("page/id", letter.mailId());
        assertEquals(BOB, letter.to());
        assertEquals(Optional.empty(), letter.calendar());
        assertSame(language, "page-confirm.html", letter.html());
        assertSame(language, "page-confirm.txt", "Subject: " + letter.subject() + "\n\n" + letter.text());
    }

    @Test
    void theLinkHoldsForADay() {
        var text = letters(new Catalogues(OwnFiles.NONE, "en"))
                .letter(
                        ask("en"),
                        Given.event(Given.once()),
                        new Look(new Catalogues(OwnFiles.NONE, "en").best(), Brand.NONE))
                .text();
        var token = text.replaceAll("(?s).*/e/uid/confirm/(\\S+).*", "$1");
        assertEquals(
                Optional.of(new PageLinks.Confirmed(BOB, "page", "en")),
                links.read(token, "uid", NOW.plusSeconds(86_399)));
        assertTrue(links.read(token, "uid", NOW.plusSeconds(86_400)).isEmpty());
        assertTrue(links.read(token, "other", NOW).isEmpty());
        assertTrue(links.read("", "uid", NOW).isEmpty()
                && links.read("%.1.x", "uid", NOW).isEmpty());
        assertTrue(links.read("a".repeat(601), "uid", NOW).isEmpty());
    }

    private PageLetters letters(Catalogues catalogues) {
        var settings = Worlds.in(data, Map.of());
        var looks = new Looks(catalogues, Brand::none);
        return new PageLetters(new Templates(OwnFiles.NONE), looks, new LetterWriter(settings), links, settings);
    }

    private static PageAsk ask(String language) {
        return new PageAsk("id", "uid", "default", BOB, "page", language, NOW, "id");
    }

    private static void assertSame(String language, String name, String said) throws IOException {
        var written = said.replaceAll("/confirm/[^\"\\s]+", "/confirm/SIGNED");
        var file = EXPECTED.resolve(language).resolve(name);
        if (Boolean.getBoolean("update")) Files.writeString(file, written);
        assertEquals(Files.readString(file), written, file + " differs; -Dupdate=true writes it again");
    }
}
