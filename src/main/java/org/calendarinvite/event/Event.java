package org.calendarinvite.event;

import java.time.Instant;
import java.util.List;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;

/**
 * An event as the server hosts it, under the server's own UID.
 *
 * @param uid ours: a random UUID, stable for life
 * @param organizer the owner's address, normalised
 * @param clientUid the UID in the organizer's calendar; unique only together with {@code organizer}
 * @param sequence our own SEQUENCE, raised with every change that attendees are told of
 * @param source the organizer's own version that this state came from
 * @param prodid the organizer's calendar client
 * @param continues the UID of the event that this one was split from, or empty
 * @param language that its organizer wrote in (BCP 47), empty for unknown
 */
public record Event(
        String uid,
        String tenant,
        String organizer,
        String organizerName,
        String clientUid,
        Status status,
        long sequence,
        Series series,
        Source source,
        String prodid,
        Strangers strangers,
        String continues,
        String language,
        Instant created,
        Instant modified,
        long version)
        implements Kept {

    public enum Status {
        CONFIRMED,
        CANCELLED
    }

    public Event {
        // Kept before mails were heard to have one.
        language = language == null ? "" : language;
    }

    /** In no language that is known. */
    public Event(
            String uid,
            String tenant,
            String organizer,
            String organizerName,
            String clientUid,
            Status status,
            long sequence,
            Series series,
            Source source,
            String prodid,
            Strangers strangers,
            String continues,
            Instant created,
            Instant modified,
            long version) {
        this(
                uid,
                tenant,
                organizer,
                organizerName,
                clientUid,
                status,
                sequence,
                series,
                source,
                prodid,
                strangers,
                continues,
                "",
                created,
                modified,
                version);
    }

    /** Where the event of a UID is kept, on a shelf with all that belongs to it. */
    public static Place at(String uid) {
        return new Place("event#" + uid, "event");
    }

    /** What leads to the event that this organizer's calendar knows under its own UID. */
    public static Place at(String tenant, String organizer, String clientUid) {
        return new Place(shelf(tenant, organizer), "client#" + clientUid);
    }

    /** What belongs to one organizer, his events among it. */
    public static String shelf(String tenant, String organizer) {
        return "organizer#" + tenant + "#" + organizer;
    }

    /** All events of a tenant. */
    public static String shelf(String tenant) {
        return "tenant#" + tenant;
    }

    /** Before the time at which an event came to be, in the names of the lists that it is on. */
    public static final String LISTED = "event#";

    private static final String SEASON = "schedule:";

    @Override
    public Place place() {
        return at(uid);
    }

    @Override
    public List<Place> pointers() {
        var listed = LISTED + Place.moment(created) + "#" + uid;
        return List.of(
                at(tenant, organizer, clientUid),
                new Place(shelf(tenant, organizer), listed),
                new Place(shelf(tenant), listed));
    }

    /** How the client UIDs of the games of a season begin, which no mail may name. */
    public static String ofSeason(String id) {
        return SEASON + id + "/";
    }

    /** Whether a client UID is that of a game of a season. */
    public static boolean ofSeasons(String clientUid) {
        return clientUid.startsWith(SEASON);
    }

    /** Whether it is a game of a season, which counts apart and which only the next import of its season changes. */
    public boolean game() {
        return ofSeasons(clientUid);
    }

    public boolean cancelled() {
        return status == Status.CANCELLED;
    }

    /** Whether people may ask by themselves to be invited. */
    public boolean open() {
        return !cancelled() && strangers != Strangers.REFUSE;
    }

    /** What attendees see of the whole. */
    public Details details() {
        return series.details();
    }

    /** The name people see: the organizer's own, else his address. */
    public String host() {
        return organizerName.isBlank() ? organizer : organizerName;
    }

    /** The SEQUENCE of what is meant: one date, or everything when {@code instance} is empty. */
    public long sequenceOn(String instance) {
        if (cancelled()) return sequence;
        return instance.isEmpty() ? series.sequence() : series.sequenceOn(instance);
    }

    /** The organizer's newer version says what we already know. */
    Event seen(Series same, Source newer, Instant now) {
        return next(organizerName, status, sequence, same, newer, strangers, now);
    }

    Event changed(Series newer, String name, Source from, Instant now) {
        return next(name, Status.CONFIRMED, sequence + 1, newer, from, strangers, now);
    }

    Event cancelled(Series last, Source from, Instant now) {
        return next(organizerName, Status.CANCELLED, sequence + 1, last, from, strangers, now);
    }

    /** The event, or one date of it, at times that its organizer agreed to; his own version stays what it was. */
    public Event moved(String date, Details moved, boolean askAgain, Instant now) {
        return changed(series.moved(date, moved, source, sequence + 1, askAgain), organizerName, source, now);
    }

    public Event admitting(Strangers policy, Instant now) {
        return next(organizerName, status, sequence, series, source, policy, now);
    }

    private Event next(
            String name, Status status, long sequence, Series series, Source source, Strangers strangers, Instant now) {
        return new Event(
                uid,
                tenant,
                organizer,
                name,
                clientUid,
                status,
                sequence,
                series,
                source,
                prodid,
                strangers,
                continues,
                language,
                created,
                now,
                version + 1);
    }
}
