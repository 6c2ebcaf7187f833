package org.calendarinvite.local.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.calendarinvite.event.When;
import org.calendarinvite.invite.Address;
import org.calendarinvite.web.Problem;

/**
 * An event that somebody makes in his calendar, changes or takes back.
 *
 * @param does {@code create}, {@code move} or {@code cancel}
 * @param uid of the event that is moved or cancelled
 * @param start on the wall's clock of {@code zone}: {@code 2027-03-16T18:30}
 * @param minutes that it lasts
 */
record ComposeOrder(
        String from,
        String does,
        String uid,
        String title,
        String start,
        Integer minutes,
        String zone,
        String place,
        String dialect) {

    static final String EXAMPLE = "{\"from\":\"ada@example.com\",\"does\":\"create\",\"title\":\"Concert\","
            + "\"start\":\"2027-03-16T18:30\",\"minutes\":90,\"zone\":\"Europe/Berlin\",\"dialect\":\"gmail\"}";

    private static final int LONGEST = 200;
    private static final int MOST_MINUTES = 7 * 24 * 60;

    String sender() {
        return Address.parse(from).orElseThrow(() -> new Problem(422, "from must be a mail address."));
    }

    Sample created(String guest) {
        if (title == null || title.isBlank()) throw new Problem(422, "The event needs a title.");
        var writes = AnswerOrder.dialect(dialect);
        var begins = begins();
        return new Sample(
                writes, writes.uid(), 0, false, text(title), text(place), begins, ends(begins), sender(), guest);
    }

    Sample moved(Sample before) {
        var begins = begins();
        return new Sample(
                before.dialect(),
                before.uid(),
                before.sequence() + 1,
                false,
                title == null || title.isBlank() ? before.title() : text(title),
                place == null ? before.place() : text(place),
                begins,
                ends(begins),
                before.organizer(),
                before.guest());
    }

    static Sample cancelled(Sample before) {
        return new Sample(
                before.dialect(),
                before.uid(),
                before.sequence() + 1,
                true,
                before.title(),
                before.place(),
                before.start(),
                before.end(),
                before.organizer(),
                before.guest());
    }

    private When begins() {
        try {
            return When.zoned(LocalDateTime.parse(start), ZoneId.of(zone).getId());
        } catch (DateTimeException | NullPointerException unreadable) {
            throw new Problem(422, "start and zone must be such as 2027-03-16T18:30 and Europe/Berlin.");
        }
    }

    private When ends(When begins) {
        if (minutes == null || minutes < 1 || minutes > MOST_MINUTES)
            throw new Problem(422, "minutes must be a number from 1 to " + MOST_MINUTES + ".");
        return begins.plus(Duration.ofMinutes(minutes));
    }

    private static String text(String written) {
        var text = Objects.requireNonNullElse(written, "").strip();
        if (text.length() > LONGEST)
            throw new Problem(422, "title and place have at most " + LONGEST + " characters each.");
        return text;
    }
}
