package org.calendarinvite.ical;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.text.Text;
import org.calendarinvite.ical.zone.ZoneWriter;

/** A calendar that is written line by line: folded and ended by CRLF (RFC 5545 3.1). */
public final class ContentLines {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private final StringBuilder text = new StringBuilder();

    /** @param lines escaped already; empty ones are left out */
    public ContentLines add(String... lines) {
        for (String line : lines) if (!line.isEmpty()) Text.line(text, line);
        return this;
    }

    /** The VTIMEZONE of the first, which holds around all of them; none where times have no zone. */
    public ContentLines zone(When... moments) {
        When one = moments[0];
        if (!one.hasZone() || one.isUtc()) return this;
        List<Instant> all = Arrays.stream(moments).map(When::instant).sorted().toList();
        new ZoneWriter(one.zone(), all.get(0), all.get(all.size() - 1), false, all.get(0)).write(text);
        return this;
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A value of TEXT. */
    public static String escaped(String value) {
        return Text.escape(value);
    }

    /** A value of a parameter, in DQUOTEs where it needs them. */
    public static String parameter(String value) {
        return Text.parameter(value);
    }

    /** A date or a moment, from its parameters to the end of the line. */
    public static String value(When when) {
        if (when.allDay()) return ";VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(when.local());
        String local = LOCAL.format(when.local());
        if (when.isUtc()) return ":" + local + "Z";
        return when.hasZone() ? ";TZID=" + Text.parameter(when.zone()) + ":" + local : ":" + local;
    }

    public static String utc(Instant moment) {
        return CalendarWriter.utc(moment);
    }
}
