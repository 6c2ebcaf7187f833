package org.calendarinvite.tell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;
import org.calendarinvite.store.Page;
import org.calendarinvite.store.Store;

/** Takes old records off a shelf, a few at a time while new ones come, so that nothing has to run beside. */
final class Forgetting {

    /** With their pointers they fit into one write. */
    static final int BATCH = 25;

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Store store;
    private final Duration kept;
    private final Map<String, Instant> next = new ConcurrentHashMap<>();

    Forgetting(Store store, Duration kept) {
        this.store = store;
        this.kept = kept;
    }

    /** @param oldest the first so many records of the shelf */
    <T extends Kept> void forget(String shelf, Function<Integer, Page<T>> oldest, Instant now) {
        if (now.isBefore(next.getOrDefault(shelf, Instant.MIN))) return;
        var before = Place.moment(now.minus(kept));
        List<T> old = oldest.apply(BATCH).items().stream()
                .filter(one -> one.place().name().compareTo(before) < 0)
                .toList();
        if (old.size() < BATCH) next.put(shelf, now.plus(PAUSE));
        drop(old);
    }

    void drop(List<? extends Kept> old) {
        List<Change> changes = old.stream().<Change>map(Change.Forget::new).toList();
        try {
            if (!changes.isEmpty()) store.commit(Decision.record("", "Old", changes));
        } catch (Store.Conflict e) {
            // Another process forgets them, or one was replayed just now; whatever is left goes the next time.
        }
    }
}
