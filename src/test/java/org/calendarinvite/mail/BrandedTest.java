package org.calendarinvite.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Event;
import org.calendarinvite.ical.CalendarWriter;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Due;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.words.Catalogues;
import org.calendarinvite.words.OwnFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In whose language and under whose brand each reader gets his mail. */
class BrandedTest {

    private static final Brand CHOIR = new Brand(
            "default",
            Given.ANN,
            "City Choir <&>",
            "#ffee00",
            "https://example.com/l.png?a=1&b=2",
            "Ask Ann <now>.",
            "fr",
            1);

    private final AtomicReference<Brand> brand = new AtomicReference<>(CHOIR);
    private InviteLetters invites;
    private OrganizerLetters organizers;
    private AccountLetters accounts;
    private PageLetters pages;
    private SeasonLetters seasons;
    private Looks looks;

    @BeforeEach
    void write(@TempDir Path data) {
        var settings = Worlds.in(data, Map.of("cis.mail.language", "es"));
        looks = new Looks(
                new Catalogues(OwnFiles.NONE, settings),
                (tenant, organizer) -> organizer.equals(Given.ANN) ? brand.get() : Brand.none(tenant, organizer));
        var templates = new Templates(OwnFiles.NONE);
        var writer = new LetterWriter(settings);
        invites = new InviteLetters(new CalendarWriter(), new Recurrences(), templates, looks, writer, settings);
        accounts = new AccountLetters(templates, looks, writer, settings);
        var links = new SignedLinks("0123456789abcdef0123456789abcdef");
        pages = new PageLetters(templates, looks, writer, new PageLinks(links), settings);
        seasons = new SeasonLetters(templates, looks, writer, new PickLinks(links), settings);
        organizers = new OrganizerLetters(templates, looks, writer, links, new QuestionLinks(links), settings);
    }

    @Test
    void anAttendeeReadsHisOwnLanguageElseTheBrandsElseTheServers() {
        assertTrue(invite("de-AT").text().startsWith("Guten Tag"));
        assertTrue(invite("").text().startsWith("Bonjour"));
        assertTrue(invite("it").text().startsWith("Bonjour"));
        brand.set(Brand.none("default", Given.ANN));
        assertTrue(invite("").text().startsWith("Hola"));
    }

    @Test
    void anOrganizerReadsHisBrandsLanguageElseTheOneHeWroteIn() {
        assertEquals("fr", looks.writer("default", Given.ANN, "de").words().language());
        assertEquals(
                "de",
                looks.writer("default", "eve@example.com", "de-CH").words().language());
        assertEquals(
                "es", looks.writer("default", "eve@example.com", "").words().language());
    }

    @Test
    void aBrandStandsInBothPartsAndInTheSendersName() {
        var letter = invite("");
        assertEquals("Ann (City Choir <&>)", letter.fromName());
        assertTrue(letter.html()
                .contains("src=\"https://example.com/l.png?a=1&amp;b=2\" alt=\"City Choir &lt;&amp;&gt;\""));
        assertTrue(letter.html().contains("border-top:6px solid #ffee00"), letter.html());
        assertTrue(letter.html().contains("Ask Ann &lt;now&gt;."));
        assertTrue(letter.text().contains("-- \nCity Choir <&>\nAsk Ann <now>.\n"), letter.text());
        brand.set(Brand.none("default", Given.ANN));
        var plain = invite("");
        assertEquals("Ann", plain.fromName());
        assertFalse(plain.html().contains("<img"));
        assertFalse(plain.text().contains("City Choir"));
    }

    @Test
    void aChangedBrandAndAnotherLanguageAreNewLettersOfOneEventsState() {
        assertTrue(invite("").html().contains("#ffee00"));
        assertTrue(invite("ja").html().contains("lang=\"ja\""));
        brand.set(new Brand("default", Given.ANN, "", "#112233", "", "", "fr", 2));
        assertTrue(invite("").html().contains("#112233"));
        assertFalse(invite("").html().contains("#ffee00"));
    }

    @Test
    void everyMailHasAPreviewThatNamesTheBrand() {
        var previews = new Previews(invites, organizers, accounts, pages, seasons);
        var look = looks.of(CHOIR, "ar", "");
        for (var name : Previews.NAMES) {
            var letter = previews.letter(name, Given.ANN, look).orElseThrow();
            assertTrue(letter.html().contains("dir=\"rtl\"") && letter.html().contains("#ffee00"), name);
            assertTrue(letter.text().contains("City Choir"), name);
            assertFalse(letter.subject().isBlank(), name);
        }
        assertTrue(previews.letter("../secret", Given.ANN, look).isEmpty());
        assertTrue(previews.letter("frame", Given.ANN, look).isEmpty());
    }

    @Test
    void everyTemplateHasAPreview() throws Exception {
        Set<String> templates = new TreeSet<>(SnapshotsTest.mails());
        assertEquals(templates, new TreeSet<>(Previews.NAMES));
    }

    private Letter invite(String language) {
        var event = Given.event(Given.once());
        var attendee = Given.attendee(Answered.NONE).reading(language);
        return invites.letter(due(event, attendee), looks.attendee(event, attendee));
    }

    private static Due due(Event event, Attendee attendee) {
        var notice = new Notice(Notice.Type.INVITE_DUE, "uid", attendee.email(), "", 0, "tr");
        return Due.of(notice, event, attendee, new Recurrences());
    }
}
