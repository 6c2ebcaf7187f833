package org.calendarinvite.bulk;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Mention;
import org.calendarinvite.decision.Place;
import org.calendarinvite.decision.Term;
import org.calendarinvite.decision.Until;
import org.calendarinvite.event.PlainText;

/**
 * One row that could not be followed, as it was written, and why.
 *
 * @param job the id of the job
 * @param at when it was rejected; {@link Instant#EPOCH} where nobody noted it
 */
public record Rejection(String job, int row, String uid, String email, String name, String reason, Instant at)
        implements Kept {

    public Rejection {
        at = at == null ? Instant.EPOCH : at;
    }

    /** Before the number of the row, which has one width, so that the order of text is that of rows. */
    public static final String PREFIX = "rejected#";

    /** Characters that are shown of what was written. */
    private static final int SHOWN = 100;

    static Rejection of(BulkJob job, BulkRow row, String reason, Instant at) {
        return new Rejection(
                job.id(), row.number(), shown(row.uid()), shown(row.email()), shown(row.name()), reason, at);
    }

    public static String shelf(String job) {
        return BulkJob.shelf(job);
    }

    /** It is written once. */
    @Override
    public long version() {
        return 1;
    }

    @Override
    public Place place() {
        return new Place(shelf(job), PREFIX + "%09d".formatted(row));
    }

    @Override
    public Optional<Until> keptUntil() {
        return Optional.of(at).filter(moment -> moment.isAfter(Instant.EPOCH)).map(Term.LIST::from);
    }

    /** Whether the row says who somebody is. */
    public boolean concerns(Mention person) {
        return Stream.of(uid, email, name, reason).anyMatch(person::in);
    }

    private static String shown(String written) {
        return PlainText.cut(PlainText.oneLine(written), SHOWN);
    }
}
