package org.calendarinvite.organizer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The part of a mail domain that somebody registered: its subdomains cost him nothing. */
final class MailDomain {

    /** Second levels that registries of countries sell names under. */
    private static final Set<String> LEVELS =
            Set.of("ac", "co", "com", "edu", "gob", "gouv", "gov", "ltd", "ne", "net", "nom", "or", "org", "plc");

    private MailDomain() {}

    /** Two labels, or three under a country's second level. */
    static String of(String email) {
        var labels = email.substring(email.lastIndexOf('@') + 1)
                .toLowerCase(Locale.ROOT)
                .split("\\.");
        int last = labels.length - 1;
        boolean country = last > 1 && labels[last].length() == 2 && LEVELS.contains(labels[last - 1]);
        int first = Math.max(0, last - (country ? 2 : 1));
        return String.join(".", Arrays.asList(labels).subList(first, labels.length));
    }
}
