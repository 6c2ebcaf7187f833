package org.calendarinvite.reply;

/** Why an answer was not counted, in sentences that its sender can act on. */
final class ReplyReasons {

    static final String UNKNOWN =
            "Your answer names an event or an invitation that is not here, so it was not counted. "
                    + "Answer from the newest invitation mail, or ask the organizer to invite you again.";
    static final String UNPROVEN = "The answer came to no invitation's own address and its sender is not proven";
    static final String STRANGER = "The answer is from an address that was not invited, so it was not counted. "
            + "Answer from the invited address, or ask the organizer to invite this one.";
    static final String OTHER_EVENT =
            "Your answer names another event than the invitation it was sent to, so it was not "
                    + "counted. Answer from the newest invitation mail.";
    static final String NEVER_SENT =
            "Your answer is to a version of the event that was never sent, so it was not counted. "
                    + "Answer from the newest invitation mail.";
    static final String NO_ANSWER = "Your answer says neither yes, no nor maybe, so it was not counted. "
            + "Use the Yes, No or Maybe button of your calendar.";
    static final String CANCELLED = "The event is cancelled";
    static final String OLDER = "An older answer than the one that counts";

    private ReplyReasons() {}
}
