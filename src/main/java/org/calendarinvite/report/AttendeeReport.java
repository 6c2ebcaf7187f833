package org.calendarinvite.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;

/** The attendees of one event as CSV for its organizer: the five columns of old, then what is known besides. */
public final class AttendeeReport {

    private static final List<String> HEADER =
            List.of("email", "name", "status", "origin", "prodid", "answered", "belief", "dates", "answers", "invited");

    private AttendeeReport() {}

    public static String header() {
        return Csv.line(HEADER);
    }

    public static String line(Invitation invitation) {
        var attendee = invitation.attendee();
        var answer = invitation.answer();
        boolean answered = !answer.equals(Answered.NONE);
        List<String> cells = new ArrayList<>(List.of(
                attendee.email(),
                attendee.name(),
                attendee.gone() ? "uninvited" : invitation.status().word(),
                attendee.origin(),
                answer.prodid(),
                answered ? answer.received().toString() : "",
                answered ? answer.belief().name().toLowerCase(Locale.ROOT) : "",
                String.join(" ", attendee.dates()),
                apart(invitation),
                attendee.invited().toString()));
        return Csv.line(cells);
    }

    private static String apart(Invitation invitation) {
        return invitation.attendee().apart().stream()
                .map(Attendee.Apart::date)
                .map(date -> date + " " + invitation.statusOn(date).word())
                .collect(Collectors.joining("; "));
    }
}
