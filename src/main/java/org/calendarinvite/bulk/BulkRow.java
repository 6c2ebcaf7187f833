package org.calendarinvite.bulk;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.calendarinvite.invite.Address;

/**
 * One row of a list, as it was written.
 *
 * @param number as a spreadsheet counts, the header and blank rows included
 * @param uid in lower case, empty when the row names no event
 * @param dates keys of dates, apart by blanks, commas or the like
 * @param flaw why it cannot be read as a row at all, or empty
 */
public record BulkRow(int number, String uid, String email, String name, String language, String dates, String flaw) {

    private static final Pattern APART = Pattern.compile("[\\s,;|]+");

    /** Normalised; empty when nobody can be mailed there. */
    public Optional<String> address() {
        return Address.parse(email);
    }

    /** The event that is meant. */
    public String event(BulkJob job) {
        return uid.isEmpty() ? job.uid() : uid;
    }

    public List<String> dateKeys() {
        return dates.isBlank() ? List.of() : List.of(APART.split(dates.strip()));
    }
}
