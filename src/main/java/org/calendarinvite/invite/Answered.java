package org.calendarinvite.invite;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/**
 * An attendee's answer as it counts: what was said, to which version, when, by which client, and how far it is believed.
 *
 * @param sequence and {@code dtstamp} of the REPLY (RFC 5546 2.1.5); {@code received} breaks ties
 * @param prodid the calendar client that answered
 */
public record Answered(PartStat status, long sequence, Instant dtstamp, Instant received, String prodid, Belief belief)
        implements Comparable<Answered> {

    public static final Answered NONE =
            new Answered(PartStat.NOACTION, -1, Instant.EPOCH, Instant.EPOCH, "", Belief.VERIFIED);

    private static final Comparator<Answered> ORDER = Comparator.comparingLong(Answered::sequence)
            .thenComparing(Answered::dtstamp)
            .thenComparing(Answered::received)
            .thenComparing(Answered::status)
            .thenComparing(Answered::prodid)
            .thenComparing(Answered::belief);

    @Override
    public int compareTo(Answered other) {
        return ORDER.compare(this, other);
    }

    /** How sure we are that the attendee said it. */
    public enum Belief {
        /** Token and an aligned pass. */
        VERIFIED,
        /** Token, and signed by his calendar provider though not by his own domain. */
        VOUCHED,
        /** Token only: whoever holds the invite could have written it. */
        UNVERIFIED;

        /** The name in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
