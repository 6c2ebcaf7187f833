package org.calendarinvite.schedule;

import java.time.Instant;
import java.util.List;
import org.calendarinvite.decision.Telling;

/**
 * Somebody asks on the page of a season that invites to some of its games are sent to an address, which may be anybody's.
 *
 * @param id stable for the ask, so that a redelivery is the same ask
 * @param email normalised
 * @param picks numbers of games, each once, in their order
 * @param language that the page was in (BCP 47)
 * @param confirmed the address's owner has said so
 */
public record PickAsk(
        String id,
        String season,
        String tenant,
        String email,
        List<Integer> picks,
        String language,
        boolean confirmed,
        Instant asked)
        implements Telling {

    /** How an attendee came to be invited who asked, and confirmed, on the page of a season. */
    public static final String ORIGIN = "schedule";

    public PickAsk {
        picks = picks.stream().distinct().sorted().toList();
    }

    @Override
    public String kind() {
        return "GAMES_ASKED";
    }

    @Override
    public String trace() {
        return id;
    }
}
