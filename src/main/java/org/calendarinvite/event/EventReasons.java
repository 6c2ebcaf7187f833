package org.calendarinvite.event;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Why an event request was not applied, in sentences that its sender can act on. */
public final class EventReasons {

    static final String UNPROVEN = "We could not prove that this mail comes from its sender, so nothing was changed. "
            + "The sender is asked to confirm it.";
    public static final String TOO_LARGE = "The event has more than " + EventDesk.MOST_INSTANCES
            + " changed dates or too much text on them, so nothing was changed. "
            + "End the series and begin a new one, or shorten the descriptions of single dates.";
    static final String NEVER_KNOWN = "Cancelled before it was known here";
    static final String WAITING = "The operator of this server is asked whether it may host events of yours. "
            + "Nothing was changed so far; you hear of it when that is decided.";
    private static final String UNKNOWN = "There is no such event here to cancel, so nothing was changed. "
            + "If you meant another event, cancel it in the calendar that it was sent from.";
    private static final String NO_GUEST = "This server is not among the guests of the event, so nothing was changed. "
            + "Add the address that you wrote to as a guest of the event, in your own calendar.";
    static final String OLDER = "An older version of the event than the one already here";
    static final String SAME = "Nothing that attendees see has changed";
    static final String ALREADY_CANCELLED = "The event was cancelled before";

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm 'UTC on' d MMMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private EventReasons() {}

    static String notYours(EventRequest request) {
        return "The event belongs to " + request.organizer() + ", but the mail was sent by " + request.sender()
                + ". Only the organizer can add this server as a guest: copy the event into your own calendar first.";
    }

    static String unknown(EventRequest request) {
        return request.kind() == EventRequest.Kind.CANCEL || request.includesUs() ? UNKNOWN : NO_GUEST;
    }

    static String pace(Pace pace) {
        return "This event was changed " + pace.limit()
                + " times within an hour, and each change is mailed to every guest, "
                + "so nothing was changed this time. Save it once more after " + HOUR.format(pace.next()) + ".";
    }

    static String limit(int limit) {
        return "You have reached the limit of " + limit
                + " events. Cancel one that you no longer need, or ask the operator of this server for more, "
                + "and send this one again.";
    }
}
