package org.calendarinvite.reply;

import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.organizer.Meters;

/**
 * Everything the reply desk looks at.
 *
 * @param byToken the invitation whose address the reply was sent to
 * @param byName the sender's own invitation to the event that the reply names, when the token finds none; trusted less
 * @param other the newcomer's own invitation to the same event, if he has one
 * @param invited how many places of the event are taken, {@code limit} how many there are
 * @param meters what his organizer has mailed within this hour and day
 * @param delegates how many delegates the attendee has brought in
 * @param askAgain whether answers lapse when the times change
 * @param tenants whose domains are this server's, where nobody is invited
 * @param freshToken the token of the newcomer if he is invited
 */
public record ReplyCase(
        Reply reply,
        Optional<Invitation> byToken,
        Optional<Invitation> byName,
        Optional<Attendee> other,
        int invited,
        int limit,
        Meters meters,
        int delegates,
        boolean askAgain,
        Tenants tenants,
        String freshToken,
        Instant now) {

    /** The newcomer is invited already, and was not taken off since. */
    boolean onList() {
        return other.filter(one -> !one.gone()).isPresent();
    }

    Optional<Invitation> invitation() {
        return byToken.or(() -> byName);
    }
}
