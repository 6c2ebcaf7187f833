package org.calendarinvite.store;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One mail to an attendee.
 *
 * @param name what follows the attendee in its id: {@code UPDATE_DUE/20261201T090000Z/3}
 * @param sent empty while it is under way
 * @param service the id that the mail service gave it, empty while it is under way
 * @param sequence of the event in it; negative when it was sent before that was kept
 */
public record SentMail(String name, Optional<Instant> sent, String service, long sequence) {

    private static final String DUE = "_DUE";

    /** In a word: invite, update, cancellation, … */
    public String kind() {
        var type = name.split("/", 2)[0];
        return (type.endsWith(DUE) ? type.substring(0, type.length() - DUE.length()) : type).toLowerCase(Locale.ROOT);
    }

    /** The date of a series that it is about, empty for all. */
    public String date() {
        var parts = name.split("/");
        return parts.length > 2 ? parts[1] : "";
    }
}
