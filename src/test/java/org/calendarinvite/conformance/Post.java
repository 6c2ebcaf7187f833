package org.calendarinvite.conformance;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Event;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Due;
import org.calendarinvite.store.Staging;

/** From what a decision tells to the mails that one attendee gets of it, staged and left out as on their way through the queues. */
record Post(Event event, List<Attendee> attendees) {

    List<Due> due(String email, List<Notice> told) {
        var attendee =
                attendees.stream().filter(one -> one.email().equals(email)).findFirst();
        return told.stream()
                .flatMap(this::staged)
                .filter(notice -> notice.attendee().equals(email))
                .map(notice -> Due.of(notice, event, attendee.orElseThrow(), new Recurrences()))
                .filter(Due::current)
                .toList();
    }

    private Stream<Notice> staged(Notice notice) {
        var staging = new Staging(
                Holding.of(Stream.concat(Stream.of(event), attendees.stream()).toList()), new Recurrences());
        return switch (notice.type()) {
            case EVENT_UPDATED -> all(staging.updates(notice));
            case EVENT_CANCELLED -> all(staging.cancellations(notice));
            default -> Stream.of(notice);
        };
    }

    private static Stream<Notice> all(Iterator<List<Notice>> pages) {
        Iterable<List<Notice>> iterable = () -> pages;
        return StreamSupport.stream(iterable.spliterator(), false).flatMap(List::stream);
    }
}
