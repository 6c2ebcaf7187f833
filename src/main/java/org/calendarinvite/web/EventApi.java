package org.calendarinvite.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.report.Views;
import org.calendarinvite.store.Store;

/** The half of the API that changes how an event is hosted. */
@ApplicationScoped
@Named("eventApi")
public class EventApi {

    private static final String EXAMPLE = "{\"policy\":\"hold\"}";

    private record Asked(String policy) {}

    /** What is to become of answers from people who were not invited. */
    public record Admission(String uid, Strangers policy) {}

    private final Store store;
    private final JsonBody body;

    @Inject
    public EventApi(Store store, JsonBody body) {
        this.store = store;
        this.body = body;
    }

    public Admission read(@Header("uid") String uid, Exchange exchange) {
        return new Admission(uid, policy(body.read(exchange, Asked.class, EXAMPLE)));
    }

    /** Reads and writes in one step, so that who loses a race begins here once more. */
    public Map<String, Object> admit(@Body Admission asked) {
        var event =
                store.event(asked.uid()).orElseThrow(() -> new Problem(404, "There is no event " + asked.uid() + "."));
        if (event.strangers() == asked.policy()) return Views.event(event);
        var after = event.admitting(asked.policy(), Clock.systemUTC().instant());
        store.commit(Decision.apply("", List.of(new Change.Keep(after)), List.of()));
        return Views.event(after);
    }

    private static Strangers policy(Asked asked) {
        for (var policy : Strangers.values())
            if (policy.name().toLowerCase(Locale.ROOT).equals(asked.policy())) return policy;
        throw new Problem(422, "policy must be accept, hold or refuse.");
    }
}
