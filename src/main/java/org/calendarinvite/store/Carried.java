package org.calendarinvite.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.calendarinvite.decision.Place;

/** One thing that a store keeps, as it is carried into another store: {@code end} is when it is over, empty for never. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Carried.Entry.class, name = "record"),
    @JsonSubTypes.Type(value = Carried.Made.class, name = "decision"),
    @JsonSubTypes.Type(value = Carried.Mail.class, name = "mail"),
    @JsonSubTypes.Type(value = Carried.Counted.class, name = "counted"),
    @JsonSubTypes.Type(value = Carried.Taken.class, name = "taken"),
    @JsonSubTypes.Type(value = Carried.Spent.class, name = "spent")
})
public sealed interface Carried {

    /** @param version 1 for what has none */
    record Entry(Place place, long version, String body, Optional<Instant> end) implements Carried {}

    /** What was decided under a key, as it is remembered. */
    record Made(String key, String body, Optional<Instant> end) implements Carried {}

    /**
     * @param sent empty while it is under way
     * @param sequence empty where it is not known
     */
    record Mail(
            String id,
            Instant lease,
            Optional<Instant> sent,
            String service,
            Optional<Long> sequence,
            Optional<Instant> end)
            implements Carried {}

    /** The counters of an event, in the order of their names: two exports of one store are alike. */
    record Counted(String uid, Map<String, Long> totals) implements Carried {

        public Counted {
            totals = new TreeMap<>(totals);
        }
    }

    /** How many places of a quota are taken. */
    record Taken(String quota, int places) implements Carried {}

    /** How often something happened that is limited in time. */
    record Spent(String name, int times, Instant end) implements Carried {}
}
