package org.calendarinvite.invite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Event;

/** Decides whether one person may be invited to one event; touches nothing itself. */
@ApplicationScoped
@Named("inviteDesk")
public class InviteDesk {

    public Decision decide(InviteCase c) {
        if (c.event().isEmpty())
            return Decision.refuse("There is no event " + c.request().uid());
        var event = c.event().get();
        if (event.cancelled()) return Decision.refuse("The event is cancelled");
        if (c.suspended()) return Decision.refuse("The organizer is suspended");
        if (c.request().email().endsWith("@" + c.ourDomain())) return Decision.refuse("An address of this server");
        if (c.request().email().equals(event.organizer())) return Decision.refuse("The organizer has the event");
        // Asked again, or delivered again: the same mail is due, and it is sent once however often it is due.
        if (c.attendee().isPresent()) return Decision.apply("", List.of(), List.of(due(c, event)));
        if (c.invited() >= c.limit())
            return Decision.refuse("The event has reached its limit of " + c.limit() + " invites");
        return Decision.apply("", changes(c, event), List.of(due(c, event)));
    }

    private static List<Change> changes(InviteCase c, Event event) {
        var r = c.request();
        var attendee =
                new Attendee(event.uid(), r.email(), r.name(), c.freshToken(), r.origin(), Answered.NONE, c.now(), 1);
        return List.of(
                new Change.Take(quota(event.uid()), c.limit()),
                new Change.Keep(attendee),
                new Change.Count(event.uid(), attendee.token(), Map.of("attendees", 1, "origin." + r.origin(), 1)));
    }

    private static Notice due(InviteCase c, Event event) {
        return new Notice(
                Notice.Type.INVITE_DUE,
                event.uid(),
                c.request().email(),
                event.sequence(),
                c.request().trace());
    }

    /** The quota that counts an event's invites. */
    public static String quota(String uid) {
        return "invites#" + uid;
    }
}
