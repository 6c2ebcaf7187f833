package org.calendarinvite.invite;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.When;

/**
 * The dates that a letter about the whole must name to one attendee because he answered them otherwise: in his calendar the
 * answer to the whole would stand for them too (RFC 5546 3.2.2).
 */
public final class DatesApart {

    /** In one letter, since each is written with all that the event says. */
    public static final int MOST = 50;

    private DatesApart() {}

    /** Keys, in order, of dates that are as the series says; of too many those next to come, then those that were last. */
    public static List<String> of(Invitation invitation, Occurrences occurrences, Instant now) {
        if (invitation.inDates()) return List.of();
        var start = invitation.event().details().start();
        return invitation.attendee().apart().stream()
                .map(Attendee.Apart::date)
                .filter(date -> invitation.statusOn(date) != invitation.status())
                .flatMap(date -> start.named(date).stream())
                .sorted(nextToCome(now))
                .filter(date -> happens(date, invitation, occurrences))
                .limit(MOST)
                .sorted(Comparator.comparing(When::instant))
                .map(When::key)
                .toList();
    }

    private static Comparator<When> nextToCome(Instant now) {
        return Comparator.comparing((When date) -> date.instant().isBefore(now))
                .thenComparing(date -> Duration.between(now, date.instant()).abs());
    }

    /** Changed dates are named to everybody. */
    private static boolean happens(When date, Invitation invitation, Occurrences occurrences) {
        var series = invitation.event().series();
        return series.instance(date.key()).isEmpty()
                && occurrences.on(series, date.key()).isPresent();
    }
}
