package org.calendarinvite.bulk;

import java.util.Optional;
import java.util.regex.Pattern;
import org.calendarinvite.invite.InviteDesk;

/** What can be said of a row before anybody looks at its event. */
final class RowRules {

    private static final Pattern KEY = Pattern.compile("\\d{8}(T\\d{6}Z?)?");
    /** As far as calendars write them (RFC 5646 2.1). */
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*");

    private RowRules() {}

    static Optional<String> flaw(BulkJob job, BulkRow row) {
        if (!row.flaw().isEmpty()) return Optional.of(row.flaw());
        if (row.email().isBlank()) return Optional.of(BulkReasons.NO_EMAIL);
        if (row.address().isEmpty())
            return Optional.of(many(row.email()) ? BulkReasons.MANY_EMAILS : BulkReasons.NO_ADDRESS);
        if (row.name().length() > BulkReasons.NAME) return Optional.of(BulkReasons.LONG_NAME);
        if (!row.language().isBlank() && !LANGUAGE.matcher(row.language()).matches())
            return Optional.of(BulkReasons.NO_LANGUAGE);
        var dates = row.dateKeys();
        if (dates.stream().anyMatch(date -> !KEY.matcher(date).matches())) return Optional.of(BulkReasons.NO_DATE);
        if (dates.size() > InviteDesk.MOST_DATES) return Optional.of(BulkReasons.MANY_DATES);
        if (job.uid().isEmpty()) return row.uid().isEmpty() ? Optional.of(BulkReasons.NO_UID) : Optional.empty();
        boolean other = !row.uid().isEmpty() && !row.uid().equals(job.uid());
        return other ? Optional.of(BulkReasons.OTHER_EVENT) : Optional.empty();
    }

    private static boolean many(String email) {
        return email.indexOf('@') != email.lastIndexOf('@');
    }
}
