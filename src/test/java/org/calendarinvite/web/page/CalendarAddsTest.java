package org.calendarinvite.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import org.calendarinvite.Given;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.When;
import org.junit.jupiter.api.Test;

class CalendarAddsTest {

    @Test
    void eachCalendarGetsTheTimeInUtc() {
        var all = CalendarAdds.of(Series.of(Given.once()));
        assertEquals(
                List.of("Google", "Outlook.com", "Microsoft 365", "Yahoo"),
                all.stream().map(CalendarAdds::name).toList());
        assertEquals(
                "https://calendar.google.com/calendar/render?action=TEMPLATE&text=Meeting"
                        + "&dates=20261201T090000Z%2F20261201T100000Z&ctz=Europe%2FBerlin",
                all.get(0).url());
        assertEquals(
                "https://outlook.live.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent"
                        + "&subject=Meeting&startdt=2026-12-01T09%3A00%3A00Z&enddt=2026-12-01T10%3A00%3A00Z",
                all.get(1).url());
        assertTrue(all.get(2).url().startsWith("https://outlook.office.com/calendar/0/deeplink/compose?"));
        assertEquals(
                "https://calendar.yahoo.com/?v=60&title=Meeting&st=20261201T090000Z&et=20261201T100000Z",
                all.get(3).url());
    }

    @Test
    void wholeDaysAreDays() {
        var first = When.day(LocalDateTime.parse("2026-12-01T00:00"));
        var all = CalendarAdds.of(
                Series.of(Given.details(first, When.day(first.local().plusDays(2)), "")));
        assertTrue(all.get(0).url().endsWith("&dates=20261201%2F20261203"), all.get(0)::url);
        assertTrue(all.get(1).url().endsWith("&startdt=2026-12-01&enddt=2026-12-03&allday=true"), all.get(1)::url);
        assertTrue(all.get(3).url().endsWith("&st=20261201&et=20261202&dur=allday"), all.get(3)::url);
    }

    @Test
    void onlyACalendarThatKnowsHowASeriesRepeatsIsOffered() {
        var all = CalendarAdds.of(Series.of(Given.tuesdays()));
        assertEquals(List.of("Google"), all.stream().map(CalendarAdds::name).toList());
        assertTrue(all.get(0).url().endsWith("&recur=RRULE%3AFREQ%3DWEEKLY"), all.get(0)::url);
        assertEquals(List.of(), CalendarAdds.of(new Series(Given.tuesdays(), true, List.of(), 0, 0)));
    }

    @Test
    void aLongDescriptionIsCutBetweenCharacters() {
        var once = Given.once();
        var details = new Details("+ &", "🌻".repeat(2000), "", "", once.start(), once.end(), "", List.of(), List.of());
        var url = CalendarAdds.of(Series.of(details)).get(0).url();
        assertTrue(url.contains("text=%2B%20%26") && url.length() < 8000 && url.endsWith("%F0%9F%8C%BB%E2%80%A6"), url);
    }
}
