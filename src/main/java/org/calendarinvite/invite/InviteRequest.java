package org.calendarinvite.invite;

import java.time.Instant;
import org.calendarinvite.decision.Telling;

/**
 * Somebody asks to invite one person.
 *
 * @param id stable for the request, so that a redelivery is the same request
 * @param email normalised
 */
public record InviteRequest(
        String id, String uid, String email, String name, String origin, Instant asked, String trace)
        implements Telling {

    @Override
    public String kind() {
        return "INVITE_REQUESTED";
    }
}
