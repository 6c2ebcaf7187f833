package org.calendarinvite.tell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.calendarinvite.bulk.Dues;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Place;
import org.calendarinvite.event.Event;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.HookDesk;
import org.calendarinvite.hook.HookSend;
import org.calendarinvite.hook.Told;
import org.calendarinvite.hook.ToldType;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;
import org.calendarinvite.store.Store;

/**
 * Notices → what the outside is told: one line of the feed each, however often they come, and one attempt for each hook that wants
 * it. What no hook wants while nobody listens is not written.
 */
@ApplicationScoped
@Named("feeds")
public class Feeds {

    private final Store store;
    private final HookBodies bodies;
    private final HookDesk desk;
    private final Audiences audiences;
    private final Optional<String> only;

    @Inject
    public Feeds(Store store, HookBodies bodies, HookDesk desk, Audiences audiences, Settings settings) {
        this.store = store;
        this.bodies = bodies;
        this.desk = desk;
        this.audiences = audiences;
        this.only = Tenancy.of(settings).only();
    }

    /** Empty for what is nobody else's business, or about nothing that is there any more. */
    public List<HookSend> tell(@Body Notice notice) {
        // Of several tenants it is the event that says whose it is.
        if (ToldType.of(notice.type()).isEmpty() || only.filter(this::nobody).isPresent()) return List.of();
        if (notice.attendee().isEmpty())
            return store.event(notice.uid())
                    .map(event -> tell(notice, event, Optional.empty()))
                    .orElse(List.of());
        return store.guests()
                .invitation(notice.uid(), notice.attendee())
                .map(found -> tell(notice, found.event(), Optional.of(found)))
                .orElse(List.of());
    }

    /** The same for a part of a list, whose invitations are read in one call. */
    public List<HookSend> tellList(@Body Dues dues) {
        var notices = dues.notices().stream()
                .filter(notice -> ToldType.of(notice.type()).isPresent())
                .toList();
        if (nobody(dues.tenant())) return List.of();
        var invited =
                store.guests().invited(notices.stream().map(Feeds::attendee).toList());
        return notices.stream()
                .flatMap(notice -> Optional.ofNullable(invited.get(attendee(notice)))
                        .map(found -> tell(notice, found.event(), Optional.of(found)))
                        .stream())
                .flatMap(Collection::stream)
                .toList();
    }

    /** A message to one hook that says nothing. */
    public HookSend test(Hook hook, String trace) {
        var now = now();
        var id = Told.id(hook.id(), trace);
        var test = new Told(
                hook.tenant(),
                id,
                ToldType.TEST.word(),
                now,
                "",
                "",
                Told.Person.NOBODY,
                bodies.test(hook, now),
                trace);
        return HookSend.first(keep(test), hook);
    }

    private boolean nobody(String tenant) {
        return audiences.of(tenant).nobody(now());
    }

    private List<HookSend> tell(Notice notice, Event event, Optional<Invitation> about) {
        if (nobody(event.tenant())) return List.of();
        var audience = audiences.of(event.tenant());
        var now = now();
        var fresh = fresh(notice, event, about, now);
        var began = began(notice, about, now);
        var hooks = audience.wanting(fresh).stream()
                .filter(hook -> !hook.created().isAfter(began))
                .toList();
        if (hooks.isEmpty() && !audience.listens(now)) return List.of();
        var told = keep(fresh);
        List<HookSend> sends = new ArrayList<>();
        for (var hook : hooks) {
            // It may have been told before the hook came to be.
            if (!hook.wants(told)) continue;
            if (hook.active()) sends.add(HookSend.first(told, hook));
            else miss(told, hook);
        }
        return sends;
    }

    /** An invitation that is asked for again began when it was asked for first. */
    private static Instant began(Notice notice, Optional<Invitation> about, Instant now) {
        return notice.type() == Notice.Type.INVITE_DUE
                ? about.map(one -> one.attendee().invited()).orElse(now)
                : now;
    }

    private Told fresh(Notice notice, Event event, Optional<Invitation> about, Instant now) {
        var type = ToldType.of(notice.type()).orElseThrow();
        var attendee = about.map(Invitation::attendee);
        return new Told(
                event.tenant(),
                attendee.map(one -> Told.id(event.tenant(), notice, one))
                        .orElseGet(() -> Told.id(event.tenant(), notice)),
                type.word(),
                now,
                event.uid(),
                event.organizer(),
                attendee.map(Feeds::person).orElse(Told.Person.NOBODY),
                bodies.of(type, now, event, about, notice.instance()),
                notice.trace());
    }

    /** What stands: this, or what was told under its id before. */
    private Told keep(Told told) {
        try {
            store.commit(Decision.record("", told.type(), List.of(new Change.Keep(told))));
        } catch (Store.Conflict again) {
            return store.feed().told(told.id()).orElseThrow(() -> again);
        }
        return told;
    }

    private void miss(Told told, Hook hook) {
        if (store.feed().sending(hook.id(), told.name()).isEmpty()) store.commit(desk.miss(told, hook));
    }

    private static Place attendee(Notice notice) {
        return Attendee.at(notice.uid(), notice.attendee());
    }

    private static Told.Person person(Attendee attendee) {
        return new Told.Person(attendee.email(), attendee.name());
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
