package org.calendarinvite.reply;

import java.time.Instant;
import java.util.List;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.invite.Answered;

/**
 * A REPLY as it came (RFC 5546 3.2.3), before anybody knows whether it counts.
 *
 * @param token of the address it was sent to, empty when it came to no attendee's address
 * @param sender the mail's author, normalised; {@code belief} says how far he is proven
 * @param uid the UID it names
 * @param voices one for each ATTENDEE it lists
 * @param belief how far the mail's author is proven
 */
public record Reply(
        String token,
        String sender,
        String uid,
        long sequence,
        Instant dtstamp,
        List<Voice> voices,
        String prodid,
        Answered.Belief belief,
        Instant received,
        String trace)
        implements Traced {

    /** What one ATTENDEE of the REPLY says; {@code partstat} in upper case as written, empty when absent. */
    public record Voice(String email, String partstat) {}
}
