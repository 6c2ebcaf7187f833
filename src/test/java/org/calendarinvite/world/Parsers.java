package org.calendarinvite.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import biweekly.ICalVersion;
import biweekly.io.text.ICalReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.validate.ITIPValidator;

/** Two libraries that know nothing of each other read the same calendar and must agree. */
final class Parsers {

    static {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
        System.setProperty("net.fortuna.ical4j.timezone.cache.impl", "net.fortuna.ical4j.util.MapTimeZoneCache");
    }

    private Parsers() {}

    /** When the event starts, if both read the calendar without a complaint and find the same moment. */
    static Instant start(String calendar) {
        var one = biweekly(calendar);
        var other = ical4j(calendar);
        assertEquals(one, other, () -> "biweekly and ical4j read another DTSTART in\n" + calendar);
        return one;
    }

    private static Instant biweekly(String calendar) {
        try (var reader = new ICalReader(calendar)) {
            var read = reader.readNext();
            assertEquals(List.of(), reader.getWarnings(), () -> "biweekly warns of\n" + calendar);
            var invalid = read.validate(ICalVersion.V2_0);
            assertEquals(List.of(), invalid.getWarnings(), () -> "biweekly finds invalid\n" + calendar);
            assertEquals(1, read.getEvents().size());
            return read.getEvents().get(0).getDateStart().getValue().toInstant();
        } catch (IOException e) {
            throw new AssertionError("biweekly cannot read\n" + calendar, e);
        }
    }

    private static Instant ical4j(String calendar) {
        try {
            var read = new CalendarBuilder().build(new StringReader(calendar));
            var result = read.validate(true).merge(new ITIPValidator().validate(read));
            assertFalse(result.hasErrors(), () -> "ical4j finds " + result + " in\n" + calendar);
            VEvent event = read.<VEvent>getComponent(Component.VEVENT).orElseThrow();
            return instant(event.getDateTimeStart().getDate());
        } catch (IOException | ParserException e) {
            throw new AssertionError("ical4j cannot read\n" + calendar, e);
        }
    }

    private static Instant instant(Temporal temporal) {
        if (temporal instanceof ZonedDateTime zoned) return zoned.toInstant();
        if (temporal instanceof OffsetDateTime offset) return offset.toInstant();
        if (temporal instanceof Instant instant) return instant;
        throw new AssertionError("DTSTART has no zone: " + temporal);
    }
}
