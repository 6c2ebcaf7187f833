package org.calendarinvite.web.schedule;

import static org.calendarinvite.schedule.Seasons.LEAGUE;
import static org.calendarinvite.schedule.Seasons.NOW;
import static org.calendarinvite.schedule.Seasons.order;
import static org.calendarinvite.schedule.Seasons.row;
import static org.calendarinvite.schedule.Seasons.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.ical.FeedWriter;
import org.calendarinvite.mail.LetterWriter;
import org.calendarinvite.mail.Looks;
import org.calendarinvite.mail.PickLinks;
import org.calendarinvite.mail.SeasonLetters;
import org.calendarinvite.mail.Templates;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.schedule.GameLine;
import org.calendarinvite.schedule.GameRow;
import org.calendarinvite.schedule.PickAsk;
import org.calendarinvite.schedule.Seasons;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Accounts;
import org.calendarinvite.store.Asks;
import org.calendarinvite.store.CachedSeasons;
import org.calendarinvite.store.Importing;
import org.calendarinvite.store.Records;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.sql.SqlRecords;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.Problems;
import org.calendarinvite.web.page.AskLimits;
import org.calendarinvite.web.page.EventFace;
import org.calendarinvite.web.page.Pages;
import org.calendarinvite.web.page.WebPage;
import org.calendarinvite.words.Catalogues;
import org.calendarinvite.words.OwnFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The public pages of seasons, word for word: {@code -Dupdate=true} writes them again. */
class SchedulePagesTest {

    private static final Path EXPECTED = Path.of("src/test/resources/expected/pages");
    private static final Pattern UID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final PickLinks links = new PickLinks(new SignedLinks("0123456789abcdef0123456789abcdef"));
    private final ObjectMapper json = Worlds.json();
    private final List<String> calls = new ArrayList<>();

    @TempDir
    Path data;

    private Store store;
    private Settings settings;
    private SchedulePages pages;
    private PickPages picks;
    private PickConfirms confirms;
    private SeasonFeed feed;
    private Pages html;

    static List<String> languages() {
        return Catalogues.BUILT_IN;
    }

    @BeforeEach
    void open() {
        store = new Store(counting(SqlRecords.open(data.resolve("db"))));
        settings = Worlds.in(data, Map.of("cis.schedules.fresh", "1h"));
        var looks = new Looks(new Catalogues(OwnFiles.NONE, "en"), store.register()::brand);
        var accounts = new Accounts(store, settings);
        var templates = new Templates(OwnFiles.NONE);
        var letters = new SeasonLetters(templates, looks, new LetterWriter(settings), links, settings);
        var face = new SeasonFace(new EventFace(json, settings), settings, CLOCK);
        pages = new SchedulePages(new CachedSeasons(store, settings), accounts, letters, face, CLOCK);
        picks = new PickPages(pages, accounts, new AskLimits(store, settings), letters, face, settings, CLOCK);
        confirms = new PickConfirms(pages, new Asks(store, accounts, settings), links, letters, face, CLOCK);
        feed = new SeasonFeed(pages, accounts, new FeedWriter(), settings);
        html = new Pages(templates, looks, new Problems(json));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aTeamIsShownWithItsGamesInEveryLanguage(String language) throws IOException {
        some();
        assertAsExpected("season-" + language, pages.team("cup", "team-1", null, null, language));
    }

    @Test
    void thePressOfTheButtonIsAPageOfItsOwn() throws IOException {
        some();
        assertAsExpected("season-asked", picks.asked(ask("fan@example.org", List.of("1", "2"), null, null), "en"));
        var token = links.sign(
                new PickAsk("id", "cup", "default", "fan@example.org", List.of(2, 3), "en", false, NOW),
                pages.find("cup").season(),
                NOW.plusSeconds(600));
        var page = confirms.show("cup", token, "en");
        assertTrue(written(page).contains("Team 1 – Guests 1") && written(page).contains("2 invites are mailed"));
        assertEquals(
                confirms.press("cup", token).id(), confirms.press("cup", token).id());
        assertTrue(confirms.press("cup", token).confirmed());
        assertProblem(410, () -> confirms.show("cup", token + "x", "en"));
        assertProblem(404, () -> confirms.show("other", token, "en"));
    }

    @Test
    void pastCancelledAndUndatedGamesSaySo() {
        some();
        var week = written(pages.show("cup", null, null, "me@example.org", "en"));
        assertTrue(week.contains("value=\"me@example.org\""), week);
        var all = written(pages.show("cup", "guests", null, null, "en"));
        assertTrue(all.contains("Cancelled") && all.contains("Over") && all.contains("time still open"), all);
        assertTrue(written(pages.show("cup", "nothing such", null, null, "en")).contains("There are no games here."));
        assertFalse(all.contains(LEAGUE), "nobody's address is shown");
    }

    @Test
    void thirteenHundredGamesAreReadOnceAndNeverShownAtOnce() {
        new Importing(store, settings).all(order("first"), rows(1300));
        calls.clear();
        var first = written(pages.show("cup", null, null, null, "en"));
        assertEquals(1 + 3 + 13 + 2, calls.size(), calls::toString);
        for (var ask : List.<Runnable>of(
                () -> pages.week("cup", "3", null, null, "en"),
                () -> pages.month("cup", "2027-03", null, null, "en"),
                () -> pages.team("cup", "team-2", "3", null, "en"),
                () -> pages.show("cup", "hall", "2", null, "en"))) {
            calls.clear();
            ask.run();
            assertEquals(2, calls.size(), () -> "the organizer and his brand: " + calls);
        }
        assertEquals(7, count(first, "name=\"pick\""));
        var found = written(pages.show("cup", "team", "2", null, "en"));
        assertEquals(100, count(found, "name=\"pick\""));
        assertTrue(found.contains("/s/cup?q=team&amp;page=13"), "the last page");
        assertEquals(100, count(written(pages.show("cup", "team", "99", null, "en")), "name=\"pick\""));
    }

    @Test
    void aSeasonWhoseFirstImportRunsIsNotOver() {
        new Importing(store, settings).begin(order("first"), Seasons.found(rows(3)));
        var page = written(pages.show("cup", null, null, null, "en"));
        assertTrue(page.contains("The games are being read."), page);
        assertFalse(page.contains("This season is over") || page.contains("Week 0"), page);
    }

    @Test
    void whileASeasonIsReadItsPageSaysThatMoreGamesCome() {
        var importing = new Importing(store, settings);
        var found = Seasons.found(rows(60));
        importing.begin(order("first"), found);
        importing.page(found, store.seasons().season("cup").orElseThrow().turn());
        var read = store.seasons().season("cup").orElseThrow().read();
        assertTrue(read.running());
        var said = "Being read: " + read.next() + " of 60 games.";
        var page = written(pages.show("cup", null, null, null, "en"));
        assertTrue(page.contains(said), page);
    }

    @Test
    void aSeasonThatIsReadOnceMoreIsWhole() {
        var importing = new Importing(store, settings);
        importing.all(order("first"), rows(60));
        var found = Seasons.found(rows(60));
        importing.begin(order("second"), found);
        importing.page(found, store.seasons().season("cup").orElseThrow().turn());
        assertFalse(written(pages.show("cup", null, null, null, "en")).contains("Being read"));
    }

    @Test
    void whatCannotBeTakenLeadsBackToTheSeason() {
        some();
        var exchange = exchange();
        var refused = assertThrows(
                Problem.class, () -> picks.ask("cup", "fan@example.org", null, null, null, "en", exchange));
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, refused);
        html.problem(exchange);
        var page = exchange.getMessage().getBody(String.class);
        assertTrue(page.contains("/s/cup\">Back to the form</a>") && page.contains("Choose at least one game"), page);
    }

    @Test
    void whatIsLookedForIsCutAtAHundredCharacters() {
        some();
        assertTrue(written(pages.show("cup", "x".repeat(100), null, null, "en")).contains("x".repeat(100)));
        assertFalse(
                written(pages.show("cup", "x".repeat(101), null, null, "en")).contains("x".repeat(101)));
    }

    @Test
    void picksAreReadFromBoxesFromTheBasketAndFromATeam() {
        some();
        assertEquals(List.of(1), ask("Fan@Example.org", "1", null, null).picks());
        assertEquals("fan@example.org", ask("Fan@Example.org", "1", null, null).email());
        assertEquals(
                List.of(1, 2, 3),
                ask("fan@example.org", List.of("2", "1"), "3,1,x,99999", null).picks());
        assertEquals(
                List.of(2, 6, 10), ask("fan@example.org", "1", "4", "team-1").picks());
        assertProblem(422, () -> ask("fan@example.org", null, null, null));
        assertProblem(422, () -> ask("fan@example.org", "11", null, null));
        assertProblem(422, () -> ask("nonsense", "1", null, null));
        assertProblem(422, () -> ask("fan@example.org", "1", null, "no-team"));
        assertProblem(404, () -> picks.ask("../x", "fan@example.org", "1", null, null, "en", exchange()));
    }

    @Test
    void threeHundredGamesAreAskedForAtOnceAndNotOneMore() {
        new Importing(store, settings).all(order("first"), rows(301));
        var most = IntStream.rangeClosed(1, 300).mapToObj(String::valueOf).collect(Collectors.joining(","));
        assertEquals(300, ask("fan@example.org", null, most, null).picks().size());
        assertProblem(422, () -> ask("fan@example.org", null, most + ",301", null));
    }

    @Test
    void nothingIsShownOfAnOrganizerWhoIsSuspended() {
        some();
        store.commit(Decision.apply("", List.of(new Change.Keep(suspended())), List.of()));
        assertTrue(written(pages.show("cup", null, null, null, "en")).contains("account is suspended"));
        assertProblem(409, () -> ask("fan@example.org", "1", null, null));
        assertProblem(410, () -> feed.write("cup", null, null, exchange()));
    }

    private Account suspended() {
        var one = Given.suspended(LEAGUE);
        long version = store.register()
                .account("default", LEAGUE)
                .map(known -> known.version())
                .orElse(0L);
        return new Account(one.tenant(), one.email(), one.state(), true, "Spam", "", List.of(), 0, NOW, version + 1);
    }

    @Test
    void whatThereIsNotIsAPageThatSaysSo() {
        some();
        assertProblem(404, () -> pages.show("none", null, null, null, "en"));
        assertProblem(404, () -> pages.show("NOT A NAME", null, null, null, "en"));
        assertProblem(404, () -> pages.week("cup", "77", null, null, "en"));
        assertProblem(404, () -> pages.week("cup", "x", null, null, "en"));
        assertProblem(404, () -> pages.team("cup", "nobody", null, null, "en"));
        assertProblem(404, () -> pages.month("cup", "2031-01", null, null, "en"));
        assertProblem(404, () -> pages.month("cup", "soon", null, null, "en"));
    }

    @Test
    void theFeedIsGivenOnceToWhoHasIt() {
        some();
        var all = exchange();
        feed.write("cup", null, null, all);
        var body = new String(all.getMessage().getBody(byte[].class), StandardCharsets.UTF_8);
        assertEquals(12, count(body, "BEGIN:VEVENT"));
        assertFalse(body.contains(LEAGUE), body);
        var tag = all.getMessage().getHeader("ETag", String.class);
        var same = exchange();
        feed.write("cup", null, "\"other\", W/" + tag, same);
        assertEquals(304, same.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE));
        var team = exchange();
        feed.write("cup", "team-1", tag, team);
        assertEquals(200, team.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE));
        assertEquals(
                3, count(new String(team.getMessage().getBody(byte[].class), StandardCharsets.UTF_8), "BEGIN:VEVENT"));
        assertProblem(404, () -> feed.write("cup", "nobody", null, exchange()));
    }

    /** Twelve games: one is over, one was cancelled, one has no time yet. */
    private void some() {
        List<GameRow> rows = new ArrayList<>(rows(10));
        rows.add(row(10, LocalDateTime.of(2026, 11, 20, 19, 0)));
        var undated = row(11);
        rows.add(
                new GameLine(12, "k11", "2", "2026-12-12", "", "", "", undated.home(), undated.away(), "", "<Hall>", "")
                        .read("Europe/Berlin", Duration.ofHours(2)));
        new Importing(store, settings).all(order("first"), rows);
        rows.remove(4);
        new Importing(store, settings).all(order("second"), rows);
    }

    private PickAsk ask(String email, Object pick, Object basket, Object team) {
        return picks.ask("cup", email, pick, basket, team, "en", exchange());
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static void assertProblem(int status, Runnable asking) {
        assertEquals(status, assertThrows(Problem.class, asking::run).status());
    }

    private String written(WebPage page) {
        var exchange = exchange();
        exchange.getMessage().setBody(page);
        html.write(exchange);
        var policy = exchange.getMessage().getHeader("Content-Security-Policy", String.class);
        var nonce = policy.replaceFirst(".*style-src 'nonce-([^']+)'.*", "$1");
        return UID.matcher(exchange.getMessage().getBody(String.class).replace(nonce, "NONCE"))
                .replaceAll("UID");
    }

    private static Exchange exchange() {
        var exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage()
                .setHeader(VertxPlatformHttpConstants.REMOTE_ADDRESS, new InetSocketAddress("192.0.2.1", 1));
        return exchange;
    }

    private Records counting(Records records) {
        return (Records) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Records.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    try {
                        return method.invoke(records, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void assertAsExpected(String name, WebPage page) throws IOException {
        var written = written(page);
        var file = EXPECTED.resolve(name + ".html");
        if (Boolean.getBoolean("update")) Files.writeString(file, written);
        assertEquals(Files.readString(file), written, file + " differs; -Dupdate=true writes it again");
    }
}
