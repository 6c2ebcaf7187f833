package org.calendarinvite.invite;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The calendar clients that statistics know by name; a PRODID is free text, and counters must not grow with it. */
public final class Client {

    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("google", "Google Calendar");
        NAMES.put("microsoft", "Microsoft Outlook");
        NAMES.put("apple", "Apple Calendar");
        NAMES.put("mozilla", "Thunderbird");
        NAMES.put("proton", "Proton Calendar");
        NAMES.put("yahoo", "Yahoo Calendar");
        NAMES.put("zimbra", "Zimbra");
        NAMES.put("nextcloud", "Nextcloud");
        NAMES.put("sabre", "Nextcloud");
        NAMES.put("fastmail", "Fastmail");
        NAMES.put("lotus", "HCL Notes");
        NAMES.put("zoho", "Zoho Calendar");
    }

    private Client() {}

    /** The name in words, {@code other} for a PRODID of nobody known. */
    public static String of(String prodid) {
        var written = prodid.toLowerCase(Locale.ROOT);
        return NAMES.entrySet().stream()
                .filter(known -> written.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("other");
    }
}
