package org.calendarinvite.local.client;

import java.util.Optional;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.CalendarMessage;
import org.calendarinvite.ical.EventPart;

/**
 * What of an invitation is answered: the whole, or one date of a series.
 *
 * @param date RECURRENCE-ID of the answer
 * @param details what happens then
 */
record Meant(EventPart part, Optional<When> date, Details details) {

    /** @param key of a date; empty for what the invitation is about. Empty when there is no such date. */
    static Optional<Meant> of(CalendarMessage invitation, String key, Occurrences occurrences) {
        if (key.isEmpty()) return Optional.of(main(invitation)).flatMap(part -> whole(part));
        var changed = invitation.parts().stream()
                .filter(part ->
                        part.recurrenceId().filter(id -> id.key().equals(key)).isPresent())
                .findFirst();
        if (changed.isPresent()) return whole(changed.get());
        var master = main(invitation);
        return master.details().filter(Details::repeats).flatMap(series -> series.start()
                .named(key)
                .filter(date -> occurrences.includes(series, date))
                .map(date -> new Meant(master, Optional.of(date), series.on(date))));
    }

    /** What the mail shows. */
    static EventPart main(CalendarMessage invitation) {
        return invitation.parts().stream()
                .filter(part -> part.recurrenceId().isEmpty())
                .findFirst()
                .orElse(invitation.parts().get(0));
    }

    private static Optional<Meant> whole(EventPart part) {
        return part.details().map(details -> new Meant(part, part.recurrenceId(), details));
    }
}
