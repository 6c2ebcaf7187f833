package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.calendarinvite.decision.Notice;

/** One notice about an event → one for each attendee, a page at a time, so that memory holds one page. */
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

    public Iterator<List<Notice>> updates(Notice notice) {
        return new Pages(notice, Notice.Type.UPDATE_DUE);
    }

    public Iterator<List<Notice>> cancellations(Notice notice) {
        return new Pages(notice, Notice.Type.CANCELLATION_DUE);
    }

    private final class Pages implements Iterator<List<Notice>> {
        private final Notice notice;
        private final Notice.Type due;
        private List<Notice> page;
        private String next;

        Pages(Notice notice, Notice.Type due) {
            this.notice = notice;
            this.due = due;
            load("");
        }

        private void load(String after) {
            var found = store.attendees(notice.uid(), after, PAGE);
            page = found.items().stream()
                    .map(one -> notice.to(due, one.email()))
                    .toList();
            next = found.next();
        }

        @Override
        public boolean hasNext() {
            return !page.isEmpty();
        }

        @Override
        public List<Notice> next() {
            if (page.isEmpty()) throw new NoSuchElementException();
            var current = page;
            if (next.isEmpty()) page = List.of();
            else load(next);
            return current;
        }
    }
}
