package org.calendarinvite.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Languages: built in, chosen, changed and added. */
class CataloguesTest {

    @TempDir
    Path folder;

    static Iterable<String> languages() {
        return Catalogues.BUILT_IN;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasTheSameTextsWithTheSameValues(String language) throws IOException {
        var english = texts("en");
        var own = texts(language);
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(own.keySet()));
        own.forEach((key, text) -> {
            if (key.endsWith("-format")) return;
            assertFalse(text.contains("'"), () -> key + ": an apostrophe is ’");
            assertEquals(names(english.get(key)), names(text), key);
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageEmphasisesAsManyPlacesAsItBegins(String language) throws IOException {
        texts(language)
                .forEach((key, text) ->
                        assertEquals(0, text.chars().filter(c -> c == '*').count() % 2, key));
    }

    @ParameterizedTest
    @CsvSource({
        "de, de", "de-AT, de", "DE-at, de", "fr-CA, fr", "ar-EG-u-nu-arab, ar", "ja-Jpan-JP, ja",
        "'da, en-GB;q=0.8, es;q=0.7', en", "it, en", "'', en", "x, en", "'de;;;q=', en", "*, en"
    })
    void theLanguageThatFitsBestIsTaken(String wanted, String found) {
        assertEquals(found, new Catalogues(OwnFiles.NONE, "en").best(wanted).language());
    }

    @Test
    void theFirstWishThatIsHereIsTakenElseWhatTheServerSpeaks() {
        var catalogues = new Catalogues(OwnFiles.NONE, "fr-BE");
        assertEquals("es", catalogues.best("it", "", null, "es-MX", "de").language());
        assertEquals("fr", catalogues.best("it").language());
        assertEquals("fr", catalogues.best("x".repeat(10_000)).language());
        assertEquals("en", new Catalogues(OwnFiles.NONE, "it").best().language());
    }

    @Test
    void anOperatorChangesOneTextAndTheOthersStay() throws IOException {
        var catalogues = new Catalogues(new FolderFiles(folder), "en");
        assertEquals("Guten Tag Bob,", catalogues.best("de").say("hello", "name", "Bob"));
        write("de.properties", "hello=Hallo {name}!\n");
        assertEquals("Hallo Bob!", catalogues.best("de").say("hello", "name", "Bob"));
        assertEquals("Wann:", catalogues.best("de").say("when"));
        Files.delete(folder.resolve("messages/de.properties"));
        assertEquals("Guten Tag Bob,", catalogues.best("de").say("hello", "name", "Bob"));
    }

    @Test
    void aTextThatCannotBeUsedIsLeftAsItWasAndTheLogSaysWhere() throws IOException {
        try (var log = new Heard(Catalogue.class)) {
            write(
                    "de.properties",
                    """
                    # ours
                    hello=Hallo {name
                    invited={host} und {nobody} laden ein:
                    day-format=EEEE, b
                    clock-format=HH.mm VV
                    no-such-text=?
                    when=Wann genau:
                    """);
            var german = new Catalogues(new FolderFiles(folder), "en").best("de");
            assertEquals("Guten Tag Bob,", german.say("hello", "name", "Bob"));
            assertEquals("Ada lädt Sie ein:", german.say("invited", "host", "Ada"));
            assertEquals("Wann genau:", german.say("when"));
            var where = folder.resolve("messages/de.properties");
            for (int line = 2; line <= 6; line++) assertTrue(log.said(where + ":" + line + ":"), log.toString());
            assertFalse(log.said(where + ":7:"), log.toString());
        }
    }

    @Test
    void aFileAddsALanguageAndWhatItHasNotIsEnglish() throws IOException {
        var catalogues = new Catalogues(new FolderFiles(folder), "en");
        assertEquals("en", catalogues.best("it-CH").language());
        write("it.properties", "hello=Ciao {name},\nday-format=EEEE d MMMM uuuu\n");
        write("it.po", "msgid \"The calendar holds no event.\"\nmsgstr \"Il calendario è vuoto.\"\n");
        var italian = catalogues.best("it-CH");
        assertEquals("it", italian.language());
        assertEquals("Ciao Bob,", italian.say("hello", "name", "Bob"));
        assertEquals("When:", italian.say("when"));
        assertEquals("Il calendario è vuoto.", italian.reason("The calendar holds no event."));
        assertEquals("The event was cancelled before", italian.reason("The event was cancelled before"));
    }

    @Test
    void aBrokenFileOfSentencesLeavesTheBuiltInOnes() throws IOException {
        try (var log = new Heard(Po.class)) {
            write("de.po", "msgid \"Yes\"\nmsgstr Ja\n");
            var german = new Catalogues(new FolderFiles(folder), "en").best("de");
            assertEquals("Der Kalender enthält keinen Termin.", german.reason("The calendar holds no event."));
            assertTrue(log.said("de.po:2"), log.toString());
        }
    }

    @Test
    void whatRunsAgainstTheTextIsIsolated() {
        var catalogues = new Catalogues(OwnFiles.NONE, "en");
        assertEquals("مرحبًا \u2068Bob\u2069،", catalogues.best("ar").say("hello", "name", "Bob"));
        assertEquals("مرحبًا سارة،", catalogues.best("ar").say("hello", "name", "سارة"));
        assertEquals("Hello \u2068דנה\u2069,", catalogues.best("en").say("hello", "name", "דנה"));
        assertEquals("نعم: 3", catalogues.best("ar").say("rsvp", "status", "accepted", "n", 3));
        assertEquals("rtl", catalogues.best("ar").direction());
        assertEquals("ltr", catalogues.best("ja").direction());
    }

    @Test
    void htmlIsEscapedAndEmphasised() {
        var english = new Catalogues(OwnFiles.NONE, "en").best();
        var values = Map.of("person", "<b>*Eve*</b>");
        assertEquals(
                "<strong>&lt;b&gt;*Eve*&lt;/b&gt;</strong> proposes another time for your event:",
                english.html("counter-proposes", values));
        assertEquals("<b>*Eve*</b> proposes another time for your event:", english.say("counter-proposes", values));
        assertEquals("Hello {name} '' #,", english.say("hello", "name", "{name} '' #"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("messages")).resolve(name), text);
    }

    private static Set<String> names(String text) {
        return new Message(text, ULocale.ENGLISH).names();
    }

    private static Map<String, String> texts(String language) throws IOException {
        var read = new Properties();
        read.load(new StringReader(
                BuiltIn.text("messages/" + language + ".properties").orElseThrow()));
        Map<String, String> all = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> all.put(key, read.getProperty(key)));
        return all;
    }
}
