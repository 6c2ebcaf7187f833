package org.calendarinvite.settings;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Messages to the outside, {@code cis.hooks}. */
public interface Hooks {

    /** Hooks of one tenant. */
    int perTenant();

    /** How long one attempt may take, from connecting to the end of the answer. */
    Duration timeout();

    /** Bytes of an answer that are read. */
    int responseBytes();

    /** Bytes of a message; a longer one has its event in short. */
    int payloadBytes();

    /** Between the attempts; after the last one a message has failed. */
    List<Duration> waits();

    /** For how long nothing may be delivered to a hook before it is disabled. */
    Duration giveUp();

    /** For how long the former secret signs as well. */
    Duration rotation();

    /** Attempts that are under way at the same time, in one process. */
    int senders();

    /** Attempts to one hook that are under way at the same time, in one process. */
    int atOnce();

    /** Messages that one call may replay. */
    int replays();

    /** Ports that a hook may name. */
    Set<Integer> ports();

    /** Whether hooks may be on private networks, on any port and without TLS. */
    boolean allowPrivate();
}
