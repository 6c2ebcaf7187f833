package org.calendarinvite.mail;

import java.util.Optional;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.event.Event;

/**
 * A held message about which somebody is asked, and the event it is about.
 *
 * @param place where the message stands in the quarantine
 * @param moot why there is nothing to say any more, in sentences for who was asked; empty while there is
 */
public record Asked(String place, Refusal refusal, Optional<Event> event, String moot) implements Traced {

    /** Empty when the message has been decided since. */
    public Optional<Question> question() {
        return refusal.question();
    }

    public boolean stands() {
        return moot.isEmpty();
    }

    @Override
    public String trace() {
        return refusal.trace();
    }
}
