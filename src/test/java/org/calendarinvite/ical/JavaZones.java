package org.calendarinvite.ical;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Map;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;

/**
 * Lets ical4j read any number of calendars: its own registry takes one of the few ids that the JVM has for each zone. What
 * zones mean is tested elsewhere.
 */
final class JavaZones implements TimeZoneRegistry {

    @Override
    public void register(TimeZone zone) {
        // java.time knows it
    }

    @Override
    public void register(TimeZone zone, boolean update) {
        // java.time knows it
    }

    @Override
    public void clear() {
        // nothing is kept
    }

    @Override
    public TimeZone getTimeZone(String id) {
        return null;
    }

    @Override
    public Map<String, ZoneRules> getZoneRules() {
        return Map.of();
    }

    @Override
    public ZoneId getZoneId(String id) {
        return ZoneId.of(id);
    }

    @Override
    public String getTzId(String zoneId) {
        return zoneId;
    }
}
