package org.calendarinvite.organizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an organizer's mails may look. */
class BrandDeskTest {

    private static final Brand NONE = Brand.none("t", "ann@example.com");

    private final BrandDesk desk = new BrandDesk();

    @Test
    void aBrandIsKeptAsTheNextVersion() {
        var first = brand("Choir", "#2F6FED", "https://example.com/logo.png", "Ask Ann.", "de");
        var decision = desk.change(new BrandCase(first, NONE));
        var kept = (Brand) ((Change.Keep) decision.changes().get(0)).kept();
        assertEquals(1, kept.version());
        assertEquals("#2f6fed", kept.colour());
        assertEquals("brand#t", kept.place().shelf());
        assertEquals("ann@example.com", kept.place().name());
        var second = desk.change(new BrandCase(brand("", "", "", "", ""), kept));
        assertEquals(2, ((Change.Keep) second.changes().get(0)).kept().version());
    }

    @Test
    void theSameAgainChangesNothing() {
        var kept = brand("Choir", "#2f6fed", "", "", "").after(NONE);
        assertEquals(
                List.of(),
                desk.change(new BrandCase(brand("Choir", "#2F6FED", "", "", ""), kept))
                        .changes());
        assertEquals(
                List.of(),
                desk.change(new BrandCase(brand("", "", "", "", ""), NONE)).changes());
    }

    @Test
    void limitsHoldAtTheirEdges() {
        assertTrue(stands(brand("x".repeat(BrandDesk.LONGEST_NAME), "", "", "", "")));
        assertRefused("name", brand("x".repeat(BrandDesk.LONGEST_NAME + 1), "", "", "", ""));
        assertTrue(stands(brand("", "", "", "x".repeat(BrandDesk.LONGEST_LINE), "")));
        assertRefused("reply_line", brand("", "", "", "x".repeat(BrandDesk.LONGEST_LINE + 1), ""));
        var link = "https://example.com/";
        assertTrue(stands(brand("n", "", link + "x".repeat(BrandDesk.LONGEST_LINK - link.length()), "", "")));
        assertRefused("logo", brand("n", "", link + "x".repeat(BrandDesk.LONGEST_LINK - link.length() + 1), "", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "ann@bank.example, '', '', '', name",
        "ann\uff20bank.example, '', '', '', name",
        "ann\ufe6bbank.example, '', '', '', name",
        "<b>, '', '', '', name",
        "'', red, '', '', colour",
        "'', '#fff', '', '', colour",
        "'', '#2f6fed;x:y', '', '', colour",
        "n, '', http://example.com/a.png, '', logo",
        "n, '', 'javascript:alert(1)', '', logo",
        "n, '', 'data:image/png;base64,AAAA', '', logo",
        "n, '', 'https://example.com/a\"b', '', logo",
        "n, '', https:///a.png, '', logo",
        "n, '', https://user@example.com/a.png, '', logo",
        "n, '', https://exämple.com/a.png, '', logo",
        "'', '', https://example.com/a.png, '', name",
        "'', '', '', d, language",
        "'', '', '', de_AT, language"
    })
    void whatCannotBeShownSafelyIsRefused(String name, String colour, String logo, String language, String named) {
        assertRefused(named, brand(name, colour, logo, "", language));
    }

    @ParameterizedTest
    @CsvSource({
        "#000000, #ffffff",
        "#ffffff, #000000",
        "#ffff00, #000000",
        "#2f6fed, #ffffff",
        "#ff0000, #000000",
        "'', #ffffff"
    })
    void theTextOnAColourIsTheEasierOneToRead(String colour, String text) {
        assertEquals(text, brand("", colour, "", "", "").textColour());
    }

    @Test
    void everyColourCanBeReadOn() {
        for (int grey = 0; grey < 256; grey++) {
            var colour = String.format("#%02x%02x%02x", grey, grey, grey);
            double light = luminance(grey);
            var text = brand("", colour, "", "", "").textColour();
            double contrast = text.equals("#ffffff") ? 1.05 / (light + 0.05) : (light + 0.05) / 0.05;
            assertTrue(contrast >= 4.5, colour);
        }
    }

    private static double luminance(int grey) {
        double share = grey / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private boolean stands(Brand asked) {
        return desk.change(new BrandCase(asked, NONE)).stands();
    }

    private void assertRefused(String named, Brand asked) {
        var decision = desk.change(new BrandCase(asked, NONE));
        assertEquals(Outcome.REFUSED, decision.outcome());
        assertTrue(decision.reason().startsWith(named + " "), decision.reason());
    }

    private static Brand brand(String name, String colour, String logo, String line, String language) {
        return new Brand("t", "ann@example.com", name, colour, logo, line, language, 0);
    }
}
