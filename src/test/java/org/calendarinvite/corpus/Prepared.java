package org.calendarinvite.corpus;

import java.time.Instant;
import java.util.List;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change.Keep;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.CalendarMessage;
import org.calendarinvite.ical.CalendarReader;
import org.calendarinvite.ical.EventPart;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.InviteDesk;

/** An event that is here already under the UID that an answer names, and the attendee who answers. */
record Prepared(Event event, String attendee) {

    static final String MAILBOX = "rsvp-t0ken@" + Pipeline.DOMAIN;
    static final String HOST = "host@example.com";

    private static final String TOKEN = "t0ken";
    private static final Instant BEFORE = Instant.parse("2001-01-01T00:00:00Z");

    /** What this answer may have been an answer to. */
    static Prepared answered(Ics answer, CalendarReader reader) {
        var attendee = answer.address("ATTENDEE", "nobody@example.com");
        try {
            var message = reader.read(answer.bytes());
            return new Prepared(event(message.uid(), Series.of(asked(message)), sequence(message)), attendee);
        } catch (Refused unreadable) {
            return new Prepared(event("unreadable", Series.of(Given.once()), 0), attendee);
        }
    }

    /** The event that this calendar shows, with what it leaves out made up. */
    static Prepared shown(Ics stored, CalendarReader reader, String attendee) {
        var message = reader.read(stored.as("REPLY").bytes());
        var whole = message.parts().stream()
                .filter(part -> part.recurrenceId().isEmpty())
                .findFirst();
        var instances = message.parts().stream()
                .filter(part -> part.recurrenceId().isPresent())
                .map(Prepared::instance)
                .toList();
        var details = whole.or(() -> message.parts().stream().findFirst())
                .flatMap(EventPart::details)
                .orElse(Given.once());
        var series = new Series(details, whole.isEmpty(), instances, 0, 0);
        return new Prepared(event(message.uid(), series, sequence(message)), attendee);
    }

    Prepared cancelled() {
        var e = event;
        return new Prepared(event(e.uid(), e.series(), Event.Status.CANCELLED, e.sequence()), attendee);
    }

    void keepIn(Pipeline pipeline) {
        var invited = Attendee.asked(event.uid(), attendee, "", TOKEN, "api", List.of(), BEFORE);
        pipeline.store().commit(Decision.apply("", List.of(new Keep(event)), List.of()));
        pipeline.store().commit(Decision.apply("", InviteDesk.joining(event, invited, 10), List.of()));
    }

    private static Instance instance(EventPart part) {
        return Instance.of(part.recurrenceId().orElseThrow(), part.details(), new Source(part.sequence(), BEFORE));
    }

    /** Every day when a date is answered; a day earlier when another time is proposed. */
    private static Details asked(CalendarMessage message) {
        var date = message.parts().stream()
                .flatMap(part -> part.recurrenceId().stream())
                .findFirst();
        if (date.isPresent()) {
            var start = date.get();
            return Given.details(start, later(start, 1), "FREQ=DAILY");
        }
        var said = message.parts().get(0).details().orElse(Given.once());
        return message.method().equals("COUNTER") ? said.at(later(said.start(), -1), later(said.end(), -1)) : said;
    }

    private static When later(When start, long days) {
        return new When(start.local().plusDays(days), start.zone(), start.allDay());
    }

    private static long sequence(CalendarMessage message) {
        return message.parts().stream().mapToLong(EventPart::sequence).max().orElse(0);
    }

    private static Event event(String uid, Series series, long sequence) {
        return event(uid, series, Event.Status.CONFIRMED, sequence);
    }

    private static Event event(String uid, Series series, Event.Status status, long sequence) {
        var source = new Source(sequence, BEFORE);
        return new Event(
                uid,
                "default",
                HOST,
                "Hanna Host",
                uid,
                status,
                sequence,
                series,
                source,
                "",
                Strangers.HOLD,
                "",
                BEFORE,
                BEFORE,
                1);
    }

    /** What the attendee's answers are now: to the whole, and to single dates. */
    static String answer(Pipeline pipeline) {
        var attendee = pipeline.store().guests().invitation(TOKEN).orElseThrow().attendee();
        var text = new StringBuilder(attendee.answer().status().name());
        attendee.apart().forEach(one -> text.append(", ")
                .append(one.date())
                .append(' ')
                .append(one.answer().status()));
        return text.toString();
    }
}
