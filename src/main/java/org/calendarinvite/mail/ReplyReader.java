package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.ical.CalendarReader;
import org.calendarinvite.reply.Reply;
import org.calendarinvite.reply.Reply.Voice;

/** A mail to an attendee's own address → his answer as it came. */
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
        if (!message.method().equals("REPLY")) {
            throw new Refused("This address takes answers (REPLY), and the mail is "
                    + (message.method().isEmpty() ? "a calendar file" : "a " + message.method())
                    + ". Use the Yes, No or Maybe button of your calendar.");
        }
        var event = message.parts().get(0);
        if (event.recurrenceId().isPresent()) {
            throw new Refused(
                    "Your answer is for a single date of a series, which this server cannot count yet, so nothing "
                            + "was changed. Answer for the whole series.");
        }
        return new Reply(
                mail.token(),
                mail.sender(),
                event.uid(),
                event.sequence(),
                event.dtstamp(),
                event.guests().stream()
                        .map(guest -> new Voice(guest.email(), guest.partstat()))
                        .toList(),
                message.prodid(),
                mail.belief(),
                mail.notice().received(),
                mail.trace());
    }
}
