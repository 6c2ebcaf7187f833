package org.calendarinvite.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.access.Once;
import org.calendarinvite.decision.Term;
import org.calendarinvite.decision.Until;
import org.calendarinvite.settings.Keep;

/** How long each term is, and what time it is. A term without a length never ends. */
public record Terms(Map<Term, Duration> lengths, Clock clock) {

    /** Nothing is ever over. */
    public static final Terms ENDLESS = new Terms(Map.of(), Clock.systemUTC());

    public static Terms of(Keep keep, Clock clock) {
        return new Terms(
                Map.of(
                        Term.STORY, keep.stories(),
                        Term.HELD, keep.held(),
                        Term.LIST, keep.lists(),
                        Term.DECISION, keep.decisions(),
                        Term.ANSWER, Once.REMEMBERED,
                        Term.FEED, keep.feed(),
                        Term.AUDIT, keep.audit()),
                clock);
    }

    public Instant now() {
        return clock.instant();
    }

    /** When it is over; empty for never. */
    public Optional<Instant> end(Optional<Until> until) {
        return until.flatMap(one -> Optional.ofNullable(lengths.get(one.term()))
                .map(length -> one.from().plus(length)));
    }
}
