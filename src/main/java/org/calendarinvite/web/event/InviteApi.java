package org.calendarinvite.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.invite.Address;
import org.calendarinvite.invite.Flaw;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.invite.InviteRequest;
import org.calendarinvite.organizer.Language;
import org.calendarinvite.organizer.Meter;
import org.calendarinvite.organizer.MeterReasons;
import org.calendarinvite.store.Cases;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.Idempotency;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;
import org.calendarinvite.web.caller.RateLimit;

/** JSON of {@code POST /api/event/{uid}/invite} → InviteRequest; what can be said at once is said at once. */
@ApplicationScoped
@Named("inviteApi")
public class InviteApi {

    private static final String EXAMPLE = "{\"email\":\"guest@example.com\",\"name\":\"Guest\"}";
    private static final Pattern ORIGIN = Pattern.compile("[a-z0-9-]{1,32}");

    private record Asked(String email, String name, String origin, List<String> dates, String language) {}

    private final Callers callers;
    private final Cases cases;
    private final RateLimit limit;
    private final Audit audit;
    private final InviteDesk desk;
    private final JsonBody body;

    @Inject
    public InviteApi(Callers callers, Cases cases, RateLimit limit, Audit audit, InviteDesk desk, JsonBody body) {
        this.callers = callers;
        this.cases = cases;
        this.limit = limit;
        this.audit = audit;
        this.desk = desk;
        this.body = body;
    }

    public InviteRequest read(@Header("uid") String uid, Exchange exchange) {
        limit.invites(callers.of(exchange));
        // First, since a request that was answered is answered the same whatever has become of the event.
        var asked = body.read(exchange, Asked.class, EXAMPLE);
        var event = callers.event(exchange, uid);
        var request = request(asked, event, Idempotency.id(exchange));
        var met = cases.invite(request);
        refuse(desk.flaw(met));
        met.organizer()
                .flatMap(organizer ->
                        organizer.newInvites().full(Math.max(1, request.dates().size())))
                .ifPresent(InviteApi::wait);
        audit.asked(exchange, event.tenant(), "attendee invited", uid);
        return request;
    }

    private static InviteRequest request(Asked asked, Event event, String id) {
        var email = asked.email() == null ? "" : asked.email();
        var name = asked.name() == null ? "" : PlainText.name(asked.name());
        var language = asked.language() == null ? "" : asked.language();
        var dates = asked.dates() == null ? List.<String>of() : asked.dates();
        // Whoever computes a list and finds nothing does not mean everything.
        if (asked.dates() != null && dates.isEmpty())
            throw new Problem(422, "dates is empty: name dates, or leave it out for all.");
        refuse(Flaw.written(email, name, dates, language));
        return new InviteRequest(
                id,
                event.uid(),
                Address.parse(email).orElseThrow(),
                name,
                origin(asked),
                dates,
                List.of(),
                false,
                // One that there are no texts in is kept all the same: an operator may add it.
                Language.tag(language).orElse(""),
                Clock.systemUTC().instant(),
                id,
                event.tenant());
    }

    private static void refuse(Optional<Flaw> flaw) {
        if (flaw.isPresent())
            throw new Problem(
                    flaw.get().field().isEmpty() ? 409 : 422, flaw.get().detail());
    }

    private static void wait(Meter meter) {
        var left = Duration.between(Clock.systemUTC().instant(), meter.ends());
        throw new Problem(429, MeterReasons.invites(meter), (int) Math.max(1, left.toSeconds() + 1));
    }

    public Map<String, Object> accepted(Exchange exchange) {
        var request = exchange.getMessage().getBody(InviteRequest.class);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", request.id());
        view.put("uid", request.uid());
        view.put("attendee", request.email());
        view.put("status", "queued");
        return view;
    }

    private static String origin(Asked asked) {
        var origin = asked.origin() == null ? "api" : asked.origin();
        if (ORIGIN.matcher(origin).matches()) return origin;
        throw new Problem(422, "origin is a word of at most 32 lower-case letters, digits and hyphens, e.g. webform.");
    }
}
