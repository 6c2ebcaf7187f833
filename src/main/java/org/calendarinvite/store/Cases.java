package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.bulk.Dues;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Place;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.EventCase;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.event.EventRequest;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.Pace;
import org.calendarinvite.event.Told;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Due;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.InviteCase;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.invite.InviteRequest;
import org.calendarinvite.invite.Recipient;
import org.calendarinvite.invite.Unsubscription;
import org.calendarinvite.invite.UnsubscriptionCase;
import org.calendarinvite.organizer.Meters;
import org.calendarinvite.organizer.Standing;
import org.calendarinvite.reply.Delegates;
import org.calendarinvite.reply.Reply;
import org.calendarinvite.reply.ReplyCase;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;

/** Puts beside a message the state that its desk or its letter needs. Reads only. */
@ApplicationScoped
@Named("cases")
public class Cases {

    private final Store store;
    private final Settings settings;
    private final Occurrences occurrences;
    private final Tenants tenants;
    private final Clock clock;
    private final Accounts accounts;

    @Inject
    public Cases(Store store, Accounts accounts, Settings settings, Occurrences occurrences) {
        this(store, accounts, settings, occurrences, Clock.systemUTC());
    }

    Cases(Store store, Accounts accounts, Settings settings, Occurrences occurrences, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.occurrences = occurrences;
        this.tenants = Tenancy.of(settings);
        this.clock = clock;
        this.accounts = accounts;
    }

    public EventCase event(EventRequest request) {
        return asked(request, accounts.standing(request.tenant(), request.sender()));
    }

    /** How an organizer stands as the host of games of seasons, of which he may have so many. */
    Standing host(String tenant, String organizer, int most) {
        return accounts.glance(tenant, organizer).hosting(store.taken(EventDesk.games(tenant, organizer)), most);
    }

    /** What is known beside a request of somebody who stands so. */
    EventCase asked(EventRequest request, Standing organizer) {
        var now = now();
        var stored = store.event(request.tenant(), request.sender(), request.clientUid());
        return new EventCase(
                request,
                stored,
                stored.isPresent() ? Optional.empty() : continued(request),
                organizer,
                settings.answers().askAgain(),
                settings.answers().strangers(),
                Pace.of(
                        stored.map(event -> changes(event, now)).orElse(0),
                        settings.limits().changesPerHour(),
                        now),
                UUID.randomUUID().toString(),
                now);
    }

    private int changes(Event event, Instant now) {
        var name = Pace.name(event.uid(), now);
        return store.spent(List.of(name)).getOrDefault(name, 0);
    }

    private Optional<Event> continued(EventRequest request) {
        return request.splitFrom().flatMap(uid -> store.event(request.tenant(), request.sender(), uid));
    }

    public InviteCase invite(InviteRequest request) {
        var guest = store.guests().seat(request.tenant(), request.uid(), request.email());
        return met(request, guest, guest.event().map(this::organizer), store.taken(InviteDesk.quota(request.uid())));
    }

    /** What was read of one person and one event beside the request. */
    InviteCase met(InviteRequest request, Seat guest, Optional<Standing> organizer, int taken) {
        return new InviteCase(
                request,
                guest.event(),
                guest.attendee(),
                guest.suppression(),
                organizer,
                taken,
                tenants,
                Tokens.fresh(),
                now());
    }

    public ReplyCase reply(Reply reply) {
        var byToken = store.guests().invitation(reply.token());
        Optional<Invitation> byName =
                byToken.isPresent() ? Optional.empty() : store.guests().invitation(reply.uid(), reply.sender());
        var newcomer = byToken.or(() -> byName)
                .map(found -> reply.newcomer(found.attendee().email()))
                .orElse("");
        var through = byToken.or(() -> byName).map(Invitation::attendee);
        boolean nobody = newcomer.isEmpty();
        var organizer =
                nobody ? Optional.<Standing>empty() : byToken.or(() -> byName).map(found -> organizer(found.event()));
        return new ReplyCase(
                reply,
                byToken,
                byName,
                nobody
                        ? Optional.empty()
                        : store.guests().invitation(reply.uid(), newcomer).map(Invitation::attendee),
                nobody ? 0 : store.taken(InviteDesk.quota(reply.uid())),
                organizer.map(Cases::places).orElse(0),
                organizer.map(Standing::newInvites).orElse(Meters.NONE),
                nobody ? 0 : through.map(Delegates::quota).map(store::taken).orElse(0),
                settings.answers().askAgain(),
                tenants,
                Tokens.fresh(),
                now());
    }

    /** None while the organizer may invite nobody. */
    private static int places(Standing organizer) {
        return organizer.barred().isPresent() ? 0 : organizer.plan().invites();
    }

    private Standing organizer(Event event) {
        return accounts.standing(event.tenant(), event.organizer());
    }

    public UnsubscriptionCase unsubscription(Unsubscription said) {
        return new UnsubscriptionCase(said, store.guests().recipient(settings.tenant(), said.token()), now());
    }

    /** Null, which the route filters, when the notice is no longer true: a newer one speaks. */
    public Due due(Notice notice) {
        return store.guests()
                .recipient(settings.tenant(), notice.uid(), notice.attendee())
                .map(found -> due(notice, found))
                .filter(Due::current)
                .orElse(null);
    }

    /** Those of them that are still true. */
    public List<Due> dues(Dues dues) {
        var guests = store.guests()
                .seats(
                        dues.tenant(),
                        dues.notices().stream().map(Cases::attendee).toList());
        return dues.notices().stream()
                .flatMap(notice -> guests.get(attendee(notice)).recipient().map(found -> due(notice, found)).stream())
                .filter(Due::current)
                .toList();
    }

    private static Place attendee(Notice notice) {
        return Attendee.at(notice.uid(), notice.attendee());
    }

    private Due due(Notice notice, Recipient found) {
        var invitation = found.invitation();
        return Due.of(notice, invitation.event(), invitation.attendee(), occurrences)
                .against(found.against(), now());
    }

    public Told told(Notice notice) {
        var event = store.event(notice.uid()).orElseThrow(() -> new IllegalStateException("No event " + notice.uid()));
        return new Told(
                event, accounts.account(event.tenant(), event.organizer()).links(), notice.trace());
    }

    private Instant now() {
        return clock.instant();
    }
}
