package org.calendarinvite.local.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.calendarinvite.event.When;
import org.calendarinvite.web.Problem;

/**
 * What somebody presses in his mail client.
 *
 * @param says {@code yes}, {@code maybe}, {@code no} or {@code propose}
 * @param dialect {@code gmail}, {@code outlook} or {@code apple}
 * @param date key of one date of a series; empty for what the mail is about
 * @param start of a proposal: a moment with its offset, or a day for an event of whole days; {@code end} is exclusive
 */
record AnswerOrder(String says, String dialect, String date, String start, String end, String comment) {

    static final String EXAMPLE = "{\"says\":\"yes\",\"dialect\":\"gmail\"}";

    private static final int LONGEST = 1000;

    AnswerOrder {
        date = Objects.requireNonNullElse(date, "");
        comment = Objects.requireNonNullElse(comment, "").strip();
    }

    Voice voice(String address, When now, Instant at) {
        if (comment.length() > LONGEST) throw new Problem(422, "comment has more than " + LONGEST + " characters.");
        var word = Says.named(says).orElseThrow(() -> new Problem(422, "says must be yes, maybe, no or propose."));
        var times = word == Says.PROPOSE ? Optional.of(times(now)) : Optional.<Voice.Times>empty();
        return new Voice(address, Names.of(address), word, dialect(dialect), times, comment, at);
    }

    static Dialect dialect(String word) {
        return Dialect.named(word).orElseThrow(() -> new Problem(422, "dialect must be gmail, outlook or apple."));
    }

    private Voice.Times times(When now) {
        try {
            var times = new Voice.Times(moment(start, now), moment(end, now));
            if (times.end().instant().isAfter(times.start().instant())) return times;
            throw new Problem(422, "end must be later than start.");
        } catch (DateTimeException | NullPointerException unreadable) {
            throw new Problem(
                    422,
                    now.allDay()
                            ? "start and end of this event are days, e.g. 2027-03-16."
                            : "start and end are moments, e.g. 2027-03-16T18:30:00Z.");
        }
    }

    private static When moment(String written, When like) {
        if (like.allDay()) return When.day(LocalDate.parse(written).atStartOfDay());
        var moment = OffsetDateTime.parse(written);
        if (like.hasZone()) return When.at(moment.toInstant(), like.zone());
        return When.floating(LocalDateTime.ofInstant(moment.toInstant(), ZoneOffset.UTC));
    }
}
