package org.calendarinvite.bulk;

import java.util.Optional;
import org.calendarinvite.invite.Flaw;

/** What can be said of a row before anybody looks at its event. */
final class RowRules {

    private RowRules() {}

    static Optional<String> flaw(BulkJob job, BulkRow row) {
        if (!row.flaw().isEmpty()) return Optional.of(row.flaw());
        if (row.email().isBlank()) return Optional.of(BulkReasons.NO_EMAIL);
        if (row.address().isEmpty() && many(row.email())) return Optional.of(BulkReasons.MANY_EMAILS);
        return Flaw.written(row.email(), row.name(), row.dateKeys(), row.language())
                .map(Flaw::sentence)
                .or(() -> event(job, row));
    }

    private static Optional<String> event(BulkJob job, BulkRow row) {
        if (job.uid().isEmpty()) return row.uid().isEmpty() ? Optional.of(BulkReasons.NO_UID) : Optional.empty();
        boolean other = !row.uid().isEmpty() && !row.uid().equals(job.uid());
        return other ? Optional.of(BulkReasons.OTHER_EVENT) : Optional.empty();
    }

    private static boolean many(String email) {
        return email.indexOf('@') != email.lastIndexOf('@');
    }
}
