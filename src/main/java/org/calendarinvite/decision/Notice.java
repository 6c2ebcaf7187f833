package org.calendarinvite.decision;

/**
 * Says on a topic or queue that something happened or is due; small, so that state is read where it is needed.
 *
 * @param uid the event; where the account of an organizer is meant, his tenant
 * @param attendee the attendee's address, empty when the whole event is meant; the organizer's where he alone is
 * @param instance the one occurrence of a series that is meant ({@code When.key}), empty for all; of an account, the order
 * @param sequence the event's own SEQUENCE (RFC 5545 3.8.7.4) when this was said
 * @param trace follows one message from mail in to mail out
 */
public record Notice(Type type, String uid, String attendee, String instance, long sequence, String trace)
        implements Telling, OfEvent {

    /** The names are the {@code type} attribute that topic filters read. */
    public enum Type {
        EVENT_CREATED,
        EVENT_UPDATED,
        EVENT_CANCELLED,
        /** The event goes on where another one, split by its organizer, ends. */
        SERIES_CONTINUED,
        /** A series has other dates than before. */
        SERIES_MOVED,
        ANSWER_RECORDED,
        /** The organizer is to have the list of attendees by mail. */
        REPORT_ASKED,
        /** An order gives its organizer a subscription. */
        SUBSCRIBED,
        /** The operator is asked whether somebody may be an organizer. */
        ENROLMENT_ASKED,
        /** The operator does not want somebody as an organizer. */
        ENROLMENT_REFUSED,
        /** Somebody could not be invited, since the event has all its invites. */
        INVITES_FULL,
        /** Somebody could not be invited, since the organizer has invited many within the hour or day; the instance is when it ends. */
        INVITES_PAUSED,
        /** What is known of an attendee's mails has changed. */
        DELIVERY_RECORDED,
        INVITE_DUE,
        /** An attendee of single dates is asked to the one that took the place of his. */
        FOLLOW_DUE,
        /** A date that an attendee was invited to is none of its series any more. */
        DATE_ENDED_DUE,
        UPDATE_DUE,
        CANCELLATION_DUE,
        /** One attendee is off the guest list (RFC 5546 3.2.5). */
        UNINVITE_DUE,
        /** An attendee asked for the event as it is now (REFRESH, RFC 5546 3.2.6). */
        REFRESH_DUE,
        /** An attendee's proposal was declined (DECLINECOUNTER, RFC 5546 3.2.8). */
        DECLINECOUNTER_DUE
    }

    @Override
    public String kind() {
        return type.name();
    }

    @Override
    public String about() {
        return switch (type) {
            case SUBSCRIBED, ENROLMENT_ASKED, ENROLMENT_REFUSED -> "";
            default -> uid;
        };
    }

    public Notice to(Type due, String address, String occurrence) {
        return new Notice(due, uid, address, occurrence, sequence, trace);
    }
}
