package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.InviteRequest;

/** One notice about an event → what is due to each attendee, a page at a time, so that memory holds one page. */
@ApplicationScoped
@Named("staging")
public class Staging {

    /** What one SQS batch takes. */
    static final int PAGE = 10;

    private final Store store;

    @Inject
    public Staging(Store store) {
        this.store = store;
    }

    /** Who is invited to a few dates is told of each of his, or of the one that changed. */
    public Iterator<List<Notice>> updates(Notice notice) {
        var series = store.event(notice.uid()).map(Event::series);
        return new Pages<>(notice.uid(), one -> dates(notice, one)
                .filter(date -> !toldBefore(series, date, notice))
                .map(date -> notice.to(Notice.Type.UPDATE_DUE, one.email(), date)));
    }

    public Iterator<List<Notice>> cancellations(Notice notice) {
        return new Pages<>(notice.uid(), one -> dates(notice, one)
                .map(date -> notice.to(Notice.Type.CANCELLATION_DUE, one.email(), date)));
    }

    /** The attendees of the event that was split are asked to the one that continues it. */
    public Iterator<List<InviteRequest>> continuations(Notice notice) {
        var continues = store.event(notice.uid()).map(Event::continues).orElse("");
        return new Pages<>(continues, one -> one.whole() ? Stream.of(continuing(notice, one)) : Stream.empty());
    }

    /** A change of the whole says nothing new of a date that was cancelled before. */
    private static boolean toldBefore(Optional<Series> series, String date, Notice notice) {
        return notice.instance().isEmpty()
                && series.flatMap(known -> known.instance(date))
                        .filter(one -> one.cancelled() && one.sequence() < notice.sequence())
                        .isPresent();
    }

    private static Stream<String> dates(Notice notice, Attendee attendee) {
        var date = notice.instance();
        if (date.isEmpty()) return attendee.whole() ? Stream.of("") : attendee.dates().stream();
        return attendee.invitedOn(date) ? Stream.of(date) : Stream.empty();
    }

    private static InviteRequest continuing(Notice notice, Attendee one) {
        return new InviteRequest(
                notice.uid() + "/" + one.email(),
                notice.uid(),
                one.email(),
                one.name(),
                one.origin(),
                List.of(),
                Clock.systemUTC().instant(),
                notice.trace());
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
                var found = store.attendees(uid, next, PAGE);
                found.items().stream().filter(one -> !one.gone()).flatMap(due).forEach(ready::add);
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
