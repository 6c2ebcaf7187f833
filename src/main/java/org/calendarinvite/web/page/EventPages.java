package org.calendarinvite.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.SocketAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import org.calendarinvite.event.Event;
import org.calendarinvite.ical.CalendarWriter;
import org.calendarinvite.invite.Address;
import org.calendarinvite.invite.PageAsk;
import org.calendarinvite.mail.Look;
import org.calendarinvite.mail.Looks;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Accounts;
import org.calendarinvite.store.Store;
import org.calendarinvite.web.Problem;

/** The public page of an event, for whoever has its link; what it answers to an address says nothing of that address. */
@ApplicationScoped
@Named("eventPages")
public class EventPages {

    private static final String NONE =
            "There is no event at this address. Ask whoever gave you the link for a new one.";
    private static final String NO_ADDRESS = "Write one mail address, such as name@example.com.";
    static final String CLOSED = "Nobody can be invited to this event now.";

    private static final String ORIGIN = "page";
    private static final Pattern WORD = Pattern.compile("[a-z0-9-]{1,32}");
    private static final int LONGEST = 254;

    private final Store store;
    private final Accounts accounts;
    private final AskLimits limits;
    private final Looks looks;
    private final EventFace face;
    private final CalendarWriter calendars;
    private final Settings settings;

    @Inject
    public EventPages(
            Store store,
            Accounts accounts,
            AskLimits limits,
            Looks looks,
            EventFace face,
            CalendarWriter calendars,
            Settings settings) {
        this.store = store;
        this.accounts = accounts;
        this.limits = limits;
        this.looks = looks;
        this.face = face;
        this.calendars = calendars;
        this.settings = settings;
    }

    /** Written in the link by whoever shows the page inside his own. */
    static boolean embedded(Object embed) {
        return "1".equals(embed);
    }

    /** The address and the origin of the link only fill the form in. What stands in it twice is a list, and none. */
    public WebPage show(
            @Header("uid") String uid,
            @Header("email") Object email,
            @Header("origin") Object origin,
            @Header("embed") Object embed,
            @Header("Accept-Language") String accepted) {
        var event = find(uid);
        var look = looks.visitor(event, accepted);
        var standing = accounts.standing(event.tenant(), event.organizer());
        if (standing.suspended()) return page("event-closed", look, new HashMap<>(), embed);
        var data = face.of(event, look);
        data.put("open", event.open() && standing.barred().isEmpty());
        data.put("email", email instanceof String one && one.length() <= LONGEST ? one.strip() : "");
        data.put("origin", word(origin));
        return page("event", look, data, embed);
    }

    /** What everybody may add to his calendar by himself. */
    public void calendar(@Header("uid") String uid, Exchange exchange) {
        var event = shown(uid);
        var look = looks.visitor(event, "");
        var body = calendars.published(
                event,
                settings.mail().from(),
                EventFace.host(event, look),
                Clock.systemUTC().instant());
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, "text/calendar; charset=utf-8; method=PUBLISH");
        message.setHeader("Content-Disposition", "attachment; filename=\"event.ics\"");
        message.setBody(body);
    }

    /** @param source where the link stood; browsers say something else as Origin (RFC 6454 7) */
    public PageAsk ask(
            @Header("uid") String uid,
            @Header("email") Object written,
            @Header("source") Object source,
            @Header("embed") Object embed,
            @Header("Accept-Language") String accepted,
            Exchange exchange) {
        var event = shown(uid);
        Pages.from(exchange, embedded(embed) ? "?embed=1" : "?");
        var email =
                Address.parse(written instanceof String one ? one : "").orElseThrow(() -> new Problem(422, NO_ADDRESS));
        if (!event.open() || barred(event)) throw new Problem(409, CLOSED);
        limits.pass(client(exchange), event.uid());
        var id = UUID.randomUUID().toString();
        var language = looks.visitor(event, accepted).words().language();
        var now = Clock.systemUTC().instant();
        return new PageAsk(id, uid, event.tenant(), email, word(source), language, now, id);
    }

    /** Whether the address was not asked for too often; the page says the same of it. */
    public boolean wanted(@Body PageAsk ask) {
        return limits.mails(ask.tenant(), ask.email());
    }

    public WebPage asked(@Body PageAsk ask, @Header("embed") Object embed, @Header("Accept-Language") String accepted) {
        var event = find(ask.uid());
        Map<String, Object> data = new HashMap<>();
        data.put("email", ask.email());
        data.put("summary", event.details().summary());
        data.put("back", embedded(embed) ? "?embed=1" : "?");
        return page("event-asked", looks.visitor(event, accepted), data, embed);
    }

    private WebPage page(String template, Look look, Map<String, Object> data, Object embed) {
        data.put("embedded", embedded(embed));
        data.put("root", face.root());
        return new WebPage(200, template, look, data, true, embedded(embed));
    }

    private Event find(String uid) {
        return store.event(uid).orElseThrow(() -> new Problem(404, NONE));
    }

    private Event shown(String uid) {
        var event = find(uid);
        if (accounts.standing(event.tenant(), event.organizer()).suspended()) throw new Problem(410, CLOSED);
        return event;
    }

    private boolean barred(Event event) {
        return accounts.standing(event.tenant(), event.organizer()).barred().isPresent();
    }

    private static SocketAddress client(Exchange exchange) {
        return exchange.getMessage().getHeader(VertxPlatformHttpConstants.REMOTE_ADDRESS, SocketAddress.class);
    }

    /** Anything else than one word is no origin that statistics could count. */
    private static String word(Object origin) {
        return origin instanceof String one && WORD.matcher(one).matches() ? one : ORIGIN;
    }
}
