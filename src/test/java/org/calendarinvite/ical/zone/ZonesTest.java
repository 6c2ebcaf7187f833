package org.calendarinvite.ical.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.ical.Samples;
import org.calendarinvite.ical.text.Component;
import org.calendarinvite.ical.text.Line;
import org.junit.jupiter.api.Test;

class ZonesTest {

    private static final LocalDateTime WINTER = LocalDateTime.of(2026, 12, 1, 10, 0);

    @Test
    void namesInUseAreFound() {
        Zones zones = new Zones(List.of(), Samples.DATES);
        Map<String, String> names = Map.ofEntries(
                Map.entry("Europe/Berlin", "Europe/Berlin"),
                Map.entry("europe/berlin", "Europe/Berlin"),
                Map.entry("US/Eastern", "US/Eastern"),
                Map.entry("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "Europe/Berlin"),
                Map.entry("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
                Map.entry("/citadel.org/20211207_1/America/New_York", "America/New_York"),
                Map.entry("tzone://Microsoft/Utc", "Z"),
                Map.entry("UTC", "Z"),
                Map.entry("Etc/UTC", "Z"),
                Map.entry("W. Europe Standard Time", "Europe/Berlin"),
                Map.entry("Pacific Standard Time", "America/Los_Angeles"),
                Map.entry("India Standard Time", "Asia/Calcutta"),
                Map.entry("UTC+01", "Etc/GMT-1"),
                Map.entry("GMT-05:00", "Etc/GMT+5"),
                Map.entry("(GMT-03:00)", "Etc/GMT+3"),
                Map.entry("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
                Map.entry("Pacific Time (US & Canada)\\,Tijuana", "America/Los_Angeles"),
                Map.entry("(GMT+10:00) Canberra, Melbourne, Sydney", "Australia/Sydney"));
        names.forEach((tzid, id) -> assertEquals(id, zones.id(tzid, WINTER), tzid));
    }

    @Test
    void customZoneIsTheOneWithTheSameRules() {
        assertEquals("America/New_York", zone("Customized Time Zone", eastern(3, "2SU", 11, "1SU")));
        assertEquals("Europe/Berlin", zone("tzone://Microsoft/Custom", central()));
        assertEquals("Asia/Kolkata", zone("My zone", standard("+0530", "+0530", "")));
        assertEquals("Z", zone("My zone", standard("+0000", "+0000", "")));
    }

    @Test
    void namesThatSayNothingNeedRules() {
        for (String name : List.of("Customized Time Zone", "Customized Time Zone 1", "tzone://Microsoft/Custom")) {
            assertEquals("America/New_York", zone(name, eastern(3, "2SU", 11, "1SU")), name);
            Refused unknown = assertThrows(Refused.class, () -> new Zones(List.of(), Samples.DATES).id(name, WINTER));
            assertTrue(unknown.getMessage().contains("Choose a zone that is named after a city"), name);
        }
    }

    @Test
    void namesForPeopleAreReadWithAndWithoutRules() {
        String shown = "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris";
        assertEquals("Europe/Paris", new Zones(List.of(), Samples.DATES).id(shown, WINTER));
        assertEquals("Europe/Paris", zone(shown, central()));
        assertEquals("Europe/Berlin", zone("W. Europe Standard Time", central()));
        assertEquals("Europe/Berlin", new Zones(List.of(), Samples.DATES).id("\"W. Europe Standard Time\"", WINTER));
    }

    @Test
    void clocksThatChangeAnHourEarlyAreForgiven() {
        assertEquals("Europe/Berlin", zone("Western/Central Europe", central().replace("030000", "020000")));
    }

    @Test
    void laterRulesReplaceEarlierOnes() {
        String both =
                eastern(4, "1SU", 10, "-1SU") + eastern(3, "2SU", 11, "1SU").replace("1601", "2007");
        assertEquals("America/New_York", zone("Customized Time Zone 1", both));
    }

    @Test
    void cityInTheNamePicksAmongZonesWithTheSameRules() {
        assertEquals("Europe/Paris", zone("(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", central()));
    }

    @Test
    void locationOfTheSenderIsBelieved() {
        assertEquals("Europe/Vienna", zone("foo", "X-LIC-LOCATION:Europe/Vienna\n" + central()));
    }

    @Test
    void rulesWinOverAWindowsNameThatMeansOthers() {
        assertEquals("America/New_York", zone("W. Europe Standard Time", eastern(3, "2SU", 11, "1SU")));
    }

    @Test
    void rulesThatNoZoneHasAreRefused() {
        String odd = eastern(5, "2SU", 7, "1SU");
        assertThrows(Refused.class, () -> zone("Customized Time Zone", odd));
        assertThrows(Refused.class, () -> zone("Bomb", standard("+0100", "+0100", "RRULE:FREQ=SECONDLY\n")));
        assertThrows(Refused.class, () -> zone("Empty", ""));
        assertThrows(Refused.class, () -> zone("Broken", "BEGIN:STANDARD\nEND:STANDARD\n"));
    }

    @Test
    void aRuleIsReadUpToItsLimit() {
        String rule = "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10";
        String longest = rule + ";INTERVAL=1".repeat(5) + ";WKST=MO".repeat(114);
        assertEquals(Observance.MAX_RULE, longest.length());
        assertEquals("Europe/Berlin", zone("My zone", central().replace(rule, longest)));
        String longer = rule + ";WKST=MO".repeat(121);
        assertEquals(Observance.MAX_RULE + 1, longer.length());
        assertThrows(Refused.class, () -> zone("My zone", central().replace(rule, longer)));
    }

    @Test
    void endedRuleNoLongerCounts() {
        String rules = standard("+0200", "+0100", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20101031T010000Z\n")
                + daylight("+0100", "+0200", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20100328T010000Z\n");
        ZoneId zone = ZoneId.of(zone("My zone", rules));
        assertEquals(ZoneOffset.ofHours(1), zone.getRules().getOffset(WINTER));
        assertEquals(ZoneOffset.ofHours(1), zone.getRules().getOffset(WINTER.minusMonths(5)));
    }

    private static String zone(String tzid, String rules) {
        String text =
                "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:" + tzid + "\n" + rules + "END:VTIMEZONE\nEND:VCALENDAR\n";
        Component calendar = Component.calendar(
                text.lines().flatMap(line -> Line.parse(line).stream()).toList(), 100);
        return new Zones(calendar.children("VTIMEZONE"), Samples.DATES).id(tzid, WINTER);
    }

    private static String central() {
        return standard("+0200", "+0100", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\n")
                        .replace("020000", "030000")
                + daylight("+0100", "+0200", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\n");
    }

    private static String eastern(int spring, String springDay, int autumn, String autumnDay) {
        String yearly = "RRULE:FREQ=YEARLY;BYMONTH=";
        return standard("-0400", "-0500", yearly + autumn + ";BYDAY=" + autumnDay + "\n")
                + daylight("-0500", "-0400", yearly + spring + ";BYDAY=" + springDay + "\n");
    }

    private static String standard(String from, String to, String rule) {
        return observance("STANDARD", from, to, rule);
    }

    private static String daylight(String from, String to, String rule) {
        return observance("DAYLIGHT", from, to, rule);
    }

    private static String observance(String name, String from, String to, String rule) {
        return "BEGIN:" + name + "\nDTSTART:16010101T020000\nTZOFFSETFROM:" + from + "\nTZOFFSETTO:" + to + "\n" + rule
                + "END:" + name + "\n";
    }
}
