package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.Series;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.FollowRequests;
import org.calendarinvite.invite.InviteRequest;

/** One notice about an event → what is due to each attendee, a page at a time, so that memory holds one page. */
@ApplicationScoped
@Named("staging")
public class Staging {

    /** What one SQS batch takes. */
    static final int PAGE = 10;

    private final Store store;
    private final Occurrences occurrences;
    private final FollowRequests requests;

    @Inject
    public Staging(Store store, Occurrences occurrences) {
        this.store = store;
        this.occurrences = occurrences;
        this.requests = new FollowRequests(occurrences);
    }

    /** Who is invited to a few dates is told of each of his, or of the one that changed. */
    public Iterator<List<Notice>> updates(Notice notice) {
        var series = store.event(notice.uid()).map(Event::series);
        return new Pages<>(notice.uid(), one -> dates(notice, one)
                .filter(date -> !toldElsewhere(series, date, notice))
                .map(date -> notice.to(Notice.Type.UPDATE_DUE, one.email(), date)));
    }

    public Iterator<List<Notice>> cancellations(Notice notice) {
        return new Pages<>(notice.uid(), one -> dates(notice, one)
                .map(date -> notice.to(Notice.Type.CANCELLATION_DUE, one.email(), date)));
    }

    /** Attendees go along to the event that continues theirs, or to the dates that took the place of theirs. */
    public Iterator<List<InviteRequest>> continuations(Notice notice) {
        var event = store.event(notice.uid());
        if (event.isEmpty()) return Collections.emptyIterator();
        var now = Clock.systemUTC().instant();
        if (notice.type() == Notice.Type.SERIES_MOVED)
            return new Pages<>(notice.uid(), one -> requests.moved(notice, event.get(), one, now));
        return store.event(event.get().continues())
                .<Iterator<List<InviteRequest>>>map(
                        old -> new Pages<>(old.uid(), one -> requests.continued(notice, old, event.get(), one, now)))
                .orElseGet(Collections::emptyIterator);
    }

    /** A change of the whole says nothing new of a date that was cancelled before; what none is any more is told as that. */
    private boolean toldElsewhere(Optional<Series> series, String date, Notice notice) {
        if (!notice.instance().isEmpty() || date.isEmpty() || series.isEmpty()) return false;
        var known = series.get();
        if (!occurrences.names(known, date)) return true;
        long told = known.toldOn(date);
        return occurrences.on(known, date).isEmpty() && told > 0 && told < notice.sequence();
    }

    private static Stream<String> dates(Notice notice, Attendee attendee) {
        var date = notice.instance();
        if (date.isEmpty()) return attendee.meant(attendee.dates()).stream();
        return attendee.invitedOn(date) ? Stream.of(date) : Stream.empty();
    }

    private final class Pages<T> implements Iterator<List<T>> {
        private final String uid;
        private final Function<Attendee, Stream<T>> due;
        private final List<T> ready = new ArrayList<>();
        private String next = "";
        private boolean last;

        Pages(String uid, Function<Attendee, Stream<T>> due) {
            this.uid = uid;
            this.due = due;
        }

        @Override
        public boolean hasNext() {
            while (ready.size() < PAGE && !last) {
                var found = store.guests().attendees(uid, next, PAGE);
                found.items().stream()
                        .filter(one -> !one.gone() && one.somebody())
                        .flatMap(due)
                        .forEach(ready::add);
                next = found.next();
                last = next.isEmpty();
            }
            return !ready.isEmpty();
        }

        @Override
        public List<T> next() {
            if (!hasNext()) throw new NoSuchElementException();
            var page = ready.subList(0, Math.min(PAGE, ready.size()));
            var batch = List.copyOf(page);
            page.clear();
            return batch;
        }
    }
}
