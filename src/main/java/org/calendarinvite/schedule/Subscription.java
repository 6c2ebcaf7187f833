package org.calendarinvite.schedule;

import java.time.Instant;

/**
 * Where a season is fetched from by itself.
 *
 * @param etag as its server gave it last (RFC 9110 8.8.3), and {@code modified} the same of Last-Modified; empty for none
 * @param due when it is looked at next
 * @param flaw why that did not work last time, empty when it did
 */
public record Subscription(String url, String etag, String modified, Instant due, String flaw) {

    public static Subscription to(String url, Instant now) {
        return new Subscription(url, "", "", now, "");
    }

    /** Without what tells that it is the same, so that all of it comes. */
    Subscription whole() {
        return new Subscription(url, "", "", due, flaw);
    }

    public Subscription failed(String why, Instant next) {
        return new Subscription(url, etag, modified, next, why);
    }

    public Subscription read(String tag, String date, Instant next) {
        return new Subscription(url, tag, date, next, "");
    }
}
