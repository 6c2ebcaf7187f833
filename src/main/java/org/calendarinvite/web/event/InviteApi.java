package org.calendarinvite.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.invite.Address;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.invite.InviteRequest;
import org.calendarinvite.organizer.Language;
import org.calendarinvite.organizer.Meter;
import org.calendarinvite.organizer.MeterReasons;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;
import org.calendarinvite.store.Accounts;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;
import org.calendarinvite.web.caller.RateLimit;

/** JSON of {@code POST /api/event/{uid}/invite} → InviteRequest; what can be said at once is said at once. */
@ApplicationScoped
@Named("inviteApi")
public class InviteApi {

    private static final String EXAMPLE = "{\"email\":\"guest@example.com\",\"name\":\"Guest\"}";
    private static final int NAME_LIMIT = 200;
    private static final Pattern ORIGIN = Pattern.compile("[a-z0-9-]{1,32}");

    private static final Pattern KEY = Pattern.compile("\\d{8}(T\\d{6}Z?)?");

    private record Asked(String email, String name, String origin, List<String> dates, String language) {}

    private final Callers callers;
    private final Accounts accounts;
    private final RateLimit limit;
    private final Audit audit;
    private final InviteDesk desk;
    private final JsonBody body;
    private final Tenants tenants;

    @Inject
    public InviteApi(
            Callers callers,
            Accounts accounts,
            RateLimit limit,
            Audit audit,
            InviteDesk desk,
            JsonBody body,
            Settings settings) {
        this.callers = callers;
        this.accounts = accounts;
        this.limit = limit;
        this.audit = audit;
        this.desk = desk;
        this.tenants = Tenancy.of(settings);
        this.body = body;
    }

    public InviteRequest read(@Header("uid") String uid, Exchange exchange) {
        limit.invites(callers.of(exchange));
        // First, since a request that was answered is answered the same whatever has become of the event.
        var asked = body.read(exchange, Asked.class, EXAMPLE);
        var event = callers.event(exchange, uid);
        var organizer = accounts.standing(event.tenant(), event.organizer());
        var barred = organizer.barred();
        if (barred.isPresent()) throw new Problem(409, "The organizer may invite nobody now. " + barred.get());
        if (event.cancelled()) throw new Problem(409, "The event is cancelled, so nobody can be invited to it.");
        var email = Address.parse(asked.email())
                .orElseThrow(() -> new Problem(422, "email must be the mail address of one person."));
        if (tenants.ours(email)) throw new Problem(422, "email must not be an address of this server.");
        if (email.equals(event.organizer()))
            throw new Problem(422, "email must not be the organizer's, who has the event.");
        callers.view(exchange).against(event, email).ifPresent(ground -> {
            throw new Problem(409, ground.reason().sentence() + ".");
        });
        var id = UUID.randomUUID().toString();
        var request = new InviteRequest(
                id,
                uid,
                email,
                name(asked),
                origin(asked),
                dates(asked, event),
                List.of(),
                false,
                language(asked),
                Clock.systemUTC().instant(),
                id,
                event.tenant());
        organizer.newInvites().full(Math.max(1, request.dates().size())).ifPresent(InviteApi::wait);
        audit.asked(exchange, event.tenant(), "attendee invited", uid);
        return request;
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

    private List<String> dates(Asked asked, Event event) {
        var dates = asked.dates() == null ? List.<String>of() : asked.dates();
        if (dates.stream().anyMatch(date -> date == null || !KEY.matcher(date).matches()))
            throw new Problem(422, "dates are of the form 20261201T090000Z, or 20261201 for whole days.");
        // Whoever computes a list and finds nothing does not mean everything.
        if (asked.dates() != null && dates.isEmpty())
            throw new Problem(422, "dates is empty: name dates, or leave it out for all.");
        if (dates.size() > InviteDesk.MOST_DATES)
            throw new Problem(
                    422,
                    "dates names more than " + InviteDesk.MOST_DATES + " dates; send the rest in another request.");
        var missing = desk.missing(event, dates);
        if (missing.isPresent()) throw new Problem(422, noDate(event, missing.get()));
        return dates;
    }

    /** One that there are no texts in is kept all the same: an operator may add it. */
    private static String language(Asked asked) {
        if (asked.language() == null || asked.language().isBlank()) return "";
        return Language.tag(asked.language())
                .orElseThrow(() -> new Problem(422, "language must be a language tag (BCP 47) such as de or pt-BR."));
    }

    private static String noDate(Event event, String date) {
        if (!event.series().repeats()) return "The event happens once, so leave dates out.";
        return "The event has no date " + date + ", or it is cancelled. Its dates are named like "
                + event.details().start().key() + ".";
    }

    private static String name(Asked asked) {
        var name = asked.name() == null ? "" : PlainText.name(asked.name());
        if (name.length() > NAME_LIMIT) throw new Problem(422, "name is longer than " + NAME_LIMIT + " characters.");
        return name;
    }

    private static String origin(Asked asked) {
        var origin = asked.origin() == null ? "api" : asked.origin();
        if (ORIGIN.matcher(origin).matches()) return origin;
        throw new Problem(422, "origin is a word of at most 32 lower-case letters, digits and hyphens, e.g. webform.");
    }
}
