package org.calendarinvite.web;

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
import org.apache.camel.Header;
import org.calendarinvite.Settings;
import org.calendarinvite.decision.Place;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.HookSend;
import org.calendarinvite.hook.Sending;
import org.calendarinvite.hook.Told;
import org.calendarinvite.report.Views;
import org.calendarinvite.store.Store;
import org.calendarinvite.tell.Feeds;

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

    private final Store store;
    private final HookApi hooks;
    private final Feeds feeds;
    private final Cursor cursor;
    private final JsonBody body;
    private final int most;
    private final String tenant;

    @Inject
    public DeliveryApi(Store store, HookApi hooks, Feeds feeds, Cursor cursor, JsonBody body, Settings settings) {
        this.store = store;
        this.hooks = hooks;
        this.feeds = feeds;
        this.cursor = cursor;
        this.body = body;
        this.most = settings.hooks().replays();
        this.tenant = settings.tenant();
    }

    public Map<String, Object> list(
            @Header("id") String id, @Header("next") String next, @Header("limit") String limit) {
        var hook = hooks.find(id);
        var page = store.sendings(hook.id(), cursor.open(next), Cursor.pageSize(limit));
        return Views.list(page.items().stream().map(HookViews::delivery).toList(), cursor.seal(page.next()));
    }

    /** A message that says nothing, to this hook alone. */
    public Again test(@Header("id") String id) {
        return new Again(List.of(feeds.test(working(id), trace())), "");
    }

    /** One message, whatever became of it, or all that failed since a moment. */
    public Again replay(@Header("id") String id, Exchange exchange) {
        var asked = body.read(exchange, Asked.class, EXAMPLE);
        var hook = working(id);
        if ((asked.id() == null) == (asked.since() == null)) throw new Problem(422, "Send either " + EXAMPLE + ".");
        return asked.id() == null ? since(hook, moment(asked.since())) : one(hook, asked.id());
    }

    public Map<String, Object> accepted(@Body Again again, Exchange exchange) {
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", "queued");
        view.put("queued", again.sends().size());
        view.put("since", again.next());
        return view;
    }

    private Hook working(String id) {
        var hook = hooks.find(id);
        if (!hook.active())
            throw new Problem(409, "The hook takes nothing now. Set its state to active first, then send this again.");
        return hook;
    }

    private Again one(Hook hook, String id) {
        var told = store.told(id)
                .filter(one -> one.tenant().equals(tenant)
                        && store.sending(hook.id(), one.name()).isPresent())
                .orElseThrow(() -> new Problem(404, "No message " + id + " to this hook is known any more."));
        return new Again(List.of(HookSend.replay(told, hook, now(), told.trace())), "");
    }

    private Again since(Hook hook, Instant since) {
        List<HookSend> sends = new ArrayList<>();
        String after = Place.moment(since);
        for (int read = 0; read < MOST_READ; read += PAGE) {
            var page = store.sendingsFrom(hook.id(), after, PAGE);
            for (var one : page.items()) {
                if (sends.size() == most) return new Again(sends, time(one.name()));
                if (one.state() == Sending.State.FAILED)
                    told(one).ifPresent(told -> sends.add(HookSend.replay(told, hook, now(), told.trace())));
                after = one.name();
            }
            if (page.next().isEmpty()) return new Again(sends, "");
        }
        return new Again(sends, time(after));
    }

    private Optional<Told> told(Sending one) {
        return store.told(tenant, one.name());
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
