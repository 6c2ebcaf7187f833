package org.calendarinvite.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Locale;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.access.Reach;
import org.calendarinvite.event.Admission;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.store.Store;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** The half of the API that changes how an event is hosted. */
@ApplicationScoped
@Named("eventApi")
public class EventApi {

    private static final String EXAMPLE = "{\"policy\":\"hold\"}";

    private record Asked(String policy) {}

    /** A policy for the event with this UID. */
    public record Choice(Reach reach, String uid, Strangers policy) {}

    private final Callers callers;
    private final Audit audit;
    private final Store store;
    private final JsonBody body;

    @Inject
    public EventApi(Callers callers, Audit audit, Store store, JsonBody body) {
        this.callers = callers;
        this.audit = audit;
        this.store = store;
        this.body = body;
    }

    public Choice read(@Header("uid") String uid, Exchange exchange) {
        var policy = policy(body.read(exchange, Asked.class, EXAMPLE));
        audit.asked(exchange, callers.event(exchange, uid).tenant(), "strangers chosen", uid);
        return new Choice(callers.of(exchange).reach(), uid, policy);
    }

    /** The event as it is now, beside what is asked for it. */
    public Admission find(@Body Choice asked) {
        var event = store.seenBy(asked.reach())
                .event(asked.uid())
                .orElseThrow(() -> new Problem(404, "There is no event " + asked.uid() + "."));
        return new Admission(event, asked.policy(), Clock.systemUTC().instant());
    }

    private static Strangers policy(Asked asked) {
        for (var policy : Strangers.values())
            if (policy.name().toLowerCase(Locale.ROOT).equals(asked.policy())) return policy;
        throw new Problem(422, "policy must be accept, hold or refuse.");
    }
}
