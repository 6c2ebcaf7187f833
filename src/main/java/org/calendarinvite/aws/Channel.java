package org.calendarinvite.aws;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import org.calendarinvite.settings.Settings;

/**
 * The queues, by the role that {@code cis.queue.*} names, and which notices of the events topic each one takes
 * (the values of the message attribute {@code type}).
 */
// The lists are unmodifiable, which a checker cannot see in the type.
@SuppressWarnings("ImmutableEnumChecker")
public enum Channel {
    MAIL("mail"),
    FEEDBACK("feedback"),
    INVITE_REQUESTS("invite-requests", "INVITE_REQUESTED"),
    ASKS("asks", "INVITE_ASKED"),
    BULK("bulk"),
    PICKS("picks", "GAMES_ASKED"),
    SCHEDULES("schedules"),
    EVENTS_CREATED("events-created", "EVENT_CREATED"),
    EVENTS_UPDATED("events-updated", "EVENT_UPDATED"),
    EVENTS_CANCELLED("events-cancelled", "EVENT_CANCELLED"),
    EVENTS_CONTINUED("events-continued", "SERIES_CONTINUED", "SERIES_MOVED"),
    REFUSALS("refusals", "MAIL_REFUSED"),
    QUESTIONS("questions", "QUESTION_ASKED"),
    ACCOUNTS("accounts", "SUBSCRIBED", "ENROLMENT_ASKED", "ENROLMENT_REFUSED", "INVITES_FULL", "INVITES_PAUSED"),
    REPORTS("reports", "REPORT_ASKED"),
    COUNTS("counts"),
    SEND_INVITES("send-invites", "INVITE_DUE", "FOLLOW_DUE", "DATE_ENDED_DUE"),
    /** Apart, so that one invitation does not wait behind ten thousand. */
    SEND_BULK("send-bulk", "LIST_DUE"),
    SEND_UPDATES("send-updates", "REFRESH_DUE", "DECLINECOUNTER_DUE", "UNINVITE_DUE"),
    SEND_CANCELLATIONS("send-cancellations"),
    TOLD(
            "told",
            "EVENT_CREATED",
            "EVENT_UPDATED",
            "EVENT_CANCELLED",
            "INVITE_DUE",
            "UNINVITE_DUE",
            "ANSWER_RECORDED",
            "DELIVERY_RECORDED"),
    TOLD_BULK("told-bulk", "LIST_DUE"),
    HOOK_SENDS("hook-sends");

    /** A message is tried this often before it goes to the dead-letter queue. */
    public static final int TRIES = 5;

    private final String role;
    private final List<String> notices;

    Channel(String role, String... notices) {
        this.role = role;
        this.notices = List.of(notices);
    }

    /** The key under {@code cis.queue}. */
    public String role() {
        return role;
    }

    /** Empty when the queue is not subscribed to the topic. */
    public List<String> notices() {
        return notices;
    }

    /** The queue's name. */
    public String queue(Settings settings) {
        String name = settings.queue().get(role);
        if (name == null) throw new ConfigurationException("No name for a queue: set cis.queue." + role);
        return name;
    }

    /** Where its messages go that failed too often. */
    public String deadQueue(Settings settings) {
        return queue(settings) + "-dead";
    }
}
