package org.calendarinvite.conformance;

import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Event;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Due;
import org.calendarinvite.store.Page;
import org.calendarinvite.store.Staging;
import org.calendarinvite.store.Store;

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
        var staging = new Staging(kept(), new Recurrences());
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

    /** A store that is asked for the event, and for its attendees, all on one page. */
    private Store kept() {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (store, read, args) -> read.getName().equals("event") ? Optional.of(event) : page(read.getName()));
    }

    private Page<Attendee> page(String read) {
        if (!read.equals("attendees")) throw new UnsupportedOperationException(read);
        return new Page<>(attendees, "");
    }
}
