package org.calendarinvite.event;

import java.time.Instant;
import java.util.List;

/** Which dates a series has (RFC 5545 3.8.5): its rule and RDATEs without its EXDATEs. */
public interface Occurrences {

    /** Whether the series, were none of its dates left out, has this one; false beyond what is looked through. */
    boolean includes(Details series, When date);

    /** The dates from a moment on, in order, left-out ones left out. */
    List<When> from(Details series, Instant first, int limit);
}
