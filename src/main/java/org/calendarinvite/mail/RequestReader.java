package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import org.calendarinvite.Settings;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.EventRequest;
import org.calendarinvite.event.EventRequest.Kind;
import org.calendarinvite.event.Source;
import org.calendarinvite.ical.CalendarMessage;
import org.calendarinvite.ical.CalendarReader;
import org.calendarinvite.ical.EventPart;

/** A mail to {@code create@} → what the organizer's calendar asks for. */
@ApplicationScoped
@Named("requestReader")
public class RequestReader {

    private final CalendarReader calendars;
    private final Settings settings;

    @Inject
    public RequestReader(CalendarReader calendars, Settings settings) {
        this.calendars = calendars;
        this.settings = settings;
    }

    public EventRequest read(CalendarMail mail) {
        if (mail.sender().endsWith("@" + settings.mail().domain())) {
            throw new Refused("The mail claims to come from this server itself, so nothing was changed.");
        }
        var part = mail.calendar().orElseThrow(() -> new Refused(mail.flaw()));
        var message = calendars.read(part.body(), part.charset());
        var event = only(message);
        var kind = kind(message);
        if (kind == Kind.REQUEST && event.details().isEmpty()) {
            throw new Refused(
                    "The event has no start (DTSTART), so nothing was changed. Give it one and save it again.");
        }
        return new EventRequest(
                kind,
                settings.tenant(),
                mail.sender(),
                mail.proven(),
                event.organizer().isEmpty() ? mail.sender() : event.organizer(),
                event.organizerName().isBlank() ? mail.senderName() : event.organizerName(),
                event.uid(),
                new Source(event.sequence(), stamp(event, mail)),
                event.details(),
                event.guests().stream().anyMatch(guest -> guest.email().equals(mail.recipient())),
                message.prodid(),
                mail.trace());
    }

    /** A clock that runs ahead must not outlast the organizer's later changes. */
    private static Instant stamp(EventPart event, CalendarMail mail) {
        var received = mail.notice().received();
        return event.dtstamp().isAfter(received) ? received : event.dtstamp();
    }

    private static Kind kind(CalendarMessage message) {
        return switch (message.method()) {
            case "REQUEST" -> Kind.REQUEST;
            case "CANCEL" -> Kind.CANCEL;
            case "" ->
                throw new Refused("The calendar in this mail has no METHOD, so it is a file and not an invitation. "
                        + "Add this address as a guest of the event and let your calendar send the invitation.");
            default ->
                throw new Refused("A calendar message of the kind " + message.method() + " cannot create or change "
                        + "an event here. Add this address as a guest of the event instead.");
        };
    }

    private static EventPart only(CalendarMessage message) {
        if (message.parts().size() > 1 || message.parts().get(0).recurrenceId().isPresent()) {
            throw new Refused(
                    "The mail changes single dates of a series, which this server cannot do yet, so nothing was "
                            + "changed. Change the whole series, or make the changed date an event of its own.");
        }
        return message.parts().get(0);
    }
}
