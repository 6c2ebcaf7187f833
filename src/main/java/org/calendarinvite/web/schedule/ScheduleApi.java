package org.calendarinvite.web.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.calendarinvite.access.Reach;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.hook.Target;
import org.calendarinvite.invite.Address;
import org.calendarinvite.report.SeasonViews;
import org.calendarinvite.schedule.Import;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.SeasonOrder;
import org.calendarinvite.schedule.SeasonStart;
import org.calendarinvite.schedule.Subscription;
import org.calendarinvite.settings.Hooks;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.Idempotency;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** Schedules of seasons over the API: hand one over, anew or once more, see how far that is, remove it. */
@ApplicationScoped
@Named("scheduleApi")
public class ScheduleApi {

    private static final String NAMES =
            "The name of a schedule is 1 to 40 small letters, digits and hyphens, e.g. league-2026.";
    private static final int TITLE = 200;

    private final Callers callers;
    private final Audit audit;
    private final Idempotency idempotency;
    private final Listing listing;
    private final JsonBody body;
    private final Hooks hooks;
    private final String url;
    private final int most;

    @Inject
    public ScheduleApi(
            Callers callers, Audit audit, Idempotency idempotency, Listing listing, JsonBody body, Settings settings) {
        this.callers = callers;
        this.audit = audit;
        this.idempotency = idempotency;
        this.listing = listing;
        this.body = body;
        this.hooks = settings.hooks();
        this.url = settings.url().toString();
        this.most = settings.schedules().bytes();
    }

    /** Newest first. */
    public Map<String, Object> list(Exchange exchange) {
        return listing.of(exchange, callers.view(exchange)::seasons, one -> SeasonViews.season(one, url));
    }

    public Map<String, Object> show(@Header("id") String id, Exchange exchange) {
        return SeasonViews.season(find(exchange, id), url);
    }

    /** The body is the file; what the query leaves out stays as it was. */
    public SeasonOrder read(
            @Header("id") String id,
            @Header("title") String title,
            @Header("zone") String zone,
            @Header("language") String language,
            @Header("organizer") String organizer,
            @Header("force") String force,
            Exchange exchange) {
        var file = file(exchange);
        idempotency.begin(exchange, file);
        return order(id, title, zone, language, organizer, "true".equals(force), Optional.empty(), exchange)
                .of(file, type(exchange));
    }

    private SeasonOrder order(
            String id,
            String title,
            String zone,
            String language,
            String organizer,
            boolean force,
            Optional<Subscription> feed,
            Exchange exchange) {
        if (!Season.names(id)) throw new Problem(422, NAMES);
        var stored = callers.view(exchange).season(id);
        var whose = organizer(exchange, stored, organizer);
        var tenant = callers.of(exchange).reach().tenant();
        audit.asked(exchange, tenant, "schedule imported", id);
        return new SeasonOrder(
                id,
                tenant,
                whose,
                title == null ? "" : PlainText.cut(PlainText.oneLine(title).strip(), TITLE),
                zone == null || zone.isBlank() ? stored.map(Season::zone).orElse("") : zone,
                language == null ? "" : language,
                force,
                false,
                Import.Type.CSV,
                new byte[0],
                feed,
                Idempotency.id(exchange));
    }

    private record Wish(String url, String title, String zone, String language, String organizer, boolean force) {}

    /** Where the file is, in place of the file. */
    public SeasonOrder subscribe(@Header("id") String id, Exchange exchange) {
        var wish = body.read(exchange, Wish.class, "{\"url\":\"https://league.example/season.ics\"}");
        var feed = Subscription.to(address(wish.url()), Clock.systemUTC().instant());
        return order(
                id,
                wish.title(),
                wish.zone(),
                wish.language(),
                wish.organizer(),
                wish.force(),
                Optional.of(feed),
                exchange);
    }

    private String address(String written) {
        try {
            Target.of(written, hooks.ports(), hooks.allowPrivate());
            return written;
        } catch (Refused flaw) {
            throw new Problem(422, flaw.getMessage());
        }
    }

    /** An organizer's own; a system's caller must say whose it is the first time. */
    private String organizer(Exchange exchange, Optional<Season> stored, String named) {
        if (callers.of(exchange).reach() instanceof Reach.Own own) return own.organizer();
        if (named == null || named.isEmpty())
            return stored.map(Season::organizer)
                    .orElseThrow(
                            () -> new Problem(
                                    422,
                                    "Say whose the schedule is: give its organizer's address, such as ada@example.com, which gets the reports."));
        return Address.parse(named)
                .orElseThrow(() -> new Problem(422, "organizer is one mail address, such as ada@example.com."));
    }

    private static Import.Type type(Exchange exchange) {
        var type = exchange.getMessage()
                .getHeader("Content-Type", "", String.class)
                .toLowerCase(Locale.ROOT);
        if (type.startsWith("text/csv")) return Import.Type.CSV;
        if (type.startsWith("text/calendar")) return Import.Type.ICS;
        throw new Problem(415, "Send the schedule as text/csv or text/calendar.");
    }

    private byte[] file(Exchange exchange) {
        type(exchange);
        var file = exchange.getMessage().getBody(byte[].class);
        if (file == null) return new byte[0];
        if (file.length > most) throw new Problem(413, "The schedule has more than " + most + " bytes.");
        return file;
    }

    /** 202 and the season; what was not begun is a problem that says why. */
    public Map<String, Object> accepted(@Variable("start") SeasonStart start, Exchange exchange) {
        var made = start.decision();
        if (!made.stands()) throw new Problem(409, made.reason());
        if (start.held()) throw new Problem(409, start.season().read().reason());
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        exchange.getMessage()
                .setHeader("Location", "/api/schedules/" + start.season().id());
        return SeasonViews.season(start.season(), url);
    }

    /** All games to come are cancelled, everybody invited is told, and then the season is gone. */
    public SeasonOrder remove(@Header("id") String id, Exchange exchange) {
        var season = find(exchange, id);
        audit.asked(exchange, season.tenant(), "schedule removed", id);
        return SeasonOrder.closing(season, Idempotency.id(exchange));
    }

    private Season find(Exchange exchange, String id) {
        return callers.view(exchange)
                .season(id)
                .orElseThrow(() -> new Problem(404, "There is no schedule " + id + "."));
    }
}
