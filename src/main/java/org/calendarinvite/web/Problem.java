package org.calendarinvite.web;

/** A request of the API that cannot be done, as RFC 9457 tells it: the detail says what to do. */
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public Problem(int status, String detail) {
        super(detail);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
