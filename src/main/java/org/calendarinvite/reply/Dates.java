package org.calendarinvite.reply;

import java.util.List;
import java.util.Optional;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.When;
import org.calendarinvite.invite.Invitation;

/** Which dates of a series a RECURRENCE-ID means; compared as instants in the zone of the series. */
record Dates(Occurrences occurrences) {

    /** The keys of the dates that a part speaks of, one empty key for the whole; nothing when there is no such date. */
    Optional<List<String>> meant(Reply.Part part, Invitation invitation) {
        var attendee = invitation.attendee();
        if (part.date().isEmpty()) return Optional.of(all(invitation));
        return named(part.date().get(), invitation.event())
                .filter(date -> date.isEmpty() || attendee.invitedOn(date))
                .map(List::of);
    }

    /** The whole, or each date where he knows single dates only. */
    private static List<String> all(Invitation invitation) {
        if (!invitation.inDates()) return List.of("");
        if (!invitation.attendee().whole()) return invitation.attendee().dates();
        return invitation.event().series().instances().stream()
                .filter(one -> !one.cancelled())
                .map(Instance::key)
                .toList();
    }

    Optional<Details> on(Event event, String date) {
        return occurrences.on(event.series(), date);
    }

    /** The key of one date; empty text when the event has this one date only. */
    Optional<String> named(When written, Event event) {
        var series = event.series();
        var start = series.instances().isEmpty()
                ? series.details().start()
                : series.instances().get(0).id();
        var date = (series.partial() ? start : series.details().start()).like(written);
        if (series.instance(date.key()).isPresent()) return Optional.of(date.key());
        if (series.partial() || !occurrences.includes(series.details(), date)) return Optional.empty();
        return Optional.of(series.repeats() ? date.key() : "");
    }
}
