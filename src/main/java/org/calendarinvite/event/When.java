package org.calendarinvite.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A moment as the organizer wrote it (RFC 5545 3.3.4, 3.3.5): never flattened to UTC.
 *
 * @param local the clock on the organizer's wall; midnight when {@code allDay}
 * @param zone an IANA id, {@code Z} for UTC, empty for floating times and whole days
 */
public record When(LocalDateTime local, String zone, boolean allDay) {

    private static final DateTimeFormatter KEY = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private static final LocalDateTime ANY = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final List<When> KINDS = List.of(utc(ANY), floating(ANY), day(ANY));

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

    /**
     * Exactly this moment, on the clock of a zone; in UTC where that clock has gone back and shows the same time again, since a
     * local time means the first of two (RFC 5545 3.3.5).
     */
    public static When at(Instant moment, String zone) {
        var there = zoned(LocalDateTime.ofInstant(moment, ZoneId.of(zone)), zone);
        return there.instant().equals(moment) ? there : utc(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
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

    /** Names an occurrence of a series: {@code 20261201T090000Z}, without Z when floating, {@code 20261201} for a day. */
    public String key() {
        if (allDay) return DateTimeFormatter.BASIC_ISO_DATE.format(local);
        return hasZone()
                ? KEY.format(local.atZone(ZoneId.of(zone)).withZoneSameInstant(ZoneOffset.UTC)) + "Z"
                : KEY.format(local);
    }

    /** The occurrence that a key names, in the zone and value type of this start of its series; empty when it is no key. */
    public Optional<When> named(String key) {
        return read(key).filter(date -> date.key().equals(key));
    }

    /** The moment that a key names whatever its series is: in UTC, floating, or a day; empty when it is no key. */
    static Optional<When> of(String key) {
        return KINDS.stream().flatMap(kind -> kind.named(key).stream()).findFirst();
    }

    private Optional<When> read(String key) {
        try {
            if (allDay)
                return Optional.of(day(
                        LocalDate.parse(key, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay()));
            boolean utc = key.endsWith("Z");
            var moment = LocalDateTime.parse(utc ? key.substring(0, key.length() - 1) : key, KEY);
            if (utc != hasZone()) return Optional.empty();
            return Optional.of(like(utc ? utc(moment) : floating(moment)));
        } catch (DateTimeParseException noKey) {
            return Optional.empty();
        }
    }

    /**
     * The same moment as {@code other}, in the zone and value type of this one, or in UTC as {@link #at} has it; a day takes the
     * time of day of this one.
     */
    public When like(When other) {
        if (allDay) return day(other.local.toLocalDate().atStartOfDay());
        if (other.allDay) return new When(other.local.toLocalDate().atTime(local.toLocalTime()), zone, false);
        boolean sameClock = !hasZone() || !other.hasZone() || zone.equals(other.zone);
        return sameClock ? new When(other.local, zone, false) : at(other.instant(), zone);
    }

    /** The moment that lies exactly as far behind this one as {@code to} behind {@code from}; without a zone, on the wall's clock. */
    public When shifted(When from, When to) {
        return plus(
                hasZone() ? Duration.between(from.instant(), to.instant()) : Duration.between(from.local, to.local));
    }

    /** Exactly so much later, whatever the clocks do meanwhile; they do nothing where there is no zone. */
    public When plus(Duration time) {
        return hasZone() ? at(instant().plus(time), zone) : new When(local.plus(time), zone, allDay);
    }

    /** ISO 8601 with its zone: {@code 2026-12-01T10:00:00+01:00[Europe/Berlin]}; a day is {@code 2026-12-01}. */
    public String iso() {
        if (allDay) return local.toLocalDate().toString();
        if (!hasZone()) return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
        return DateTimeFormatter.ISO_ZONED_DATE_TIME.format(local.atZone(ZoneId.of(zone)));
    }
}
