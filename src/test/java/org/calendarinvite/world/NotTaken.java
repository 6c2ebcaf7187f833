package org.calendarinvite.world;

/** The server answered the mail with an error that is final (SMTP 5xx). */
public class NotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotTaken(String reply, Throwable cause) {
        super(reply, cause);
    }
}
