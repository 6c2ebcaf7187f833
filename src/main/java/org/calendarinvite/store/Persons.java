package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.calendarinvite.bulk.Rejection;
import org.calendarinvite.decision.Placed;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Story;
import org.calendarinvite.event.Event;
import org.calendarinvite.hook.Told;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Erasure;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.Timeline;
import org.calendarinvite.reply.Delegates;

/** Knows and forgets people, piece by piece: begun again after a crash, it goes on with what is left. */
@ApplicationScoped
public class Persons {

    /** Two records each are read, or taken away, in one call. */
    private static final int PAGE = 50;

    /** How much of each kind is shown. */
    private static final int MOST_SHOWN = 1000;

    private final Store store;

    @Inject
    public Persons(Store store) {
        this.store = store;
    }

    /** What is kept of somebody beside his invitations, the newest first. */
    public record Known(List<Story> mails, List<Refusal> held, List<Rejection> rows, List<Told> messages) {}

    /** How much was forgotten. */
    public record Forgotten(int invitations, int mails, int held, int rows, int messages) {}

    /** At most {@value #MOST_SHOWN} of each kind. */
    public Known known(View view, String email) {
        var traces = new Traces(store, view.everything(), email);
        return new Known(shown(traces.stories()), shown(traces.held()), shown(traces.rows()), shown(traces.told()));
    }

    private static <T> List<T> shown(Stream<T> all) {
        return all.limit(MOST_SHOWN).toList();
    }

    /** What happened between him and us about one event, the first {@value #MOST_SHOWN} changes. */
    public List<Timeline> timeline(Invitation invitation) {
        return shown(timelines(invitation.attendee()));
    }

    private Stream<Timeline> timelines(Attendee attendee) {
        return Page.all(after -> store.trail().timeline(attendee.uid(), attendee.id(), after, PAGE));
    }

    /** Keys of the raw mails that go with a person. */
    public List<String> rawMails(View view, String email) {
        return new Traces(store, view.everything(), email).rawMails().toList();
    }

    /** Forgets one person in all that a view shows. */
    public Forgotten forget(View view, String email) {
        var traces = new Traces(store, view.everything(), email);
        int invitations = invitations(view, email);
        view.suppression(email).flatMap(Erasure::forget).ifPresent(store::commit);
        return new Forgotten(
                invitations,
                remove(traces.stories()),
                remove(traces.held()),
                remove(traces.rows()),
                remove(traces.told()));
    }

    private int invitations(View view, String email) {
        int forgotten = 0;
        String next = "";
        do {
            var page = view.invitations(email, next, PAGE);
            for (var invitation : page.items()) forget(invitation);
            forgotten += page.items().size();
            next = page.next();
        } while (!next.isEmpty());
        return forgotten;
    }

    /** What leads from his invitation goes first, while it still does when this is begun again. */
    void forget(Invitation invitation) {
        var attendee = invitation.attendee();
        if (sentOthers(attendee)) forgetDelegator(invitation.event(), attendee.email());
        remove(timelines(attendee));
        store.commit(Erasure.forget(attendee, Tokens.fresh()));
    }

    /** Those who were sent before each sender had his count are found by their own. */
    private boolean sentOthers(Attendee attendee) {
        return store.taken(Delegates.quota(attendee)) > 0
                || store.statistics(attendee.uid()).getOrDefault("origin." + Delegates.DELEGATED, 0L) > 0;
    }

    private void forgetDelegator(Event event, String email) {
        Page.all(after -> store.guests().attendees(event.uid(), after, PAGE))
                .filter(one -> one.delegatedFrom().equals(email))
                .forEach(one -> store.commit(Erasure.forgetDelegator(one)));
    }

    /** How many there were. */
    private int remove(Stream<? extends Placed> old) {
        int removed = 0;
        List<Placed> some = new ArrayList<>();
        for (var all = old.iterator(); all.hasNext(); ) {
            some.add(all.next());
            if (some.size() < PAGE && all.hasNext()) continue;
            store.remove(some);
            removed += some.size();
            some.clear();
        }
        return removed;
    }
}
