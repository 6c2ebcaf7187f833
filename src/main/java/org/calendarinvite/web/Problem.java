package org.calendarinvite.web;

/** A request of the API that cannot be done, as RFC 9457 tells it: the detail says what to do. */
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int after;

    public Problem(int status, String detail) {
        this(status, detail, 0);
    }

    /** @param after seconds to wait before the next try (Retry-After, RFC 9110 10.2.3), 0 to say nothing of it */
    public Problem(int status, String detail, int after) {
        super(detail);
        this.status = status;
        this.after = after;
    }

    public int status() {
        return status;
    }

    public int after() {
        return after;
    }
}
