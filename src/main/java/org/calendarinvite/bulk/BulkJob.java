package org.calendarinvite.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;
import org.calendarinvite.decision.Term;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.decision.Until;
import org.calendarinvite.event.Event;

/**
 * A list of people to invite, and how far it is done.
 *
 * @param organizer whose events it may name, and who is told when it is done
 * @param uid the one event that it is for, empty when each row names its own
 * @param charset of the file
 * @param rows how many the file has, blank ones and the header not counted
 * @param next the number of the row where the next page begins
 * @param ended when nothing more will follow
 * @param revived how often its page was queued once more since it last moved on
 */
public record BulkJob(
        String id,
        String tenant,
        String organizer,
        String uid,
        String charset,
        State state,
        int rows,
        int next,
        Counts counts,
        Instant started,
        Instant updated,
        Optional<Instant> ended,
        String trace,
        Layout layout,
        int revived,
        long version)
        implements Kept, Traced {

    public BulkJob {
        layout = layout == null ? Layout.UNKNOWN : layout;
    }

    public enum State {
        RUNNING,
        DONE,
        /** The page that was begun is finished, and no other is begun. */
        CANCELLED,
        /** The same page failed again and again; what was invited before it is. */
        FAILED
    }

    /**
     * Rows that led to an invitation, that named somebody who had it, and that could not be followed.
     *
     * @param foreign those rejected because the event that they name is none of the organizer's
     */
    public record Counts(int invited, int already, int rejected, int foreign) {

        public static final Counts NONE = new Counts(0, 0, 0);

        /** All rows named events of the organizer. */
        public Counts(int invited, int already, int rejected) {
            this(invited, already, rejected, 0);
        }

        public int done() {
            return invited + already + rejected;
        }

        Counts plus(Counts more) {
            return new Counts(
                    invited + more.invited, already + more.already, rejected + more.rejected, foreign + more.foreign);
        }
    }

    /** Before the time at which a job began, in the names of the lists that it is on. */
    public static final String LISTED = "bulk#";

    public static BulkJob of(
            String id, String tenant, String organizer, String uid, Outline outline, Instant started, String trace) {
        return new BulkJob(
                id,
                tenant,
                organizer,
                uid,
                outline.charset(),
                State.RUNNING,
                outline.rows(),
                outline.layout().pages().stream()
                        .findFirst()
                        .map(Layout.Start::row)
                        .orElse(1),
                Counts.NONE,
                started,
                started,
                Optional.empty(),
                trace,
                outline.layout(),
                0,
                1);
    }

    public static Place at(String id) {
        return new Place(shelf(id), "job");
    }

    /** The job, and the rows that it rejected. */
    static String shelf(String id) {
        return "bulk#" + id;
    }

    @Override
    public Place place() {
        return at(id);
    }

    /** For as long as something is to follow, and then for a while. */
    @Override
    public Optional<Until> keptUntil() {
        return ended.map(Term.LIST::from);
    }

    @Override
    public Optional<Until> pointersUntil() {
        return Optional.of(Term.LIST.from(started));
    }

    @Override
    public List<Place> pointers() {
        var listed = LISTED + Place.moment(started) + "#" + id;
        return List.of(new Place(Event.shelf(tenant, organizer), listed), new Place(Event.shelf(tenant), listed));
    }

    /** The key of the file in the bucket. */
    public String file() {
        return turn().file();
    }

    boolean running() {
        return state == State.RUNNING;
    }

    /** Among those that are under way; who began before anybody counted them is not. */
    boolean counted() {
        return !layout.equals(Layout.UNKNOWN);
    }

    public boolean cancelled() {
        return state == State.CANCELLED;
    }

    public boolean failed() {
        return state == State.FAILED;
    }

    /** Nothing more follows; what was cancelled may have a page to finish yet. */
    public boolean over() {
        return ended.isPresent();
    }

    public BulkTurn turn() {
        return new BulkTurn(id, next, trace);
    }

    /** In percent; what was cancelled stays where it was. */
    public int percent() {
        return rows == 0 ? 100 : (int) (100L * counts.done() / rows);
    }

    BulkJob stopped(Instant now) {
        return with(State.CANCELLED, next, counts, now, Optional.empty(), 0);
    }

    /** It goes no further; what was cancelled stays so. */
    BulkJob failing(Instant now) {
        return with(running() ? State.FAILED : state, next, counts, now, Optional.of(now), 0);
    }

    /** Its page is queued once more. */
    BulkJob again(Instant now) {
        return with(state, next, counts, now, ended, revived + 1);
    }

    /** A page further. */
    BulkJob moved(Counts page, int beginsAt, boolean last, Instant now) {
        var is = state == State.RUNNING && last ? State.DONE : state;
        return with(is, beginsAt, counts.plus(page), now, Optional.of(now).filter(at -> is != State.RUNNING), 0);
    }

    /** Rows that are not done yet. */
    int left() {
        return Math.max(0, rows - counts.done());
    }

    /** All that is left is rejected at once. */
    BulkJob ended(Instant now) {
        return with(State.DONE, next, counts.plus(new Counts(0, 0, left())), now, Optional.of(now), 0);
    }

    private BulkJob with(State is, int beginsAt, Counts now, Instant at, Optional<Instant> end, int times) {
        return new BulkJob(
                id,
                tenant,
                organizer,
                uid,
                charset,
                is,
                rows,
                beginsAt,
                now,
                started,
                at,
                end,
                trace,
                layout,
                times,
                version + 1);
    }
}
