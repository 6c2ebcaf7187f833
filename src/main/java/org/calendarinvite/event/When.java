package org.calendarinvite.event;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A moment as the organizer wrote it (RFC 5545 3.3.4, 3.3.5): never flattened to UTC.
 *
 * @param local the clock on the organizer's wall; midnight when {@code allDay}
 * @param zone an IANA id, {@code Z} for UTC, empty for floating times and whole days
 */
public record When(LocalDateTime local, String zone, boolean allDay) {

    public static When zoned(LocalDateTime local, String zone) {
        return new When(local, zone, false);
    }

    public static When utc(LocalDateTime local) {
        return new When(local, "Z", false);
    }

    public static When floating(LocalDateTime local) {
        return new When(local, "", false);
    }

    public static When day(LocalDateTime midnight) {
        return new When(midnight, "", true);
    }

    public boolean hasZone() {
        return !zone.isEmpty();
    }

    public boolean isUtc() {
        return zone.equals("Z");
    }

    /** Floating times and days count as UTC: good enough to sort and compare, never shown. */
    public Instant instant() {
        return local.atZone(hasZone() ? ZoneId.of(zone) : ZoneOffset.UTC).toInstant();
    }

    /** ISO 8601 with its zone: {@code 2026-12-01T10:00:00+01:00[Europe/Berlin]}; a day is {@code 2026-12-01}. */
    public String iso() {
        if (allDay) return local.toLocalDate().toString();
        if (!hasZone()) return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
        return DateTimeFormatter.ISO_ZONED_DATE_TIME.format(local.atZone(ZoneId.of(zone)));
    }
}
