package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.ical.CalendarMessage;
import org.calendarinvite.ical.CalendarReader;
import org.calendarinvite.ical.EventPart;
import org.calendarinvite.reply.Reply;
import org.calendarinvite.reply.Reply.Voice;

/** A mail to an attendee's own address → what his calendar says, as it came. */
@ApplicationScoped
@Named("replyReader")
public class ReplyReader {

    private final CalendarReader calendars;

    @Inject
    public ReplyReader(CalendarReader calendars) {
        this.calendars = calendars;
    }

    public Reply read(CalendarMail mail) {
        var part = mail.calendar().orElseThrow(() -> new Refused(mail.flaw()));
        var message = calendars.read(part.body(), part.charset());
        var kind = kind(message);
        if (kind == Reply.Kind.REFRESH && mail.automatic())
            throw new Refused("A machine asked for the event, and machines are not answered (RFC 3834).");
        return new Reply(
                kind,
                mail.token(),
                mail.sender(),
                mail.senderName(),
                message.uid(),
                message.parts().stream().map(event -> part(event, kind)).toList(),
                message.prodid(),
                mail.belief(),
                mail.notice().consent(),
                mail.notice().received(),
                mail.trace());
    }

    /** Whatever else an answer repeats of the event is not read (RFC 5546 3.2.3). */
    private static Reply.Part part(EventPart event, Reply.Kind kind) {
        return new Reply.Part(
                event.recurrenceId(),
                event.sequence(),
                event.dtstamp(),
                event.guests().stream()
                        .map(guest -> new Voice(guest.email(), guest.name(), guest.partstat(), guest.delegate()))
                        .toList(),
                kind == Reply.Kind.PROPOSAL ? event.details() : Optional.empty(),
                event.comment());
    }

    private static Reply.Kind kind(CalendarMessage message) {
        return switch (message.method()) {
            case "REPLY" -> Reply.Kind.ANSWER;
            case "COUNTER" -> Reply.Kind.PROPOSAL;
            case "REFRESH" -> Reply.Kind.REFRESH;
            default ->
                throw new Refused("This address takes answers (REPLY), and the mail is "
                        + (message.method().isEmpty() ? "a calendar file" : "a " + message.method())
                        + ", which only the organizer of an event may send, from his own calendar to the address that "
                        + "creates events. Use the Yes, No or Maybe button of your calendar.");
        };
    }
}
