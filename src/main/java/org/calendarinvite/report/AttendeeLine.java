package org.calendarinvite.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;

/** One attendee as a line of CSV for the organizer: the five columns of old, then what is known besides. */
public final class AttendeeLine {

    private static final List<String> HEADER = List.of(
            "email",
            "name",
            "status",
            "origin",
            "prodid",
            "answered",
            "belief",
            "dates",
            "answers",
            "invited",
            "delivery",
            "delivery_reason");

    private AttendeeLine() {}

    public static String header() {
        return Csv.line(HEADER);
    }

    public static String of(Invitation invitation) {
        var attendee = invitation.attendee();
        var answer = invitation.answer();
        boolean answered = !answer.equals(Answered.NONE);
        var cells = List.of(
                attendee.email(),
                attendee.name(),
                attendee.gone() ? "uninvited" : invitation.status().word(),
                attendee.origin(),
                answer.prodid(),
                answered ? answer.received().toString() : "",
                answered ? answer.belief().name().toLowerCase(Locale.ROOT) : "",
                String.join(" ", attendee.dates()),
                apart(invitation),
                attendee.invited().toString(),
                attendee.delivery().stands().state().word(),
                attendee.delivery().stands().reason());
        return Csv.line(cells);
    }

    private static String apart(Invitation invitation) {
        return invitation.attendee().apart().stream()
                .map(Attendee.Apart::date)
                .map(date -> date + " " + invitation.statusOn(date).word())
                .collect(Collectors.joining("; "));
    }
}
