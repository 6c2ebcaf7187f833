package org.calendarinvite.web.organizer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.invite.Address;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.AccountChange;
import org.calendarinvite.organizer.Grant;
import org.calendarinvite.organizer.Meters;
import org.calendarinvite.organizer.Plan;
import org.calendarinvite.organizer.Standing;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Accounts;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** Organizers' accounts, for the operator; his own for each organizer. */
@ApplicationScoped
@Named("accountApi")
public class AccountApi {

    private static final String EXAMPLE = "{\"suspended\":true,\"reason\":\"Spam\"}";
    private static final int LONGEST_REASON = 500;

    private record Asked(Boolean suspended, String reason, String plan, String state) {}

    private final Callers callers;
    private final Audit audit;
    private final Accounts accounts;
    private final Listing listing;
    private final JsonBody body;
    private final Settings settings;

    @Inject
    public AccountApi(
            Callers callers, Audit audit, Accounts accounts, Listing listing, JsonBody body, Settings settings) {
        this.callers = callers;
        this.audit = audit;
        this.accounts = accounts;
        this.listing = listing;
        this.body = body;
        this.settings = settings;
    }

    public Map<String, Object> list(Exchange exchange) {
        return listing.of(exchange, callers.view(exchange)::accounts, AccountApi::view);
    }

    /** With how much of his limits he uses. */
    public Map<String, Object> show(@Header("organizer") String organizer, Exchange exchange) {
        var standing = accounts.standing(callers.view(exchange).everything(), address(organizer));
        if (!standing.account().known())
            throw new Problem(
                    404, "There is no organizer with this address yet. PUT makes one; his first event does, too.");
        return whole(standing);
    }

    private Map<String, Object> whole(Standing standing) {
        var plan = standing.plan();
        var view = view(standing.account());
        view.put("barred", standing.barred().orElse(""));
        view.put("plan_now", plan.name());
        view.put("events", Map.of("living", standing.events(), "limit", plan.events()));
        view.put("invites_per_event", plan.invites());
        view.put("new_events", meters(standing.newEvents()));
        view.put("new_invites", meters(standing.newInvites()));
        view.put("orders", grants(standing.account()));
        view.put("plans", settings.plans().keySet().stream().sorted().toList());
        return view;
    }

    /** An organizer's own, as he stands: whoever is not known yet is as one who comes now. */
    public Map<String, Object> own(@Header("organizer") String organizer, Exchange exchange) {
        var email = address(organizer);
        return whole(accounts.standing(callers.view(exchange).speaksFor(email), email));
    }

    /** What each of his orders gave, the newest first. */
    private static List<Map<String, Object>> grants(Account account) {
        return account.grants().stream()
                .sorted(Comparator.comparing(Grant::from).reversed())
                .map(AccountApi::grant)
                .toList();
    }

    private static Map<String, Object> grant(Grant grant) {
        return Map.of(
                "order", grant.order(),
                "plan", grant.plan(),
                "days", grant.days(),
                "from", grant.from().toString());
    }

    private static Map<String, Object> meters(Meters meters) {
        Map<String, Object> view = new LinkedHashMap<>();
        for (var meter : meters.all())
            view.put(
                    meter.span().word(),
                    Map.of(
                            "begun", meter.spent(),
                            "limit", meter.limit(),
                            "until", meter.ends().toString()));
        return view;
    }

    /** What is to change; what the body does not name stays. */
    public AccountChange read(@Header("organizer") String organizer, Exchange exchange) {
        var email = address(organizer);
        var asked = body.read(exchange, Asked.class, EXAMPLE);
        var tenant = callers.view(exchange).everything();
        var change = new AccountChange(
                tenant,
                email,
                "",
                Optional.ofNullable(asked.state()).map(AccountApi::state),
                Optional.ofNullable(asked.suspended()),
                Optional.ofNullable(asked.reason()).map(AccountApi::reason),
                Optional.ofNullable(asked.plan()).map(this::plan),
                false,
                UUID.randomUUID().toString());
        audit.asked(exchange, tenant, "account changed", email);
        return change;
    }

    public AccountChange revoking(@Header("organizer") String organizer, Exchange exchange) {
        var email = address(organizer);
        var tenant = callers.view(exchange).speaksFor(email);
        audit.asked(exchange, tenant, "links revoked", email);
        return AccountChange.revoking(tenant, email, UUID.randomUUID().toString());
    }

    public void done(Exchange exchange) {
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 204);
        message.setBody(null);
    }

    private static Map<String, Object> view(Account account) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("organizer", account.email());
        view.put("state", account.state().name().toLowerCase(Locale.ROOT));
        view.put("suspended", account.suspended());
        view.put("reason", account.reason());
        view.put("plan", account.plan());
        view.put(
                "subscription_end",
                account.subscription().until().map(Object::toString).orElse(""));
        view.put("created", account.created().toString());
        return view;
    }

    private static Account.State state(String written) {
        for (var state : Account.State.values())
            if (state.name().toLowerCase(Locale.ROOT).equals(written)) return state;
        throw new Problem(422, "state must be active, waiting or refused.");
    }

    private static String reason(String written) {
        var reason = PlainText.oneLine(written).strip();
        if (reason.length() > LONGEST_REASON)
            throw new Problem(422, "reason is longer than " + LONGEST_REASON + " characters.");
        return reason;
    }

    /** Empty takes it away. */
    private String plan(String written) {
        if (written.isEmpty() || written.equals(Plan.FREE)) return "";
        if (settings.plans().containsKey(written)) return written;
        throw new Problem(
                422, "There is no such plan. cis.plans has " + settings.plans().keySet() + ".");
    }

    private static String address(String organizer) {
        return Address.parse(organizer)
                .orElseThrow(() -> new Problem(422, "The organizer must be the mail address of one person."));
    }
}
