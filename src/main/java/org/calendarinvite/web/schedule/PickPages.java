package org.calendarinvite.web.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.SocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import org.calendarinvite.invite.Address;
import org.calendarinvite.mail.SeasonLetters;
import org.calendarinvite.schedule.PickAsk;
import org.calendarinvite.schedule.Timetable;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Accounts;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.page.AskLimits;
import org.calendarinvite.web.page.Pages;
import org.calendarinvite.web.page.WebPage;

/** Games that somebody picks; what is answered to an address says nothing of that address. */
@ApplicationScoped
@Named("pickPages")
public class PickPages {

    private static final String NO_ADDRESS = "Write one mail address, such as name@example.com.";
    static final String NO_GAME = "Choose at least one game that is still to be played.";
    private static final String CLOSED = "Nobody can be invited to these games now.";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private final SchedulePages pages;
    private final Accounts accounts;
    private final AskLimits limits;
    private final SeasonLetters letters;
    private final SeasonFace face;
    private final int most;
    private final Clock clock;

    @Inject
    public PickPages(
            SchedulePages pages,
            Accounts accounts,
            AskLimits limits,
            SeasonLetters letters,
            SeasonFace face,
            Settings settings) {
        this(pages, accounts, limits, letters, face, settings, Clock.systemUTC());
    }

    PickPages(
            SchedulePages pages,
            Accounts accounts,
            AskLimits limits,
            SeasonLetters letters,
            SeasonFace face,
            Settings settings,
            Clock clock) {
        this.pages = pages;
        this.accounts = accounts;
        this.limits = limits;
        this.letters = letters;
        this.face = face;
        this.most = settings.schedules().picks();
        this.clock = clock;
    }

    /**
     * @param picked numbers of games, one or a list
     * @param basket more of them, apart by commas, which a script has kept from other views
     * @param team the slug of the team all whose games are meant
     */
    public PickAsk ask(
            @Header("id") String id,
            @Header("email") Object written,
            @Header("pick") Object picked,
            @Header("basket") Object basket,
            @Header("team") Object team,
            @Header("Accept-Language") String accepted,
            Exchange exchange) {
        var table = pages.find(id);
        var season = table.season();
        Pages.from(exchange, face.home(id));
        var email =
                Address.parse(written instanceof String one ? one : "").orElseThrow(() -> new Problem(422, NO_ADDRESS));
        if (accounts.glance(season.tenant(), season.organizer()).barred().isPresent() || season.closing())
            throw new Problem(409, CLOSED);
        var now = clock.instant();
        var picks = team instanceof String slug ? team(table, slug, now) : picks(table, picked, basket, now);
        if (picks.isEmpty()) throw new Problem(422, NO_GAME);
        if (picks.size() > most)
            throw new Problem(
                    422, "Choose at most " + most + " games at once. The others can be asked for after them.");
        limits.pass(client(exchange), "season/" + id);
        var language = letters.look(season, accepted).words().language();
        return new PickAsk(UUID.randomUUID().toString(), id, season.tenant(), email, picks, language, false, now);
    }

    private static List<Integer> team(Timetable table, String slug, Instant now) {
        return table.team(slug).stream()
                .filter(one -> one.open(now))
                .map(one -> one.game().number())
                .toList();
    }

    /** Those that are still to be played; numbers of no game are nobody's mistake but a changed page's. */
    private static List<Integer> picks(Timetable table, Object picked, Object basket, Instant now) {
        return Stream.concat(written(picked), written(basket))
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Integer::valueOf)
                .distinct()
                .filter(number ->
                        table.game(number).filter(one -> one.open(now)).isPresent())
                .toList();
    }

    private static Stream<String> written(Object field) {
        if (field instanceof String one) return Stream.of(one);
        return field instanceof Collection<?> all ? all.stream().map(String::valueOf) : Stream.empty();
    }

    /** Whether the address was not asked for too often; the page says the same of it. */
    public boolean wanted(@Body PickAsk ask) {
        return limits.mails(ask.tenant(), ask.email());
    }

    public WebPage asked(@Body PickAsk ask, @Header("Accept-Language") String accepted) {
        var season = pages.find(ask.season()).season();
        Map<String, Object> data = new HashMap<>();
        data.put("season", season);
        data.put("home", face.home(season.id()));
        data.put("email", ask.email());
        data.put("count", ask.picks().size());
        return face.page("season-asked", letters.look(season, accepted), data);
    }

    private static SocketAddress client(Exchange exchange) {
        return exchange.getMessage().getHeader(VertxPlatformHttpConstants.REMOTE_ADDRESS, SocketAddress.class);
    }
}
