package org.calendarinvite.reply;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.When;
import org.calendarinvite.invite.Answered;

/**
 * What an attendee's calendar sent, before anybody knows whether it counts.
 *
 * @param token of the address it was sent to, empty when it came to no attendee's address
 * @param sender the mail's author, normalised; {@code belief} says how far he is proven
 * @param uid the UID it names
 * @param parts one for each VEVENT: the whole, single dates, or both
 * @param consent what the organizer, who was asked about it, says
 */
public record Reply(
        Kind kind,
        String token,
        String sender,
        String senderName,
        String uid,
        List<Part> parts,
        String prodid,
        Answered.Belief belief,
        Consent consent,
        Instant received,
        String trace)
        implements Traced {

    public enum Kind {
        /** REPLY (RFC 5546 3.2.3). */
        ANSWER,
        /** COUNTER (3.2.7). */
        PROPOSAL,
        /** REFRESH (3.2.6). */
        REFRESH
    }

    /**
     * One VEVENT.
     *
     * @param date RECURRENCE-ID as written, empty for the whole
     * @param voices one for each ATTENDEE it lists
     * @param details read for a proposal only
     * @param comment what he says to the organizer in his own words, or empty
     */
    public record Part(
            Optional<When> date,
            long sequence,
            Instant dtstamp,
            List<Voice> voices,
            Optional<Details> details,
            String comment) {

        Optional<Voice> of(String email) {
            return voices.stream().filter(voice -> voice.email().equals(email)).findFirst();
        }
    }

    /**
     * What one ATTENDEE says.
     *
     * @param partstat in upper case as written, empty when absent
     * @param delegate DELEGATED-TO, normalised, or empty
     */
    public record Voice(String email, String name, String partstat, String delegate) {}

    public Reply {
        parts = List.copyOf(parts);
    }

    /** A proven sender is proven for himself: whoever answers for another has only the token to show. */
    Answered.Belief beliefFor(String person) {
        boolean another = !sender.equals(person);
        return another && belief == Answered.Belief.VERIFIED ? Answered.Belief.UNVERIFIED : belief;
    }

    /** What this address says, first. */
    Optional<Voice> of(String email) {
        return parts.stream().flatMap(part -> part.of(email).stream()).findFirst();
    }

    /** One of several VEVENTs names a delegate, so that it would be unclear for which dates. */
    boolean delegatesAmongOthers() {
        return parts.size() > 1
                && parts.stream().flatMap(part -> part.voices().stream()).anyMatch(voice -> voice.partstat()
                        .equals("DELEGATED"));
    }

    /** Somebody besides the invited one whom this reply brings in: whom he sends instead, or the stranger who answers. */
    public String newcomer(String invited) {
        var own = of(invited);
        if (own.isPresent()) return own.get().delegate();
        if (of(sender).isPresent()) return sender;
        return parts.stream()
                .flatMap(part -> part.voices().stream())
                .map(Voice::email)
                .findFirst()
                .orElse("");
    }
}
