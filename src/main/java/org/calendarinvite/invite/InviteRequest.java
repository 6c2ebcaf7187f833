package org.calendarinvite.invite;

import java.time.Instant;
import java.util.List;
import org.calendarinvite.decision.Telling;

/**
 * Somebody asks to invite one person.
 *
 * @param id stable for the request, so that a redelivery is the same request
 * @param email normalised
 * @param dates keys of the dates of a series; empty for all
 */
public record InviteRequest(
        String id,
        String uid,
        String email,
        String name,
        String origin,
        List<String> dates,
        Instant asked,
        String trace)
        implements Telling {

    public InviteRequest {
        dates = dates.stream().distinct().toList();
    }

    @Override
    public String kind() {
        return "INVITE_REQUESTED";
    }
}
