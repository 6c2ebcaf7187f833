package org.calendarinvite.invite;

import java.util.Optional;

/** An invitation, and what is said against mailing to its address. */
public record Recipient(Invitation invitation, Optional<Suppression> suppression) {

    /** Why nothing is mailed to him about this event, if so. */
    public Optional<Suppression.Ground> against() {
        return suppression.flatMap(known -> known.against(invitation.event().organizer()));
    }

    /** What is known of the address; version 0 when nothing is kept. */
    Suppression known() {
        return suppression.orElseGet(() -> Suppression.none(
                invitation.event().tenant(), invitation.attendee().email()));
    }
}
