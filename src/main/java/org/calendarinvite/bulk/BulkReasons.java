package org.calendarinvite.bulk;

import java.util.List;

/** Why a list, or a row of one, is not followed, in sentences that its sender can act on. */
final class BulkReasons {

    static final String OURS = "The mail claims to come from this server itself, so nobody was invited.";
    static final String UNPROVEN = "We could not prove that this mail comes from its sender, so nobody was invited. "
            + "The sender is asked to confirm it.";
    static final String NO_EMAIL = "The row has no mail address";
    static final String MANY_EMAILS = "More than one mail address: give each person a row";
    static final String NO_UID = "The row names no event: its uid is in the mail that confirmed the event";
    /** The same for events that are not there and for those of others. */
    static final String NOT_YOURS = "None of your events has this uid: it is in the mail that confirmed the event";

    static final String NO_EVENTS =
            "You have no event here, so there is nothing to invite to. Add the address that makes events "
                    + "as a guest in your calendar first; then send the list with the uid from the mail that confirms it.";
    static final String UNFOLLOWED = "The row cannot be followed as it is written: look at its dates";
    static final String OTHER_EVENT = "The row names another event than the one that the list is for";
    static final String STOPPED = "the list was cancelled";

    private BulkReasons() {}

    /** What became of a mail with lists; the rows of each are told in its report. */
    static String begun(List<BulkOrder> orders) {
        int rows = orders.stream().mapToInt(order -> order.job().rows()).sum();
        return "Begun: " + some(orders.size(), "list") + " of " + some(rows, "row");
    }

    private static String some(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Of the row where the list was stopped, for it and all after it. */
    static String foreign(int left) {
        return "The list was stopped here, " + left + (left == 1 ? " row" : " rows") + " before its end: "
                + BulkDesk.MOST_FOREIGN
                + " rows named events that are not yours. Mend their uid and send the rest again";
    }

    static String twice(int row) {
        return "Row " + row + " has the same address already";
    }
}
