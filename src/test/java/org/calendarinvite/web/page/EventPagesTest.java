package org.calendarinvite.web.page;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.ical.CalendarWriter;
import org.calendarinvite.invite.PageAsk;
import org.calendarinvite.mail.Looks;
import org.calendarinvite.mail.PageLinks;
import org.calendarinvite.mail.Templates;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Accounts;
import org.calendarinvite.store.Asks;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.sql.SqlRecords;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.Problems;
import org.calendarinvite.words.Catalogues;
import org.calendarinvite.words.OwnFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public pages of events, word for word: {@code -Dupdate=true} writes them again. */
class EventPagesTest {

    private static final Path EXPECTED = Path.of("src/test/resources/expected/pages");
    private static final Pattern LINKED = Pattern.compile("ld\\+json\">(.*)</script>");

    private final PageLinks links = new PageLinks(new SignedLinks("0123456789abcdef0123456789abcdef"));
    private final ObjectMapper json = Worlds.json();

    @TempDir
    Path data;

    private Store store;
    private EventPages events;
    private ConfirmPages confirms;
    private Pages pages;

    @BeforeEach
    void open() {
        open(Map.of());
    }

    private void open(Map<String, String> more) {
        store = new Store(SqlRecords.open(data.resolve("db" + more.size())));
        var settings = Worlds.in(data, more);
        var looks = new Looks(new Catalogues(OwnFiles.NONE, "en"), store.register()::brand);
        var accounts = new Accounts(store, settings);
        events = new EventPages(
                store, accounts, limits(settings), looks, face(settings), new CalendarWriter(), settings);
        confirms = new ConfirmPages(store, new Asks(store, accounts, settings), links, looks);
        pages = new Pages(new Templates(OwnFiles.NONE), looks, new Problems(json));
    }

    private AskLimits limits(Settings settings) {
        return new AskLimits(store, settings.page(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private EventFace face(Settings settings) {
        return new EventFace(json, settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anEventIsShownWithAFormAndLinksToCalendars() throws Exception {
        keep(Given.event(party()));
        var shown = events.show("uid", null, null, null, null);
        assertAsExpected("event", shown);
        assertFalse(html(shown).contains(ANN), "nobody's address is shown");
    }

    @Test
    void aSeriesIsSaidInWordsInTheLanguageOfTheVisitor() throws Exception {
        var moved = Given.berlin("2026-12-08T12:00");
        var one = new Instance(
                Given.berlin("2026-12-08T10:00"),
                Optional.of(Given.once().at(moved, Given.berlin("2026-12-08T13:00"))),
                new Source(0, NOW),
                1,
                0);
        keep(Given.event(new Series(Given.tuesdays(), false, List.of(one), 1, 0), Event.Status.CONFIRMED, 1));
        assertAsExpected("event-series", events.show("uid", null, null, null, "de-AT"));
    }

    @Test
    void aCancelledEventSaysSoAndTakesNoAddress() throws Exception {
        keep(Given.event(Series.of(Given.once()), Event.Status.CANCELLED, 1));
        assertAsExpected("event-cancelled", events.show("uid", null, null, null, null));
        assertProblem(409, () -> ask(BOB));
        assertTrue(calendar().contains("STATUS:CANCELLED"));
    }

    @Test
    void whoWantsNoStrangersIsAskedForNoInvite() {
        keep(Given.event(party()));
        keep(Given.event(party()).admitting(Strangers.REFUSE, NOW));
        var html = html(events.show("uid", null, null, null, null));
        assertTrue(html.contains("Nobody can be invited to this event now.") && !html.contains("<form"), html);
        assertProblem(409, () -> ask(BOB));
        assertProblem(409, () -> confirms.press("uid", token()));
    }

    @Test
    void nothingIsShownOfAnOrganizerWhoIsSuspended() throws Exception {
        keep(Given.event(party()));
        store.commit(Decision.apply("", List.of(new Change.Keep(Given.suspended(ANN))), List.of()));
        assertAsExpected("event-closed", events.show("uid", null, null, null, null));
        assertProblem(410, this::calendar);
        assertProblem(410, () -> ask(BOB));
    }

    @Test
    void anUnknownEventIsAPageThatSaysSo() {
        assertProblem(404, () -> events.show("nothing", null, null, null, null));
        assertProblem(404, () -> ask(BOB));
        assertProblem(404, this::calendar);
    }

    @Test
    void theLinkFillsTheFormInAndNothingElse() {
        keep(Given.event(party()));
        var html = html(events.show("uid", "\"><b>@x.org", "newsletter", null, null));
        assertTrue(html.contains("value=\"&quot;&gt;&lt;b&gt;@x.org\""), html);
        assertTrue(html.contains("name=\"source\" type=\"hidden\" value=\"newsletter\""), html);
        assertTrue(html(events.show("uid", null, "<b>", null, null)).contains("value=\"page\""));
        assertTrue(html(events.show("uid", null, List.of("null", "newsletter"), List.of("1"), null))
                .contains("value=\"page\""));
        assertFalse(html(events.show("uid", "x".repeat(255), null, null, null)).contains("xxx"));
    }

    @Test
    void onlyTheEmbeddedPageMayStandInAFrame() {
        keep(Given.event(party()));
        assertTrue(policy(events.show("uid", null, null, "1", null)).endsWith("frame-ancestors *"));
        var embedded = html(events.show("uid", null, null, "1", null));
        assertTrue(embedded.contains("action=\"?embed=1\"") && embedded.contains("target=\"_blank\""), embedded);
        for (var other : new String[] {null, "", "0", "true"})
            assertTrue(policy(events.show("uid", null, null, other, null)).endsWith("frame-ancestors 'none'"));
        assertTrue(policy(events.asked(ask(BOB), "1", null)).endsWith("frame-ancestors *"));
        assertTrue(policy(confirms.show("uid", token(), null)).endsWith("frame-ancestors 'none'"));
    }

    @Test
    void whatMachinesReadEndsNoScriptAndNamesNoAddress() throws Exception {
        var details = Given.details(Given.berlin("2026-12-01T10:00"), Given.berlin("2026-12-01T11:00"), "");
        keep(Given.event(new Details(
                "</script><script>alert(1)",
                "a & b",
                "",
                "Hall",
                details.start(),
                details.end(),
                "",
                List.of(),
                List.of())));
        var html = html(events.show("uid", null, null, null, null));
        var found = LINKED.matcher(html);
        assertTrue(found.find(), html);
        var thing = json.readTree(found.group(1));
        assertEquals("</script><script>alert(1)", thing.path("name").asText());
        assertEquals("2026-12-01T10:00:00+01:00", thing.path("startDate").asText());
        assertEquals("Ann", thing.path("organizer").path("name").asText());
        assertFalse(html.contains("<script>alert"), html);
    }

    @Test
    void whoHasNoNameIsShownByHisBrandAndElseNotAtAll() {
        keep(Given.event(party()));
        var brand = new Brand("default", ANN, "City Choir", "#ffee00", "https://example.com/l.png", "", "fr", 1);
        store.commit(Decision.apply("", List.of(new Change.Keep(brand)), List.of()));
        var html = html(events.show("uid", null, null, null, null));
        assertTrue(html.contains("Ann (City Choir)") && html.contains("lang=\"fr\""), html);
        assertTrue(html.contains("border-top: 6px solid #ffee00"), html);
        assertFalse(html.contains("l.png"), "nothing is loaded from elsewhere");
    }

    @Test
    void theFileNamesNoAttendeeAndAUidOfItsOwn() {
        keep(Given.event(party()));
        var file = calendar();
        assertTrue(file.contains("METHOD:PUBLISH") && file.contains("UID:uid-published"), file);
        assertTrue(file.contains("ORGANIZER;CN=Ann:mailto:invites@invites.localhost"), file);
        assertFalse(file.contains("ATTENDEE") || file.contains(ANN), file);
    }

    @Test
    void theAnswerIsTheSameWhateverTheAddressIs() throws Exception {
        keep(Given.event(party()));
        assertAsExpected("event-asked", events.asked(ask("Bob@Example.COM"), null, null));
        for (var no : new Object[] {null, "", "bob", "a@x.org, b@x.org", List.of(BOB, BOB)})
            assertProblem(422, () -> ask(no));
        assertEquals(
                withoutNonce(events.asked(ask(BOB), null, null)).replace(BOB, ""),
                withoutNonce(events.asked(ask(ANN), null, null)).replace(ANN, ""));
    }

    @Test
    void whatCannotBeTakenLeadsBackToTheForm() {
        keep(Given.event(party()));
        for (var embed : new String[] {null, "1"}) {
            var exchange = exchange();
            var refused = assertThrows(Problem.class, () -> events.ask("uid", "bob", "page", embed, null, exchange));
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, refused);
            pages.problem(exchange);
            var html = exchange.getMessage().getBody(String.class);
            assertTrue(html.contains(embed == null ? "<a href=\"?\">" : "<a href=\"?embed=1\">"), html);
        }
    }

    @Test
    void oneClientAsksSoOftenAnHourAndOneAddressIsMailedSoOften() {
        store.close();
        open(Map.of("cis.page.asks-from-client-per-hour", "5", "cis.page.asks-for-address-per-hour", "2"));
        keep(Given.event(party()));
        for (int i = 0; i < 5; i++) assertEquals(i < 2, events.wanted(ask(BOB)), "ask " + i);
        var refused = assertThrows(Problem.class, () -> ask("carol@example.com"));
        assertEquals(429, refused.status());
        assertEquals(3600, refused.after());
        assertTrue(events.wanted(ask("carol@example.com", "2001:db8:1:2::1")));
        for (int i = 2; i < 6; i++) ask("c" + i + "@example.com", "2001:db8:1:2::" + i);
        assertProblem(429, () -> ask("more@example.com", "2001:db8:1:2:ffff::1"));
        ask("more@example.com", "2001:db8:1:3::1");
    }

    @Test
    void anAddressIsCountedWithoutTheTagsOfItsMailbox() {
        store.close();
        open(Map.of("cis.page.asks-for-address-per-hour", "2"));
        keep(Given.event(party()));
        assertTrue(events.wanted(ask("dora+a@example.com")));
        assertTrue(events.wanted(ask("dora+b+c@example.com")));
        assertFalse(events.wanted(ask("dora@example.com")));
        assertTrue(events.wanted(ask("dora@example.org")));
        for (var tag : List.of("+a@example.com", "+b@example.com", "+c@example.com"))
            assertTrue(events.wanted(ask(tag)), "no tag of anybody's: " + tag);
    }

    @Test
    void onePageIsAskedSoOftenAnHourWhoeverAsks() {
        store.close();
        open(Map.of("cis.page.asks-for-event-per-hour", "2"));
        keep(Given.event(party()));
        ask(BOB, "192.0.2.1");
        ask(BOB, "192.0.2.2");
        assertProblem(429, () -> ask(BOB, "192.0.2.3"));
    }

    @Test
    void theLinkOfAMailShowsAButtonAndEachPressIsTheSame() throws Exception {
        keep(Given.event(party()));
        assertAsExpected("event-confirm", confirms.show("uid", token(), null));
        var token = token();
        var request = confirms.press("uid", token);
        assertEquals(request.id(), confirms.press("uid", token).id());
        assertEquals("newsletter", request.origin());
        assertEquals("de", request.language());
        assertEquals(BOB, request.email());
        assertAsExpected("event-confirmed", confirms.done(request, null));
        assertProblem(410, () -> confirms.press("other", token));
        assertProblem(410, () -> confirms.press("uid", "x" + token));
        var over = links.sign(asking(), Clock.systemUTC().instant().minusSeconds(1));
        assertProblem(410, () -> confirms.show("uid", over, null));
    }

    @Test
    void whoWasTakenOffTheGuestListDoesNotComeBackThisWay() {
        keep(Given.event(party()));
        store.commit(Decision.apply("", List.of(new Change.Keep(Given.gone())), List.of()));
        assertProblem(409, () -> confirms.press("uid", token()));
    }

    private String token() {
        return links.sign(asking(), Clock.systemUTC().instant().plusSeconds(60));
    }

    private static PageAsk asking() {
        return new PageAsk("id", "uid", "default", BOB, "newsletter", "de", NOW, "id");
    }

    private PageAsk ask(Object email) {
        return ask(email, "192.0.2.7");
    }

    private PageAsk ask(Object email, String client) {
        var exchange = exchange();
        var address = new InetSocketAddress(client, 1024);
        exchange.getMessage().setHeader(VertxPlatformHttpConstants.REMOTE_ADDRESS, address);
        return events.ask("uid", email, "newsletter", null, null, exchange);
    }

    private String calendar() {
        var exchange = exchange();
        events.calendar("uid", exchange);
        return new String(exchange.getMessage().getBody(byte[].class), StandardCharsets.UTF_8);
    }

    private static Details party() {
        var once = Given.once();
        return new Details(
                "Party <&>",
                "Bring a cake.\nAnd friends.",
                "",
                "Harbour Hall",
                once.start(),
                once.end(),
                "",
                List.of(),
                List.of());
    }

    private void keep(Event event) {
        store.commit(Decision.apply("", List.of(new Change.Keep(event)), List.of()));
    }

    private static void assertProblem(int status, Runnable asking) {
        assertEquals(status, assertThrows(Problem.class, asking::run).status());
    }

    private String html(WebPage page) {
        return written(page).getMessage().getBody(String.class);
    }

    private String policy(WebPage page) {
        return written(page).getMessage().getHeader("Content-Security-Policy", String.class);
    }

    private Exchange written(WebPage page) {
        var exchange = exchange();
        exchange.getMessage().setBody(page);
        pages.write(exchange);
        return exchange;
    }

    private static Exchange exchange() {
        return new DefaultExchange(new DefaultCamelContext());
    }

    private String withoutNonce(WebPage page) {
        var exchange = written(page);
        var policy = exchange.getMessage().getHeader("Content-Security-Policy", String.class);
        var nonce = policy.replaceFirst(".*style-src 'nonce-([^']+)'.*", "$1");
        return exchange.getMessage().getBody(String.class).replace(nonce, "NONCE");
    }

    private void assertAsExpected(String name, WebPage page) throws IOException {
        var written = withoutNonce(page);
        var file = EXPECTED.resolve(name + ".html");
        if (Boolean.getBoolean("update")) Files.writeString(file, written);
        assertEquals(Files.readString(file), written, file + " differs; -Dupdate=true writes it again");
    }
}
