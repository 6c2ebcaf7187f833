package org.calendarinvite.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.calendarinvite.decision.Outcome;

/** What an event is does not depend on the order in which its organizer's mails come, nor on how often. */
class OrderTest {

    /** What attendees see of it in the end. */
    record Seen(boolean cancelled, Optional<Details> whole, List<Instance> dates) {}

    /** An event that is cancelled, or of which only the cancellation came. */
    private static final Seen GONE = new Seen(true, Optional.empty(), List.of());

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property(tries = 1000)
    void shuffledAndDoubledMailsReachTheStateOfOrderlyOnes(@ForAll("seeds") long seed) {
        var random = new Random(seed);
        var orderly = Histories.of(random);
        var shuffled = new ArrayList<>(orderly);
        for (var mail : orderly) if (random.nextInt(3) == 0) shuffled.add(mail);
        Collections.shuffle(shuffled, random);
        assertEquals(after(orderly), after(shuffled), () -> orderly + "\n" + shuffled);
    }

    @Property(tries = 1000)
    void aLostMailThatANewerOneSupersedesChangesNothing(@ForAll("seeds") long seed) {
        var orderly = Histories.of(new Random(seed));
        var arrived = IntStream.range(0, orderly.size())
                .filter(i -> !superseded(orderly, i))
                .mapToObj(orderly::get)
                .toList();
        assertEquals(after(orderly).orElse(GONE), after(arrived).orElse(GONE), orderly::toString);
    }

    /**
     * The next mail says all of it anew. A version of the whole must not end or begin a rhythm, for what was said of single dates
     * before holds only while the rhythm does.
     */
    private static boolean superseded(List<EventRequest> mails, int i) {
        if (i + 1 == mails.size()) return false;
        var mail = mails.get(i);
        var next = mails.get(i + 1);
        if (mail.cancels() || next.cancels() || mail.until().isPresent()) return false;
        boolean dates = mail.instances().stream().allMatch(one -> names(next, one));
        if (mail.details().isEmpty()) return dates && next.details().isEmpty();
        boolean sameBefore = i > 0
                && mails.get(i - 1)
                        .details()
                        .map(Details::rhythm)
                        .equals(mail.details().map(Details::rhythm))
                && !mails.get(i - 1).cancels();
        return dates
                && sameBefore
                && next.details().map(Details::rhythm).equals(mail.details().map(Details::rhythm));
    }

    private static boolean names(EventRequest next, Instance one) {
        return next.instances().stream().anyMatch(other -> other.key().equals(one.key()));
    }

    /** What was refused is sent again: its sender was told. */
    private static Optional<Seen> after(List<EventRequest> mails) {
        var story = new Story();
        List<EventRequest> refused = new ArrayList<>(mails);
        for (int before = Integer.MAX_VALUE; !refused.isEmpty() && refused.size() < before; ) {
            before = refused.size();
            List<EventRequest> again = new ArrayList<>();
            for (var mail : refused) if (story.hears(mail).last().outcome() == Outcome.REFUSED) again.add(mail);
            refused = again;
        }
        return story.known() ? Optional.of(seen(story.event())) : Optional.empty();
    }

    private static Seen seen(Event event) {
        if (event.cancelled()) return new Seen(true, Optional.empty(), List.of());
        var dates =
                event.series().instances().stream().map(one -> one.told(0, 0)).toList();
        boolean partial = event.series().partial();
        return new Seen(false, partial ? Optional.empty() : Optional.of(event.details()), dates);
    }
}
