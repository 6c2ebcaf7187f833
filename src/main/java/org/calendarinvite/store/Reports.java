package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Body;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.report.AttendeeLine;
import org.calendarinvite.report.AttendeeReport;
import org.calendarinvite.report.Numbers;

/** The attendees of an event as its organizer may have them. Reads only. */
@ApplicationScoped
@Named("reports")
public class Reports {

    private static final int PAGE = 500;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Store store;

    @Inject
    public Reports(Store store) {
        this.store = store;
    }

    public AttendeeReport of(@Body Notice asked) {
        var event = store.event(asked.uid()).orElseThrow(() -> new IllegalStateException("No event " + asked.uid()));
        var numbers = new Numbers(store.statistics(event.uid()), event.series());
        return new AttendeeReport(event, csv(event), numbers.attendees(), numbers.rsvp(), asked.trace());
    }

    /** Whether one more list may be mailed in this hour. */
    public boolean allowed(Event event, Instant hour, int most) {
        return store.allow("reports#" + event.uid() + "#" + hour, most, hour.plus(HOUR));
    }

    /** All of them, in the order of their addresses. */
    public byte[] csv(Event event) {
        var lines = new StringBuilder(AttendeeLine.header());
        String next = "";
        do {
            var page = store.guests().attendees(event.uid(), next, PAGE);
            page.items().forEach(one -> lines.append(AttendeeLine.of(new Invitation(event, one))));
            next = page.next();
        } while (!next.isEmpty());
        return AttendeeReport.csv(lines);
    }
}
