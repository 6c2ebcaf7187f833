package org.calendarinvite.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;
import org.calendarinvite.event.Event;

/**
 * A season of games, shown at {@code /s/{id}}: whose it is, and how its newest import stands.
 *
 * @param id a part of its address, one of its kind over all tenants
 * @param zone in which its games are told, an IANA id
 * @param language that its texts are in (BCP 47), empty for unknown
 * @param organizer of all its games, normalised; for life
 * @param feed where it is fetched from by itself
 * @param closing whether it ends, with all games that are still to come
 */
public record Season(
        String id,
        String tenant,
        String title,
        String zone,
        String language,
        String organizer,
        Optional<Subscription> feed,
        Import read,
        boolean closing,
        Instant created,
        long version)
        implements Kept {

    private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    /** All of them, in the order of their ids. */
    public static final String SHELF = "schedules";

    /** Before the time at which one came to be, in the names of the lists that it is on. */
    public static final String LISTED = "schedule#";

    /** Whether an address can have this part. */
    public static boolean names(String id) {
        return id != null && ID.matcher(id).matches();
    }

    public static Place at(String id) {
        return new Place(shelf(id), "season");
    }

    /** A season and its games. */
    static String shelf(String id) {
        return "schedule#" + id;
    }

    @Override
    public Place place() {
        return at(id);
    }

    @Override
    public List<Place> pointers() {
        var listed = LISTED + Place.moment(created) + "#" + id;
        return List.of(
                new Place(SHELF, id),
                new Place(Event.shelf(tenant), listed),
                new Place(Event.shelf(tenant, organizer), listed));
    }

    /** The quota that counts an organizer's seasons. */
    public static String quota(String tenant, String organizer) {
        return "schedules#" + tenant + "#" + organizer;
    }

    public SeasonTurn turn() {
        return new SeasonTurn(id, read.id(), read.next(), read.id());
    }

    /** The key of the file that the newest import reads. */
    public String file() {
        return "schedules/" + id + "/" + read.id();
    }

    /** What it is from now on: what an order leaves out stays as it was. */
    Season ordered(SeasonOrder order, String readIn, Import began) {
        return new Season(
                id,
                tenant,
                said(order.title(), title),
                said(readIn, zone),
                said(order.language(), language),
                organizer,
                order.feed().or(() -> feed),
                began,
                closing || order.closing(),
                created,
                version + 1);
    }

    /** With an import that waits until it is said to be meant: all else stays but when its own feed is due. */
    Season held(SeasonOrder order, Import waits) {
        return with(fed(order).isPresent() ? order.feed() : feed, waits);
    }

    /** What is fetched next: the same file once more where the last one was not read to its end. */
    public Subscription next() {
        var own = feed.orElseThrow();
        return read.state() == Import.State.DONE || read.state() == Import.State.HELD ? own : own.whole();
    }

    /** Where it is fetched from, when that is where the order's file comes from. */
    Optional<Subscription> fed(SeasonOrder order) {
        return feed.filter(
                own -> order.feed().filter(its -> its.url().equals(own.url())).isPresent());
    }

    boolean ownedBy(SeasonOrder order) {
        return tenant.equals(order.tenant()) && organizer.equals(order.organizer());
    }

    Season reading(Import now) {
        return with(feed, now);
    }

    /** Looked for at its own address once more. */
    public Season fetched(Subscription now) {
        return with(Optional.of(now), read);
    }

    /** Fetched by itself no more. */
    Season unsubscribed() {
        return with(Optional.empty(), read);
    }

    private Season with(Optional<Subscription> now, Import is) {
        return new Season(id, tenant, title, zone, language, organizer, now, is, closing, created, version + 1);
    }

    private static String said(String newer, String before) {
        return newer.isBlank() ? before : newer;
    }
}
