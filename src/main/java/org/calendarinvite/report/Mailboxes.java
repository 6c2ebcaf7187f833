package org.calendarinvite.report;

import org.calendarinvite.invite.Rsvp;
import org.calendarinvite.invite.Unsubscription;

/** Which of our mailboxes a mail came to. */
public final class Mailboxes {

    private Mailboxes() {}

    /** Without the token of an attendee: whoever knows it can answer for him. */
    public static String kind(String address) {
        if (!Rsvp.token(address).isEmpty()) return "rsvp";
        if (!Unsubscription.token(address).isEmpty()) return "unsubscribe";
        return address.substring(0, Math.max(0, address.lastIndexOf('@')));
    }
}
