package org.calendarinvite.invite;

import java.time.Instant;
import java.util.List;
import org.calendarinvite.decision.OfEvent;
import org.calendarinvite.decision.Telling;
import org.calendarinvite.event.Move;

/**
 * Somebody asks to invite one person.
 *
 * @param id stable for the request, so that a redelivery is the same request
 * @param email normalised
 * @param dates keys of the dates of a series; empty for all
 * @param tenant whose event it is
 * @param moves when it is the series that asks: where dates that he is invited to went
 * @param along when it is the series that asks because it goes on as this event
 * @param language that the person reads (BCP 47), empty for unknown
 */
public record InviteRequest(
        String id,
        String uid,
        String email,
        String name,
        String origin,
        List<String> dates,
        List<Move> moves,
        boolean along,
        String language,
        Instant asked,
        String trace,
        String tenant)
        implements Telling, OfEvent {

    public InviteRequest {
        dates = dates.stream().distinct().toList();
        // A request that was queued before there were any has none.
        moves = moves == null ? List.of() : List.copyOf(moves);
        language = language == null ? "" : language;
    }

    public InviteRequest(
            String id,
            String uid,
            String email,
            String name,
            String origin,
            List<String> dates,
            Instant asked,
            String trace,
            String tenant) {
        this(id, uid, email, name, origin, dates, List.of(), false, "", asked, trace, tenant);
    }

    @Override
    public String about() {
        return uid;
    }

    @Override
    public String kind() {
        return "INVITE_REQUESTED";
    }
}
