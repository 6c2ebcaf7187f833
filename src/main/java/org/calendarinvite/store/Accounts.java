package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.mail.AccountNews;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.AccountCase;
import org.calendarinvite.organizer.AccountChange;
import org.calendarinvite.organizer.Meters;
import org.calendarinvite.organizer.Order;
import org.calendarinvite.organizer.OrderCase;
import org.calendarinvite.organizer.OrderRequest;
import org.calendarinvite.organizer.Plan;
import org.calendarinvite.organizer.Standing;
import org.calendarinvite.organizer.Terms;
import org.calendarinvite.organizer.Together;
import org.calendarinvite.settings.PlanLimits;
import org.calendarinvite.settings.Rates;
import org.calendarinvite.settings.Settings;

/** Organizers as they stand: what is kept of them, and what the settings make of it. Reads only. */
@ApplicationScoped
@Named("accounts")
public class Accounts {

    private final Store store;
    private final Clock clock;
    private final Terms terms;
    private final boolean tellsLimits;

    @Inject
    public Accounts(Store store, Settings settings) {
        this(store, settings, Clock.systemUTC());
    }

    Accounts(Store store, Settings settings, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.terms = terms(settings);
        this.tellsLimits = settings.notices().limitReached();
    }

    private static Terms terms(Settings settings) {
        var limits = settings.limits();
        Map<String, Plan> plans = settings.plans().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, plan -> plan(plan.getKey(), plan.getValue(), settings.rates())));
        return new Terms(
                settings.enrolment(),
                settings.operator().orElse(""),
                settings.shop().url().map(URI::toString).orElse(""),
                atSpeed(new Plan(Plan.FREE, limits.eventsPerOrganizer(), limits.invitesPerEvent()), settings.rates()),
                plans,
                together(settings.rates()));
    }

    private static Plan plan(String name, PlanLimits has, Rates rates) {
        var plan = atSpeed(new Plan(name, has.events(), has.invites()), rates);
        return new Plan(
                name,
                has.events(),
                has.invites(),
                plan.newEvents().or(has.eventsPerHour(), has.eventsPerDay()),
                plan.newInvites().or(has.invitesPerHour(), has.invitesPerDay()));
    }

    private static Plan atSpeed(Plan plan, Rates rates) {
        var events = rates.events();
        var invites = rates.invites();
        return new Plan(
                plan.name(),
                plan.events(),
                plan.invites(),
                plan.newEvents().or(events.organizerPerHour(), events.organizerPerDay()),
                plan.newInvites().or(invites.organizerPerHour(), invites.organizerPerDay()));
    }

    private static Together together(Rates rates) {
        return new Together(perDay(rates.events()), perDay(rates.invites()), rates.sharedDomains());
    }

    private static Together.PerDay perDay(Rates.Rate rate) {
        return new Together.PerDay(rate.domainPerDay(), rate.tenantPerDay());
    }

    /** @param email normalised; whoever is not known yet is as one who comes now */
    public Standing standing(String tenant, String email) {
        var now = clock.instant();
        return new Standing(
                account(tenant, email),
                terms,
                store.taken(EventDesk.quota(tenant, email)),
                store.spent(Meters.names(tenant, email, now)),
                now);
    }

    /** Why he may have no new event and invite nobody, in one read. */
    public Optional<String> barred(String tenant, String email) {
        return glance(tenant, email).barred();
    }

    /** How he stands but for what is counted, in one read. */
    public Standing glance(String tenant, String email) {
        return new Standing(account(tenant, email), terms, 0, clock.instant());
    }

    public Account account(String tenant, String email) {
        return store.register().account(tenant, email).orElseGet(() -> terms.newcomer(tenant, email, clock.instant()));
    }

    /** An account that is to change, as it is now. */
    public AccountCase change(@Body AccountChange asked) {
        return new AccountCase(account(asked.tenant(), asked.email()), asked);
    }

    /** What is known of an order, and the accounts that it moves. */
    public OrderCase order(@Body OrderRequest request) {
        Optional<Order> stored =
                request.idle() ? Optional.empty() : store.register().order(request.tenant(), request.order());
        var accounts = OrderCase.organizers(request, stored).stream()
                .map(email -> account(request.tenant(), email))
                .toList();
        return new OrderCase(request, stored, accounts, clock.instant());
    }

    /** Null, which the route filters, when nobody is to be told. */
    public AccountNews news(@Body Notice notice) {
        boolean aboutAnEvent = notice.type() == Notice.Type.INVITES_FULL || notice.type() == Notice.Type.INVITES_PAUSED;
        if (!aboutAnEvent) return new AccountNews(notice, standing(notice.uid(), notice.attendee()), Optional.empty());
        return store.event(notice.uid())
                .filter(event -> tellsLimits)
                .map(event -> new AccountNews(notice, standing(event.tenant(), event.organizer()), Optional.of(event)))
                .orElse(null);
    }
}
