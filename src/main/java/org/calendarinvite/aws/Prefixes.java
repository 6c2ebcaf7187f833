package org.calendarinvite.aws;

import java.time.Duration;
import java.util.Map;
import org.calendarinvite.settings.Keep;

/** What lies in the bucket, by how its keys begin, and for how long. */
public final class Prefixes {

    private Prefixes() {}

    public static Map<String, Duration> of(Keep keep) {
        return Map.of(
                "mail/", keep.rawMail(), "quarantine/", keep.held(), "bulk/", keep.lists(), "schedules/", keep.lists());
    }
}
