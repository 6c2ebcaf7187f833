package org.calendarinvite.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.organizer.Standing;

/**
 * Everything the desk looks at when a season is handed over.
 *
 * @param found what the file says
 * @param games that are known
 * @param organizer as he stands, whoever hands it over
 * @param seasons of the organizer, so many
 */
public record SeasonCase(
        SeasonOrder order,
        Optional<Season> stored,
        Imported found,
        List<Game> games,
        Standing organizer,
        int seasons,
        SeasonLimits limits,
        Instant now) {}
