package org.calendarinvite.settings;

import java.time.Duration;

/** The stream of what happens, {@code cis.live}. */
public interface Live {

    /** Listeners of one process at the same time. */
    int listeners();

    /** The same, of one tenant. */
    int listenersPerTenant();

    /** The same, with one key or of one person, his tickets included. */
    int listenersPerCaller();

    /** For how long the feed is written for whoever comes back, after the last listener of a tenant. */
    Duration remembered();

    /** Bytes that wait for one listener; more are read for him when he has taken them. */
    int buffer();

    /** How long a listener may take nothing before he is closed. */
    Duration patience();

    /** Between signs of life on a quiet stream. */
    Duration heartbeat();

    /** How long one stream lasts; whoever comes back shows his key or ticket anew. */
    Duration lasts();

    /** How long a ticket opens the stream. */
    Duration ticket();
}
