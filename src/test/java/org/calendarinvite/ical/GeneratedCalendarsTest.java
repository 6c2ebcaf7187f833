package org.calendarinvite.ical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.io.text.ICalReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.util.CompatibilityHints;
import net.fortuna.ical4j.validate.ITIPValidator;
import net.fortuna.ical4j.validate.ValidationResult;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.When;

/** Every calendar that we write, read by two libraries that complain of what is wrong, and by ourselves. */
class GeneratedCalendarsTest {

    private static final CalendarBuilder ICAL4J = new CalendarBuilder(new JavaZones());

    /** To biweekly all clocks are put forward by one hour, which on Lord Howe is half an hour; we compare times ourselves. */
    private static final Integer END_BEFORE_START = 16;

    private static final Pattern USED = Pattern.compile("\r\n[A-Z-]+;TZID=([^:]+):");
    private static final Pattern THERE = Pattern.compile("\r\nTZID:([^\r]+)\r\n");

    @BeforeContainer
    static void nothingIsForgiven() {
        for (String hint : List.of(
                CompatibilityHints.KEY_RELAXED_UNFOLDING,
                CompatibilityHints.KEY_RELAXED_PARSING,
                CompatibilityHints.KEY_RELAXED_VALIDATION,
                CompatibilityHints.KEY_OUTLOOK_COMPATIBILITY,
                CompatibilityHints.KEY_NOTES_COMPATIBILITY)) {
            assertFalse(CompatibilityHints.isHintEnabled(hint), hint);
        }
    }

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    void isWithoutFaultAndSaysWhatWasMeant(@ForAll("seeds") long seed) throws IOException, ParserException {
        GeneratedCalendar calendar = GeneratedCalendar.of(new Random(seed));
        byte[] written = calendar.written();
        String text = new String(written, StandardCharsets.UTF_8);
        ical4jComplainsOfNothing(text);
        biweeklyComplainsOfNothing(text);
        eachZoneIsThereOnce(text);
        saysWhatWasMeant(calendar, Samples.READER.read(written), text);
    }

    private static void ical4jComplainsOfNothing(String text) throws IOException, ParserException {
        Calendar read = ICAL4J.build(new StringReader(text));
        ValidationResult result = read.validate(true).merge(new ITIPValidator().validate(read));
        assertTrue(result.getEntries().isEmpty(), () -> result + "\n" + text);
    }

    private static void biweeklyComplainsOfNothing(String text) throws IOException {
        try (ICalReader reader = new ICalReader(text)) {
            ICalendar read = reader.readNext();
            assertEquals(List.of(), reader.getWarnings(), text);
            List<String> faults = read.validate(ICalVersion.V2_0).getWarnings().stream()
                    .flatMap(group -> group.getWarnings().stream())
                    .filter(fault -> !END_BEFORE_START.equals(fault.getCode()))
                    .map(Object::toString)
                    .toList();
            assertEquals(List.of(), faults, text);
        }
    }

    private static void eachZoneIsThereOnce(String text) {
        String unfolded = text.replace("\r\n ", "");
        Set<String> used = new TreeSet<>();
        USED.matcher(unfolded).results().forEach(found -> used.add(found.group(1)));
        List<String> there = THERE.matcher(unfolded)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
        assertEquals(List.copyOf(used), there, text);
    }

    private static void saysWhatWasMeant(GeneratedCalendar meant, CalendarMessage read, String text) {
        assertEquals(meant.method().name(), read.method());
        assertEquals(meant.event().uid(), read.uid());
        for (EventPart part : read.parts()) {
            assertEquals("rsvp-k3v9@invites.example", part.organizer(), text);
            String key = part.recurrenceId().map(When::key).orElse("");
            if (meant.method() != Method.DECLINECOUNTER) addressed(meant, part, key, text);
            else assertTrue(part.details().isEmpty(), text);
        }
        if (!meant.date().isEmpty() || meant.method() == Method.DECLINECOUNTER) oneDate(meant, read.parts(), text);
        else whole(meant, read.parts(), text);
    }

    private static void addressed(GeneratedCalendar meant, EventPart part, String key, String text) {
        Guest guest = part.guests().get(0);
        assertEquals(1, part.guests().size(), text);
        assertEquals(meant.attendee().email(), guest.email(), text);
        assertEquals(meant.invitation().statusOn(key).ical(), guest.partstat(), text);
        assertEquals(meant.method() == Method.CANCEL ? "CANCELLED" : "CONFIRMED", part.status(), text);
    }

    private static void oneDate(GeneratedCalendar meant, List<EventPart> parts, String text) {
        assertEquals(1, parts.size(), text);
        EventPart part = parts.get(0);
        assertEquals(meant.date(), part.recurrenceId().map(When::key).orElse(""), text);
        assertEquals(meant.event().sequenceOn(meant.date()), part.sequence(), text);
        if (meant.method() != Method.REQUEST) return;
        assertEquals(plain(new Recurrences().on(meant.event().series(), meant.date())), part.details(), text);
    }

    /** Each date that anything is said of must mean the same, whether master or override says it. */
    private static void whole(GeneratedCalendar meant, List<EventPart> parts, String text) {
        Series series = meant.event().series();
        if (meant.method() == Method.CANCEL && !series.partial()) {
            assertEquals(1, parts.size(), text);
            assertEquals(meant.event().sequenceOn(""), parts.get(0).sequence(), text);
            assertTrue(parts.get(0).recurrenceId().isEmpty(), text);
            return;
        }
        Series read = series(parts);
        assertEquals(series.partial(), read.partial(), text);
        Set<String> keys = new LinkedHashSet<>();
        series.instances().forEach(one -> keys.add(one.key()));
        if (!series.partial()) {
            Details whole = series.details();
            assertEquals(parts(whole.rrule()), parts(read.details().rrule()), text);
            assertEquals(whole.rdates(), read.details().rdates(), text);
            whole.exdates().forEach(date -> keys.add(date.key()));
            keys.add(whole.start().key());
            assertEquals(meant.event().sequenceOn(""), parts.get(0).sequence(), text);
        }
        for (String key : keys)
            assertEquals(
                    plain(new Recurrences().on(series, key)),
                    plain(new Recurrences().on(read, key)),
                    () -> key + "\n" + text);
    }

    /** As a receiver who knew nothing before would keep it. */
    private static Series series(List<EventPart> parts) {
        boolean partial = parts.get(0).recurrenceId().isPresent();
        List<Instance> instances = parts.stream()
                .filter(part -> part.recurrenceId().isPresent())
                .map(part -> Instance.of(
                        part.recurrenceId().orElseThrow(), part.details(), new Source(part.sequence(), part.dtstamp())))
                .toList();
        return new Series(parts.get(0).details().orElseThrow(), partial, instances, 0, 0);
    }

    /** Whatever their order, without what goes without saying. */
    private static Set<Set<String>> parts(String rule) {
        return Stream.of(rule.split(";"))
                .filter(part -> !part.equals("INTERVAL=1") && !part.equals("WKST=MO"))
                .map(part -> Set.copyOf(List.of(part.split("[=,]"))))
                .collect(Collectors.toSet());
    }

    private static Optional<Details> plain(Optional<Details> details) {
        return details.map(one -> one.at(one.start(), one.end()));
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.randomValue(Random::nextLong);
    }
}
