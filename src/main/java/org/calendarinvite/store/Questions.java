package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Body;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Wish;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.mail.Asked;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.reply.Moot;

/** Puts beside a held message the event that its question is about, and whether it still stands. Reads only. */
@ApplicationScoped
@Named("questions")
public class Questions {

    /** A yes would invite somebody, or mail a change to everybody. */
    private static final String SUSPENDED =
            "Your account is suspended, so the event stays as it is. Ask the operator of this server to lift the suspension.";

    private final Store store;
    private final Occurrences occurrences;
    private final Clock clock;

    @Inject
    public Questions(Store store, Occurrences occurrences) {
        this(store, occurrences, Clock.systemUTC());
    }

    public Questions(Store store, Occurrences occurrences, Clock clock) {
        this.store = store;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    public Asked asked(@Body Refusal refusal) {
        var question = refusal.question();
        var uid = question.map(Question::uid).filter(known -> !known.isEmpty());
        var event = uid.flatMap(store::event);
        // Delivered again meanwhile, it was decided otherwise.
        var moot = question.isEmpty() ? refusal.reason() : moot(question.get(), event);
        return new Asked(refusal.name(), refusal, event, moot);
    }

    public Optional<Asked> at(String place) {
        return store.trail().quarantined(place).map(this::asked);
    }

    private String moot(Question question, Optional<Event> event) {
        if (event.filter(this::suspended).isPresent() && question.wish().isPresent()) return SUSPENDED;
        var wish = question.wish();
        var invited = wish.map(Wish::invited).flatMap(email -> attendee(question, email));
        var person = wish.map(Wish::person).flatMap(one -> attendee(question, one.email()));
        return new Moot(occurrences, clock.instant())
                .reason(question, event, invited, person)
                .orElse("");
    }

    private boolean suspended(Event event) {
        return store.register()
                .account(event.tenant(), event.organizer())
                .filter(Account::suspended)
                .isPresent();
    }

    private Optional<Attendee> attendee(Question question, String email) {
        return store.guests().invitation(question.uid(), email).map(Invitation::attendee);
    }
}
