package org.calendarinvite.ical;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.When;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * Expands rules on the clock of the series' own zone (RFC 5545 3.3.10). What a rule without COUNT made before the dates in
 * question is jumped over, so that a series is as quick to ask in its thirtieth year as in its first.
 */
@ApplicationScoped
public class Recurrences implements Occurrences {

    /** Dates that are looked through for one question. */
    static final int MOST_STEPS = 10_000;

    /** Those that {@link OutlookPatterns} lets pass; what repeats within a day is not jumped over in good time. */
    private static final Set<Freq> EXPANDED = Set.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

    /** Series whose counted dates are remembered. */
    private static final int MOST_COUNTED = 32;

    private final Cache<Counted, Set<Instant>> counted =
            Caffeine.newBuilder().maximumSize(MOST_COUNTED).build();

    /** What all dates of a rule with COUNT follow from: it is counted once, not anew for each date that is asked for. */
    private record Counted(When start, String rrule) {}

    @Override
    public boolean includes(Details series, When date) {
        Instant wanted = series.start().like(date).instant();
        if (single(series).anyMatch(one -> one.instant().equals(wanted))) return true;
        if (series.rrule().contains("COUNT=")) return counted(series).contains(wanted);
        // An hour that the clocks leap over is the hour after it: moments are compared, from well before
        return ruled(series, series.start().like(date).local().minusDays(1))
                .map(When::instant)
                .takeWhile(made -> !made.isAfter(wanted))
                .anyMatch(wanted::equals);
    }

    private Set<Instant> counted(Details series) {
        return counted.get(new Counted(series.start(), series.rrule()), one -> ruled(
                        series, series.start().local())
                .map(When::instant)
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public List<When> from(Details series, Instant first, int limit) {
        Set<Instant> left = series.exdates().stream().map(When::instant).collect(Collectors.toSet());
        Predicate<When> happens = date -> !date.instant().isBefore(first) && !left.contains(date.instant());
        When moment = When.utc(LocalDateTime.ofInstant(first, ZoneOffset.UTC));
        Stream<When> ruled = ruled(series, series.start().like(moment).local().minusDays(1))
                .filter(happens)
                .limit(limit);
        return Stream.concat(ruled, single(series).filter(happens))
                .sorted(Comparator.comparing(When::instant))
                .distinct()
                .limit(limit)
                .toList();
    }

    private static Stream<When> single(Details series) {
        return Stream.concat(Stream.of(series.start()), series.rdates().stream());
    }

    /** The dates that the rule makes, in order, from a wall clock on. */
    private static Stream<When> ruled(Details series, LocalDateTime from) {
        When start = series.start();
        Optional<RecurrenceRuleIterator> dates = iterator(series, from);
        if (dates.isEmpty()) return Stream.empty();
        return Stream.iterate(next(dates.get()), Optional::isPresent, made -> next(dates.get()))
                .limit(MOST_STEPS)
                .map(made -> new When(made.orElseThrow(), start.zone(), start.allDay()))
                .takeWhile(until(series.rrule()));
    }

    private static Optional<RecurrenceRuleIterator> iterator(Details series, LocalDateTime from) {
        if (series.rrule().isEmpty()) return Optional.empty();
        String endless =
                parts(series.rrule()).filter(part -> !part.startsWith("UNTIL=")).collect(Collectors.joining(";"));
        LocalDateTime start = series.start().local();
        try {
            RecurrenceRule rule = new RecurrenceRule(endless, RfcMode.RFC5545_LAX);
            boolean bounded = EXPANDED.contains(rule.getFreq()) && rule.getInterval() <= OutlookPatterns.MOST;
            if (!bounded) return Optional.empty();
            RecurrenceRuleIterator dates = rule.iterator(plain(start));
            // what is counted cannot be jumped over
            if (rule.getCount() == null && from.isAfter(start)) dates.fastForward(plain(from));
            return Optional.of(dates);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException noDates) {
            return Optional.empty();
        }
    }

    /** Empty after the last, and in years that nobody plans for. */
    private static Optional<LocalDateTime> next(RecurrenceRuleIterator dates) {
        try {
            if (!dates.hasNext()) return Optional.empty();
            DateTime made = dates.nextDateTime();
            if (made.getYear() > Dates.LAST_YEAR) return Optional.empty();
            return Optional.of(LocalDateTime.of(
                    made.getYear(),
                    made.getMonth() + 1,
                    made.getDayOfMonth(),
                    made.getHours(),
                    made.getMinutes(),
                    made.getSeconds()));
        } catch (IllegalArgumentException noMore) {
            // thrown where a rule such as "30 February" finds nothing for a thousand years
            return Optional.empty();
        }
    }

    /** UNTIL is a moment, a day or a wall clock, as the start is. */
    private static Predicate<When> until(String rrule) {
        Optional<When> end = parts(rrule)
                .filter(part -> part.startsWith("UNTIL="))
                .flatMap(part -> end(part.substring(6)).stream())
                .findFirst();
        return date -> end.map(last -> !date.instant().isAfter(last.instant())).orElse(true);
    }

    /** Empty for an end beyond the year 9999, as rules had that were kept before {@link RuleReader} dropped it. */
    private static Optional<When> end(String value) {
        try {
            return Optional.of(Dates.parse("RRULE", value));
        } catch (Refused noMoment) {
            return Optional.empty();
        }
    }

    private static Stream<String> parts(String rrule) {
        return Arrays.stream(rrule.split(";"));
    }

    private static DateTime plain(LocalDateTime local) {
        return new DateTime(
                DateTime.UTC,
                local.getYear(),
                local.getMonthValue() - 1,
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond());
    }
}
