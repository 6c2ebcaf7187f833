package org.calendarinvite.web.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.calendarinvite.mail.PickLinks;
import org.calendarinvite.mail.SeasonLetters;
import org.calendarinvite.schedule.PickAsk;
import org.calendarinvite.schedule.PickCase;
import org.calendarinvite.store.Asks;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.page.WebPage;

/** The page on which the owner of an address confirms that he wants invites to games: only its button does anything. */
@ApplicationScoped
@Named("pickConfirms")
public class PickConfirms {

    private static final String OVER =
            "This link is over, or it is not complete. Choose the games once more on the page of the schedule.";
    private static final String CLOSED = "Nobody can be invited to these games now.";

    private final SchedulePages pages;
    private final Asks asks;
    private final PickLinks links;
    private final SeasonLetters letters;
    private final SeasonFace face;
    private final Clock clock;

    @Inject
    public PickConfirms(SchedulePages pages, Asks asks, PickLinks links, SeasonLetters letters, SeasonFace face) {
        this(pages, asks, links, letters, face, Clock.systemUTC());
    }

    PickConfirms(SchedulePages pages, Asks asks, PickLinks links, SeasonLetters letters, SeasonFace face, Clock clock) {
        this.pages = pages;
        this.asks = asks;
        this.links = links;
        this.letters = letters;
        this.face = face;
        this.clock = clock;
    }

    public WebPage show(
            @Header("id") String id, @Header("token") String token, @Header("Accept-Language") String accepted) {
        return page("season-confirm", asks.picked(admitted(id, token)), accepted);
    }

    /** The same for every press of the button, so that one mail of each game comes of it. */
    public PickAsk press(@Header("id") String id, @Header("token") String token) {
        return admitted(id, token);
    }

    public WebPage done(@Body PickAsk ask, @Header("Accept-Language") String accepted) {
        return page("season-confirmed", asks.picked(ask), accepted);
    }

    private PickAsk admitted(String id, String token) {
        var season = pages.find(id).season();
        var now = clock.instant();
        var said = links.read(token, season, now).orElseThrow(() -> new Problem(410, OVER));
        var name = UUID.nameUUIDFromBytes(("season/" + token).getBytes(StandardCharsets.UTF_8));
        var ask = new PickAsk(
                name.toString(), id, season.tenant(), said.email(), said.picks(), said.language(), true, now);
        if (!asks.picked(ask).admits()) throw new Problem(409, CLOSED);
        return ask;
    }

    private WebPage page(String template, PickCase found, String accepted) {
        var season = found.season().orElseThrow(() -> new Problem(410, OVER));
        var look = letters.look(season, accepted);
        var games = found.events();
        Map<String, Object> data = new HashMap<>();
        data.put("season", season);
        data.put("home", face.home(season.id()));
        data.put("email", found.ask().email());
        data.put("count", games.size());
        data.put("games", SeasonLetters.lines(games, look));
        data.put("more", Math.max(0, games.size() - SeasonLetters.SHOWN));
        return face.page(template, look, data);
    }
}
