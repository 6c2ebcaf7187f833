package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.EventRequest;
import org.calendarinvite.event.EventRequest.Kind;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.CalendarMessage;
import org.calendarinvite.ical.CalendarReader;
import org.calendarinvite.ical.EventPart;
import org.calendarinvite.schedule.SeasonReasons;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;

/** A mail to {@code create@} → what the organizer's calendar asks for. */
@ApplicationScoped
@Named("requestReader")
public class RequestReader {

    /** Google's calendars beside a person's own: ORGANIZER is the calendar, From is the person (its address owns no mailbox). */
    private static final String SECONDARY_CALENDAR = "@group.calendar.google.com";

    private final CalendarReader calendars;
    private final Tenants tenants;

    @Inject
    public RequestReader(CalendarReader calendars, Settings settings) {
        this.calendars = calendars;
        this.tenants = Tenancy.of(settings);
    }

    public EventRequest read(CalendarMail mail) {
        if (tenants.ours(mail.sender())) {
            throw new Refused("The mail claims to come from this server itself, so nothing was changed.");
        }
        var part = mail.calendar().orElseThrow(() -> new Refused(mail.flaw()));
        var message = calendars.read(part.body(), part.charset());
        if (Event.ofSeasons(message.parts().get(0).uid())) throw new Refused(SeasonReasons.GAME);
        var whole = message.parts().stream()
                .filter(event -> event.recurrenceId().isEmpty())
                .filter(event ->
                        includesUs(event, mail) || message.parts().stream().noneMatch(one -> includesUs(one, mail)))
                .findFirst();
        boolean ends = whole.filter(event ->
                        message.method().equals("CANCEL") || event.status().equals("CANCELLED"))
                .isPresent();
        var kind = ends ? Kind.CANCEL : kind(message);
        if (kind == Kind.REQUEST) message.parts().forEach(RequestReader::check);
        var shown = whole.orElse(message.parts().get(0));
        return new EventRequest(
                kind,
                tenants.at(mail.recipient()),
                mail.sender(),
                mail.proven(),
                organizer(shown, mail),
                shown.organizerName().isBlank() ? mail.senderName() : shown.organizerName(),
                shown.uid(),
                whole.map(event -> source(event, mail)).orElseGet(() -> newest(message, mail)),
                whole.flatMap(EventPart::details),
                ends ? List.of() : instances(message, kind, mail),
                until(message, kind),
                message.parts().stream().anyMatch(event -> includesUs(event, mail)),
                message.prodid(),
                mail.language(),
                mail.trace());
    }

    private static void check(EventPart event) {
        if (event.details().isEmpty()) {
            throw new Refused(
                    "The event has no start (DTSTART), so nothing was changed. Give it one and save it again.");
        }
        if (event.andFollowing()) {
            throw new Refused("The mail changes a date and all that follow it in one (RANGE=THISANDFUTURE), which most "
                    + "calendars cannot show. End the series before that date and begin a new one.");
        }
    }

    private static String organizer(EventPart event, CalendarMail mail) {
        var written = event.organizer();
        return written.isEmpty() || written.endsWith(SECONDARY_CALENDAR) ? mail.sender() : written;
    }

    /** Single dates; one that we are not a guest of is cancelled as far as we are concerned. */
    private static List<Instance> instances(CalendarMessage message, Kind kind, CalendarMail mail) {
        return message.parts().stream()
                .filter(event -> event.recurrenceId().isPresent() && !event.andFollowing())
                .map(event -> Instance.of(
                        event.recurrenceId().get(),
                        kind == Kind.CANCEL || event.status().equals("CANCELLED") || !includesUs(event, mail)
                                ? Optional.empty()
                                : event.details(),
                        source(event, mail)))
                .toList();
    }

    private static Optional<When> until(CalendarMessage message, Kind kind) {
        return message.parts().stream()
                .filter(event -> kind == Kind.CANCEL && event.andFollowing())
                .flatMap(event -> event.recurrenceId().stream())
                .findFirst();
    }

    private static boolean includesUs(EventPart event, CalendarMail mail) {
        return event.guests().stream().anyMatch(guest -> guest.email().equals(mail.recipient()));
    }

    private static Source newest(CalendarMessage message, CalendarMail mail) {
        return message.parts().stream()
                .map(event -> source(event, mail))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** A clock that runs ahead must not outlast the organizer's later changes. */
    private static Source source(EventPart event, CalendarMail mail) {
        Instant received = mail.notice().received();
        return new Source(event.sequence(), event.dtstamp().isAfter(received) ? received : event.dtstamp());
    }

    private static Kind kind(CalendarMessage message) {
        return switch (message.method()) {
            case "REQUEST" -> Kind.REQUEST;
            case "CANCEL" -> Kind.CANCEL;
            case "" ->
                throw new Refused("The calendar in this mail has no METHOD, so it is a file and not an invitation. "
                        + "Add this address as a guest of the event and let your calendar send the invitation.");
            case "PUBLISH" ->
                throw new Refused("The calendar in this mail was published (PUBLISH), which invites nobody. "
                        + "Add this address as a guest of the event and let your calendar send the invitation.");
            case "ADD" ->
                throw new Refused("The mail adds dates to a series (ADD), which most calendars cannot show, so nothing "
                        + "was changed. Change the series itself and save it, so that your calendar sends all of it.");
            default ->
                throw new Refused("A calendar message of the kind " + message.method() + " cannot create or change "
                        + "an event here. Add this address as a guest of the event instead.");
        };
    }
}
