package org.calendarinvite.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.ical.GameCalendar;
import org.calendarinvite.schedule.Import;
import org.calendarinvite.schedule.Imported;
import org.calendarinvite.schedule.SeasonOrder;
import org.calendarinvite.schedule.SeasonPage;
import org.calendarinvite.settings.Settings;

/** The file of a season, a table or a calendar → its games. */
@ApplicationScoped
@Named("scheduleReader")
public class ScheduleReader {

    private static final String CALENDAR = "BEGIN:VCALENDAR";
    private static final int HEAD = 64;

    private final GameSheet sheets;
    private final GameCalendar calendars;
    private final int bytes;
    private final String otherwise;

    @Inject
    public ScheduleReader(Settings settings) {
        var limits = settings.schedules();
        this.sheets = new GameSheet(settings.bulk(), limits.lasts(), limits.games());
        this.calendars = new GameCalendar(settings.limits(), limits.games());
        this.bytes = limits.bytes();
        this.otherwise = limits.zone();
    }

    /** Of what cannot be read at all, a sentence for whoever sent it. */
    public Imported read(@Body SeasonOrder order) {
        if (order.closing()) return Imported.nothing();
        if (order.file().length > bytes)
            return Imported.flawed("The file has more than " + bytes
                    + " bytes, so nothing was changed. Split it into several schedules.");
        try {
            return read(order.file(), order.type(), order.zone());
        } catch (Refused flaw) {
            return Imported.flawed(flaw.getMessage());
        }
    }

    /** Once more for each page: it was read before, to its end. */
    public SeasonPage page(@Body SeasonPage page, @Variable("raw") byte[] raw) {
        var season = page.season().orElseThrow();
        if (season.closing()) return page.reading(Imported.nothing());
        return page.reading(read(raw, season.read().type(), season.zone()));
    }

    /** Whether it is a calendar, by how it begins. */
    public static Import.Type type(byte[] file) {
        var head = new String(file, 0, Math.min(file.length, HEAD), StandardCharsets.UTF_8);
        return head.replace("\uFEFF", "").stripLeading().regionMatches(true, 0, CALENDAR, 0, CALENDAR.length())
                ? Import.Type.ICS
                : Import.Type.CSV;
    }

    private Imported read(byte[] file, Import.Type type, String zone) {
        var within = zone.isBlank() ? otherwise : zone;
        if (type == Import.Type.CSV) return sheets.read(file, checked(within));
        return calendars.read(file, zone.isBlank() ? GameCalendar.zone(file, within) : checked(zone));
    }

    private static String checked(String zone) {
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException none) {
            throw new Refused("The zone " + zone + " is none. Name it as in Europe/Berlin or America/New_York.");
        }
    }
}
