package org.calendarinvite.tell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import org.calendarinvite.hook.Schedule;
import org.calendarinvite.hook.Told;
import org.calendarinvite.hook.ToldType;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Store;

/** Notices → what the outside is told: one line of the feed each, however often they come, and one attempt for each hook that wants it. */
@ApplicationScoped
@Named("feeds")
public class Feeds {

    private static final int PAGE = 100;

    private final Store store;
    private final HookBodies bodies;
    private final HookDesk desk;
    private final Forgetting forgetting;

    @Inject
    public Feeds(Store store, HookBodies bodies, Settings settings) {
        this.store = store;
        this.bodies = bodies;
        this.desk = new HookDesk(
                new Schedule(settings.hooks().waits(), settings.hooks().giveUp()));
        this.forgetting = new Forgetting(store, settings.hooks().kept());
    }

    /** Empty for what is nobody else's business, or about nothing that is there any more. */
    public List<HookSend> tell(@Body Notice notice) {
        var type = ToldType.of(notice.type());
        if (type.isEmpty()) return List.of();
        if (notice.attendee().isEmpty())
            return store.event(notice.uid())
                    .map(event -> sends(told(type.get(), notice, event, Optional.empty())))
                    .orElse(List.of());
        return store.guests()
                .invitation(notice.uid(), notice.attendee())
                .map(found -> sends(told(type.get(), notice, found.event(), Optional.of(found))))
                .orElse(List.of());
    }

    /** The same of all that is due on one list, kept in one write, unless some of it was told before. */
    public List<HookSend> tellAll(@Body Dues dues) {
        try {
            return sends(keep(fresh(dues)));
        } catch (Store.Conflict toldBefore) {
            return dues.notices().stream().flatMap(one -> tell(one).stream()).toList();
        }
    }

    private List<Told> fresh(Dues dues) {
        var now = now();
        var places = dues.notices().stream().map(Feeds::place).distinct().toList();
        var guests = store.guests().seats(dues.tenant(), places);
        List<Told> fresh = new ArrayList<>();
        for (var notice : dues.notices())
            ToldType.of(notice.type())
                    .flatMap(type ->
                            guests.get(place(notice)).invitation().map(about -> fresh(type, notice, about, now)))
                    .ifPresent(fresh::add);
        return fresh;
    }

    private Told fresh(ToldType type, Notice notice, Invitation about, Instant now) {
        var event = about.event();
        var id = Told.id(event.tenant(), notice, about.attendee());
        return fresh(type, id, notice, event, Optional.of(about), now);
    }

    private static Place place(Notice notice) {
        return Attendee.at(notice.uid(), notice.attendee());
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

    private Told told(ToldType type, Notice notice, Event event, Optional<Invitation> about) {
        var attendee = about.map(Invitation::attendee);
        var id = attendee.map(one -> Told.id(event.tenant(), notice, one)).orElse(Told.id(event.tenant(), notice));
        return store.feed().told(id).orElseGet(() -> keep(fresh(type, id, notice, event, about, now())));
    }

    private Told fresh(ToldType type, String id, Notice notice, Event event, Optional<Invitation> about, Instant now) {
        return new Told(
                event.tenant(),
                id,
                type.word(),
                now,
                event.uid(),
                event.organizer(),
                about.map(Invitation::attendee).map(Feeds::person).orElse(Told.Person.NOBODY),
                bodies.of(type, now, event, about, notice.instance()),
                notice.trace());
    }

    private Told keep(Told told) {
        return keep(List.of(told)).get(0);
    }

    private List<Told> keep(List<Told> all) {
        if (all.isEmpty()) return all;
        var first = all.get(0);
        store.commit(Decision.record(
                "", first.type(), all.stream().<Change>map(Change.Keep::new).toList()));
        var shelf = Told.shelf(first.tenant());
        forgetting.forget(shelf, limit -> store.feed().feed(Told.at(first.tenant(), ""), limit), first.at());
        return all;
    }

    private List<HookSend> sends(Told told) {
        return sends(List.of(told));
    }

    /** All of one tenant. */
    private List<HookSend> sends(List<Told> all) {
        List<HookSend> sends = new ArrayList<>();
        var next = all.isEmpty() ? Optional.<String>empty() : Optional.of("");
        while (next.isPresent()) {
            var page = store.feed().hooks(all.get(0).tenant(), next.get(), PAGE);
            for (var hook : page.items()) for (var told : all) if (hook.wants(told)) send(told, hook, sends);
            next = Optional.of(page.next()).filter(more -> !more.isEmpty());
        }
        return sends;
    }

    private void send(Told told, Hook hook, List<HookSend> sends) {
        if (hook.active()) sends.add(HookSend.first(told, hook));
        else if (store.feed().sending(hook.id(), told.name()).isEmpty()) store.commit(desk.miss(told, hook));
    }

    private static Told.Person person(Attendee attendee) {
        return new Told.Person(attendee.email(), attendee.name());
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
