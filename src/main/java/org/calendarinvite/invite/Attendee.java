package org.calendarinvite.invite;

import java.time.Instant;
import org.calendarinvite.decision.Kept;

/**
 * One person's invitation to one event and what is known of his answer.
 *
 * @param email normalised address; with {@code uid} the identity of the invitation
 * @param token unguessable, part of the address that this attendee answers to
 * @param origin how he came to be invited ({@code api}, {@code bulk}, …)
 * @param answer the newest answer, {@link Answered#NONE} until there is one
 */
public record Attendee(
        String uid,
        String email,
        String name,
        String token,
        String origin,
        Answered answer,
        Instant invited,
        long version)
        implements Kept {

    public Attendee answered(Answered newer) {
        return new Attendee(uid, email, name, token, origin, newer, invited, version + 1);
    }
}
