package org.calendarinvite.local;

import java.util.List;
import java.util.Locale;

/**
 * What one SMTP transaction hands over.
 *
 * @param sender of the envelope; empty for automatic mail
 * @param from how the client introduced itself, and its address
 */
record Letter(String sender, List<String> recipients, String from, RawMail mail) {

    static boolean isAt(String address, String domain) {
        return address.toLowerCase(Locale.ROOT).endsWith("@" + domain.toLowerCase(Locale.ROOT));
    }
}
