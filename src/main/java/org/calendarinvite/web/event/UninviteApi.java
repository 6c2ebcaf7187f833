package org.calendarinvite.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.access.Reach;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.invite.Address;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.store.Store;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** {@code POST /api/event/{uid}/uninvite}: one person off the guest list. */
@ApplicationScoped
@Named("uninviteApi")
public class UninviteApi {

    private static final String EXAMPLE = "{\"email\":\"guest@example.com\"}";

    private record Asked(String email) {}

    /** Who is to go. */
    public record Withdrawal(Reach reach, String uid, String email, String trace) {}

    /** His invitation, to be withdrawn. */
    public record Leaving(Invitation invitation, String trace, Instant now) {}

    private final Callers callers;
    private final Audit audit;
    private final Store store;
    private final JsonBody body;

    @Inject
    public UninviteApi(Callers callers, Audit audit, Store store, JsonBody body) {
        this.callers = callers;
        this.audit = audit;
        this.store = store;
        this.body = body;
    }

    public Withdrawal read(@Header("uid") String uid, Exchange exchange) {
        var email = Address.parse(body.read(exchange, Asked.class, EXAMPLE).email())
                .orElseThrow(() -> new Problem(422, "email must be the mail address of one person."));
        audit.asked(exchange, callers.event(exchange, uid).tenant(), "attendee uninvited", uid);
        return new Withdrawal(
                callers.of(exchange).reach(), uid, email, UUID.randomUUID().toString());
    }

    public Leaving find(@Body Withdrawal asked) {
        var invitation = store.seenBy(asked.reach())
                .invitation(asked.uid(), asked.email())
                .orElseThrow(
                        () -> new Problem(404, "Nobody with this address is invited to event " + asked.uid() + "."));
        return new Leaving(invitation, asked.trace(), Clock.systemUTC().instant());
    }

    public Map<String, Object> accepted(@Body Decision made, Exchange exchange) {
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", "uninvited");
        view.put("told", !made.notices().isEmpty());
        return view;
    }
}
