package org.calendarinvite.local;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What SES would have found; a mail's own header says it here, where no SPF record exists to look at. */
record Verdicts(Map<String, String> byCheck, String dmarcPolicy) {

    static final String HEADER = "X-Embedded-Verdicts";

    private static final List<String> CHECKS = List.of("spf", "dkim", "dmarc", "spam", "virus");
    private static final List<String> RESULTS = List.of("PASS", "FAIL", "GRAY", "PROCESSING_FAILED", "DISABLED");

    Verdicts {
        byCheck = Collections.unmodifiableMap(new TreeMap<>(byCheck));
    }

    /** @param header e.g. {@code spf=pass dmarc=fail policy=reject}; what is not named passes */
    static Verdicts parse(String header) {
        Map<String, String> verdicts = new TreeMap<>();
        CHECKS.forEach(check -> verdicts.put(check, "PASS"));
        String policy = "none";
        for (String part : Arrays.stream(header.split("[\\s;,]+"))
                .filter(p -> !p.isEmpty())
                .toList()) {
            String name = part.substring(0, Math.max(part.indexOf('='), 0)).toLowerCase(Locale.ROOT);
            String value = part.substring(part.indexOf('=') + 1);
            if (name.equals("policy")) {
                policy = value.toLowerCase(Locale.ROOT);
            } else if (CHECKS.contains(name) && RESULTS.contains(value.toUpperCase(Locale.ROOT))) {
                verdicts.put(name, value.toUpperCase(Locale.ROOT));
            } else {
                throw new IllegalArgumentException(HEADER + ": cannot understand " + part);
            }
        }
        return new Verdicts(verdicts, policy);
    }
}
