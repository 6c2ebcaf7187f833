package org.calendarinvite.web.tell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.calendarinvite.decision.Place;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.HookSend;
import org.calendarinvite.hook.Sending;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.View;
import org.calendarinvite.tell.Feeds;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Callers;

/** What became of a hook's messages, and those that are to go out again. */
@ApplicationScoped
@Named("deliveryApi")
public class DeliveryApi {

    private static final String EXAMPLE = "{\"id\":\"msg_…\"} or {\"since\":\"2026-12-01T00:00:00Z\"}";
    private static final int PAGE = 200;
    private static final int MOST_READ = 2000;

    private record Asked(String id, String since) {}

    /** What is to be sent again, and whether there is more of it than one call may ask for. */
    public record Again(List<HookSend> sends, String next) {}

    private final Callers callers;
    private final HookApi hooks;
    private final Feeds feeds;
    private final Listing listing;
    private final JsonBody body;
    private final int most;

    @Inject
    public DeliveryApi(Callers callers, HookApi hooks, Feeds feeds, Listing listing, JsonBody body, Settings settings) {
        this.callers = callers;
        this.hooks = hooks;
        this.feeds = feeds;
        this.listing = listing;
        this.body = body;
        this.most = settings.hooks().replays();
    }

    public Map<String, Object> list(Exchange exchange) {
        var view = callers.view(exchange);
        var hook = hooks.find(exchange);
        return listing.of(exchange, (after, limit) -> view.sendings(hook, after, limit), HookViews::delivery);
    }

    /** A message that says nothing, to this hook alone. */
    public Again test(Exchange exchange) {
        return new Again(List.of(feeds.test(working(exchange, "hook tested"), trace())), "");
    }

    /** One message, whatever became of it, or all that failed since a moment. */
    public Again replay(Exchange exchange) {
        var asked = body.read(exchange, Asked.class, EXAMPLE);
        var hook = working(exchange, "hook replayed");
        var view = callers.view(exchange);
        if ((asked.id() == null) == (asked.since() == null)) throw new Problem(422, "Send either " + EXAMPLE + ".");
        return asked.id() == null ? since(view, hook, moment(asked.since())) : one(view, hook, asked.id());
    }

    public Map<String, Object> accepted(@Body Again again, Exchange exchange) {
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", "queued");
        view.put("queued", again.sends().size());
        view.put("since", again.next());
        return view;
    }

    private Hook working(Exchange exchange, String what) {
        var hook = hooks.find(exchange, what);
        if (!hook.active())
            throw new Problem(409, "The hook takes nothing now. Set its state to active first, then send this again.");
        return hook;
    }

    private static Again one(View view, Hook hook, String id) {
        var sends = view.sent(hook, id).flatMap(before -> again(view, before));
        return new Again(
                List.of(sends.orElseThrow(
                        () -> new Problem(404, "No message of this id to this hook is known any more."))),
                "");
    }

    private static Optional<HookSend> again(View view, Sending before) {
        return view.message(before).map(told -> HookSend.replay(told, before, now()));
    }

    private Again since(View view, Hook hook, Instant since) {
        List<HookSend> sends = new ArrayList<>();
        String after = Place.moment(since);
        for (int read = 0; read < MOST_READ; read += PAGE) {
            var page = view.sendingsFrom(hook, after, PAGE);
            for (var one : page.items()) {
                if (sends.size() == most) return new Again(sends, time(one.name()));
                if (one.state() == Sending.State.FAILED) again(view, one).ifPresent(sends::add);
                after = one.name();
            }
            if (page.next().isEmpty()) return new Again(sends, "");
        }
        return new Again(sends, time(after));
    }

    private static String time(String name) {
        return name.substring(0, name.indexOf('#'));
    }

    private static Instant moment(String since) {
        try {
            return Instant.parse(since);
        } catch (DateTimeParseException e) {
            throw new Problem(422, "since must be a moment such as 2026-12-01T00:00:00Z.");
        }
    }

    private static String trace() {
        return UUID.randomUUID().toString();
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
