package org.calendarinvite.bulk;

import org.calendarinvite.decision.Decision;

/** What was decided of which row, as the reason of a decision: {@code Row 5: invited}. So a decision tells whose it was. */
record Ruling(int row, String said) {

    private static final String ROW = "Row ";
    private static final String SAYS = ": ";

    static Ruling of(Decision decision) {
        var reason = decision.reason();
        int end = reason.indexOf(SAYS);
        return new Ruling(Integer.parseInt(reason.substring(ROW.length(), end)), reason.substring(end + SAYS.length()));
    }

    String reason() {
        return ROW + row + SAYS + said;
    }
}
