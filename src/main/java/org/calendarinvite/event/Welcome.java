package org.calendarinvite.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Question;
import org.calendarinvite.organizer.MeterReasons;
import org.calendarinvite.organizer.Standing;

/** Whether there is a place for one more event of an organizer, and what becomes of one who is new. */
final class Welcome {

    private Welcome() {}

    /** Why there is none. */
    static Optional<Decision> closed(EventCase c) {
        var organizer = c.organizer();
        if (organizer.barred().isPresent()) return organizer.barred().map(Decision::refuse);
        return organizer.full()
                ? Optional.of(
                        Decision.limited(EventReasons.limit(organizer.plan().events()), List.of()))
                : organizer.newEvents().full(1).map(meter -> Decision.limited(MeterReasons.events(meter), List.of()));
    }

    /** A place among his events, and one more that he began. */
    static List<Change> place(EventCase c, Event event) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Take(EventDesk.quota(event), c.organizer().plan().events()));
        changes.addAll(c.organizer().newEvents().spend(1));
        return changes;
    }

    /**
     * Held until the operator says whether this may be an organizer, who is on the list of those who wait meanwhile. Remembered apart
     * from what becomes of the same mail when he may.
     */
    static Decision waiting(EventCase c) {
        var organizer = c.organizer();
        var account = organizer.account();
        var held = Decision.ask(
                        EventReasons.WAITING, Question.enrol(organizer.terms().operator()))
                .under(c.request().key() + "/waiting");
        var told = new Notice(
                Notice.Type.ENROLMENT_ASKED,
                account.tenant(),
                account.email(),
                "",
                0,
                c.request().trace());
        return account.known() ? held : held.keeping(enrolling(organizer), List.of(told));
    }

    /** Whoever is new here has an account from now on. */
    static List<Change> enrolling(Standing organizer) {
        var account = organizer.account();
        return account.known() ? List.of() : List.of(new Change.Keep(account.next()));
    }
}
