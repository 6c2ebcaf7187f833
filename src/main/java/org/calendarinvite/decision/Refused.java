package org.calendarinvite.decision;

/** The input can never succeed, however often it is tried. The message is a sentence that its sender can act on. */
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refused(String reason) {
        super(reason);
    }

    public Refused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
