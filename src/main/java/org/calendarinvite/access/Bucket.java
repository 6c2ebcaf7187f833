package org.calendarinvite.access;

/** A token bucket: it holds what is allowed in a second, and is filled evenly. */
public final class Bucket {

    private static final double SECOND = 1e9;

    private final int perSecond;
    private double tokens;
    private long filled;

    /** @param now nanoseconds of a clock that only goes forward */
    public Bucket(int perSecond, long now) {
        this.perSecond = perSecond;
        this.tokens = perSecond;
        this.filled = now;
    }

    /** False when there is none left. */
    public synchronized boolean take(long now) {
        tokens = Math.min(perSecond, tokens + (now - filled) / SECOND * perSecond);
        filled = now;
        if (tokens < 1) return false;
        tokens--;
        return true;
    }
}
