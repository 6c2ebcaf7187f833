package org.calendarinvite.aws;

import java.util.Arrays;
import java.util.List;

/**
 * The queues, by the role that {@code cis.queue.*} names, and which notices of the events topic each one takes
 * (the values of the message attribute {@code type}).
 */
public enum Channel {
    MAIL("mail"),
    INVITE_REQUESTS("invite-requests", "INVITE_REQUESTED"),
    EVENTS_CREATED("events-created", "EVENT_CREATED"),
    EVENTS_UPDATED("events-updated", "EVENT_UPDATED"),
    EVENTS_CANCELLED("events-cancelled", "EVENT_CANCELLED"),
    REFUSALS("refusals", "MAIL_REFUSED"),
    SEND_INVITES("send-invites"),
    SEND_UPDATES("send-updates"),
    SEND_CANCELLATIONS("send-cancellations");

    /** A message is tried this often before it goes to the dead-letter queue. */
    public static final int TRIES = 5;

    private final String role;
    private final List<String> notices;

    Channel(String role, String... notices) {
        this.role = role;
        this.notices = Arrays.asList(notices);
    }

    /** The key under {@code cis.queue}. */
    public String role() {
        return role;
    }

    /** Empty when the queue is not subscribed to the topic. */
    public List<String> notices() {
        return notices;
    }
}
