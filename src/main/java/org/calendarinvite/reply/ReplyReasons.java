package org.calendarinvite.reply;

import org.calendarinvite.organizer.Meter;

/** Why an answer was not counted, in sentences that its sender can act on. */
public final class ReplyReasons {

    static final String UNKNOWN =
            "Your answer names an event or an invitation that is not here, so it was not counted. "
                    + "Answer from the newest invitation mail, or ask the organizer to invite you again.";
    static final String UNPROVEN = "The answer came to no invitation's own address and its sender is not proven";
    static final String STRANGER = "The answer is from an address that was not invited, so it was not counted. "
            + "Answer from the invited address, or ask the organizer to invite this one.";
    static final String OWN_INVITATION = "The answer is for somebody who has an invitation of his own, and was sent to "
            + "another's without proof, so it was not counted. Answer from your own invitation mail.";
    static final String STRANGER_HELD =
            "The answer is from, or brings in, somebody who was not invited; the organizer is asked.";
    static final String NO_DELEGATE = "Your answer does not say who comes instead of you, so it was not counted. "
            + "Name the mail address of somebody who can be invited, or answer Yes, No or Maybe.";
    static final String NOT_INSTEAD =
            "The organizer does not want somebody else to come instead of you, so your answer was not counted. "
                    + "Answer Yes, No or Maybe for yourself.";
    static final String ONE_DELEGATION =
            "Your answer says of one date that somebody else comes and something of another date, "
                    + "so it was not counted. Answer for each date in a mail of its own.";
    static final String FULL = "The event has reached its limit of invitations, so the answer was not counted. "
            + "Ask the organizer to make room.";
    static final String OTHER_EVENT =
            "Your answer names another event than the invitation it was sent to, so it was not "
                    + "counted. Answer from the newest invitation mail.";
    static final String NEVER_SENT =
            "Your answer is to a version of the event that was never sent, so it was not counted. "
                    + "Answer from the newest invitation mail.";
    static final String NO_ANSWER = "Your answer says neither yes, no nor maybe, so it was not counted. "
            + "Use the Yes, No or Maybe button of your calendar.";
    static final String NO_SUCH_DATE = "Your answer names a date that you are not invited to, so it was not counted. "
            + "Answer from the newest invitation mail.";
    public static final String TOO_MANY_DATES = "You have answered more than " + Answers.MOST_DATES
            + " single dates of this series, so this one was not counted. Answer for the whole series.";
    static final String NO_TIMES =
            "Your proposal names no other time, so it was not passed on. Choose a time and send it again.";
    static final String NO_LENGTH =
            "The times that you propose do not end after they begin, so they were not passed on. "
                    + "Choose an end after the start and send them again.";
    static final String OTHER_KIND =
            "Your proposal makes a whole day of a time or a time of a whole day, so it was not "
                    + "passed on. Propose another time of the same kind, or write to the organizer.";
    static final String WHOLE_SERIES = "A new time for a whole series cannot be proposed, so nothing was passed on. "
            + "Propose one for a single date, or write to the organizer.";
    static final String GONE = "He is not on the guest list any more";
    static final String CANCELLED = "The event, or this date of it, is cancelled";
    static final String OVER = "A proposal for a time that is over";
    static final String OLDER = "An older answer than the one that counts";
    static final String SAME = "The answer that counts already";
    static final String OLDER_VERSION = "A proposal for a version of the event that has changed since";
    static final String SAME_TIMES = "A proposal of the times that the event has";
    static final String PROPOSED = "Another time was proposed; the organizer is asked.";

    private ReplyReasons() {}

    static String wait(Meter meter) {
        return "As many people as this server mails in a short time were invited, so the answer was not counted. "
                + "Answer again after " + meter.ending() + ".";
    }
}
