package org.calendarinvite.web;

import java.time.Instant;
import java.util.Optional;

/** A request of the API that cannot be done, as RFC 9457 tells it: the detail says what to do. */
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Instant retry;

    public Problem(int status, String detail) {
        this(status, detail, null);
    }

    /** @param retry when it may be sent again */
    public Problem(int status, String detail, Instant retry) {
        super(detail);
        this.status = status;
        this.retry = retry;
    }

    public Optional<Instant> retry() {
        return Optional.ofNullable(retry);
    }

    public int status() {
        return status;
    }
}
