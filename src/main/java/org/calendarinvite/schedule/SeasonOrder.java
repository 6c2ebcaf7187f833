package org.calendarinvite.schedule;

import java.util.Base64;
import java.util.Optional;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.organizer.Keys;

/**
 * Somebody hands a season over, anew or once more; what is empty stays as it was.
 *
 * @param forced whatever it cancels is meant
 * @param closing the season ends
 * @param trace also the id of the import
 */
public record SeasonOrder(
        String id,
        String tenant,
        String organizer,
        String title,
        String zone,
        String language,
        boolean forced,
        boolean closing,
        Import.Type type,
        byte[] file,
        Optional<Subscription> feed,
        String trace)
        implements Traced {

    /** The end of a season: a file without a game. */
    public static SeasonOrder closing(Season season, String trace) {
        return new SeasonOrder(
                season.id(),
                season.tenant(),
                season.organizer(),
                "",
                "",
                "",
                true,
                true,
                Import.Type.CSV,
                new byte[0],
                Optional.empty(),
                trace);
    }

    /** What was fetched for a season. */
    public static SeasonOrder fetched(Season season, byte[] file, Import.Type type, Subscription feed, String trace) {
        return new SeasonOrder(
                season.id(),
                season.tenant(),
                season.organizer(),
                "",
                season.zone(),
                "",
                false,
                false,
                type,
                file,
                Optional.of(feed),
                trace);
    }

    /** The same with what was fetched for it. */
    public SeasonOrder of(byte[] fetched, Import.Type is, Subscription read) {
        return of(fetched, is, Optional.of(read));
    }

    public SeasonOrder of(byte[] sent, Import.Type is) {
        return of(sent, is, feed);
    }

    private SeasonOrder of(byte[] sent, Import.Type is, Optional<Subscription> from) {
        return new SeasonOrder(id, tenant, organizer, title, zone, language, forced, closing, is, sent, from, trace);
    }

    /** Of the file and of what it is read by. */
    String hash() {
        return Keys.sha256(Base64.getEncoder().encodeToString(file) + "\n" + title + "\n" + zone);
    }
}
