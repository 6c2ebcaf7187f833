package org.calendarinvite.invite;

import java.time.Instant;
import java.util.List;
import org.calendarinvite.decision.Telling;

/**
 * Somebody asks on the page of an event that an invite is sent to an address, which may be anybody's.
 *
 * @param id stable for the ask, so that a redelivery is the same ask
 * @param email normalised
 * @param origin the word that says where the link to the page stood
 * @param language that the page was in (BCP 47)
 */
public record PageAsk(
        String id, String uid, String tenant, String email, String origin, String language, Instant asked, String trace)
        implements Telling {

    @Override
    public String kind() {
        return "INVITE_ASKED";
    }

    /** The invite itself, once it is known that the address wants it. */
    public InviteRequest request() {
        return new InviteRequest(
                id, uid, email, "", origin, List.of(), List.of(), false, language, asked, trace, tenant);
    }
}
