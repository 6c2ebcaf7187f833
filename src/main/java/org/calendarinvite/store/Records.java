package org.calendarinvite.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Place;
import org.calendarinvite.decision.Until;

/**
 * What a store does with records, counters and claims, whatever they mean; {@link Store} knows what they mean. Reads see every
 * write that was acknowledged before them, and nothing whose time is over.
 */
public interface Records extends AutoCloseable {

    /** The text that is kept there. */
    Optional<String> read(Place place);

    /** Those that are there, in one call; at most 100. */
    Map<Place, String> read(List<Place> places);

    /**
     * A part of one shelf, in the order of names or against it.
     *
     * @param prefix of the names that are meant; what follows it is the {@code name} of a row
     * @param after the name after which to begin, empty to begin at the end
     */
    List<Row> list(String shelf, String prefix, String after, int limit, Order order);

    /** One record of a list. */
    record Row(String name, String body) {}

    enum Order {
        FORWARD,
        BACKWARD
    }

    /** Keeps it, whatever was there. */
    void put(Place place, String body, Optional<Until> until);

    /**
     * Keeps it unless something is there.
     *
     * @return what is there now
     */
    String putIfAbsent(Place place, String body, Optional<Until> until);

    /** Takes away what is there, whatever it is; at most 100 places. */
    void remove(List<Place> places);

    /**
     * Takes away some of what is over, the oldest first.
     *
     * @return how many; fewer than {@code most} when no more is over, or when the database takes it away by itself
     */
    int sweep(int most);

    /** As {@link Store#commit}. */
    Decision commit(Decision decision);

    /** As {@link Store#commitInOrder}. */
    List<Decision> commitInOrder(List<Decision> decisions);

    /** What was decided under this key, as it is remembered: without its changes. */
    Optional<Decision> decided(String key);

    /** As {@link Store#statistics}. */
    Map<String, Long> counters(String uid);

    /** As {@link Store#taken}. */
    int taken(String quota);

    /** As {@link Store#spent}. */
    Map<String, Integer> spent(List<String> names);

    /**
     * As {@link Store#claim}.
     *
     * @param until when the claim, and the mark of what was claimed, may be forgotten; empty for never
     */
    boolean claim(String mailId, Duration lease, Instant now, Optional<Until> until);

    /** As {@link Store#sent}. */
    void sent(String mailId, String serviceId, long sequence, Instant now);

    /** As {@link Trail#mails}: what follows {@code whose} in the ids, in their order. */
    List<SentMail> mails(String whose, String after, int limit);

    /** As {@link Store#allow}. */
    boolean allow(String what, int limit, Instant until);

    /** All of it, to be carried into another store. */
    Movable movable();

    @Override
    void close();
}
