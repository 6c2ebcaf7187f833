package org.calendarinvite.hook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Place;
import org.calendarinvite.decision.Term;
import org.calendarinvite.decision.Until;
import org.calendarinvite.invite.Attendee;

/**
 * One message to the outside: a line of the tenant's feed, and what hooks are sent. It never changes.
 *
 * @param id the same however often the notice comes; {@code webhook-id}
 * @param type the {@link ToldType#word}
 * @param at when it was told, which is about when it happened
 * @param uid the event, empty in a test
 * @param organizer the event's, by whom hooks may choose
 * @param person whom it is about, empty for the whole event; the body has him masked
 * @param body JSON: {@code type}, {@code timestamp}, {@code data}
 */
public record Told(
        String tenant,
        String id,
        String type,
        Instant at,
        String uid,
        String organizer,
        Person person,
        String body,
        String trace)
        implements Kept {

    /** An address and a name, for hooks that may know them. */
    public record Person(String email, String name) {
        public static final Person NOBODY = new Person("", "");
    }

    private static final int ID_BYTES = 16;

    /** All messages of a tenant, the oldest first. */
    public static String shelf(String tenant) {
        return "feed#" + tenant;
    }

    public static Place at(String tenant, String name) {
        return new Place(shelf(tenant), name);
    }

    /** What leads to the message of an id. */
    public static Place byId(String id) {
        return new Place("told#" + id, "told");
    }

    /** Where in the feed it stands: its time, then its id. */
    public String name() {
        return Place.moment(at) + "#" + id;
    }

    @Override
    public Place place() {
        return at(tenant, name());
    }

    @Override
    public Optional<Until> keptUntil() {
        return Optional.of(Term.FEED.from(at));
    }

    @Override
    public List<Place> pointers() {
        return List.of(byId(id));
    }

    @Override
    public long version() {
        return 1;
    }

    /** Of an event: each of its versions is told once. */
    public static String id(String tenant, Notice notice) {
        return id(tenant, notice.type().name(), notice.uid(), notice.instance(), Long.toString(notice.sequence()));
    }

    /** Of an attendee: one is invited, and taken off the list, once at a time; each answer and each report is told by itself. */
    public static String id(String tenant, Notice notice, Attendee attendee) {
        boolean once = notice.type() == Notice.Type.INVITE_DUE || notice.type() == Notice.Type.UNINVITE_DUE;
        var which = once ? attendee.invited().toString() : notice.trace();
        return id(tenant, notice.type().name(), notice.uid(), notice.attendee(), notice.instance(), which);
    }

    /** Hexadecimal, because full stops divide what is signed. */
    public static String id(String... about) {
        try {
            var text = String.join("\n", about).getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest(text);
            return "msg_" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
