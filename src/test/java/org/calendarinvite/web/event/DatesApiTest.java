package org.calendarinvite.web.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.sql.SqlRecords;
import org.calendarinvite.web.Asking;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatesApiTest {

    private static final Source SAID = new Source(0, Given.NOW);

    @TempDir
    Path folder;

    private Store store;
    private DatesApi api;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        api = new DatesApi(new Asking(store), new Recurrences(), Asking.listing());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aSeriesHasItsDatesPageByPageToItsEnd() {
        keep(Series.of(weekly()));
        List<Object> dates = new ArrayList<>();
        var next = "";
        do {
            var page = api.list("uid", page(next));
            items(page).forEach(one -> dates.add(one.get("date")));
            next = (String) page.get("next");
        } while (!next.isEmpty());
        assertEquals(
                List.of(
                        "20261201T090000Z",
                        "20261208T090000Z",
                        "20261215T090000Z",
                        "20261222T090000Z",
                        "20261229T090000Z"),
                dates);
    }

    @Test
    void aDateIsShownAsItIsNowAndWithItsOwnNumbers() {
        var eighth = Given.berlin("2026-12-08T10:00");
        var moved = Given.details(Given.berlin("2026-12-09T18:00"), Given.berlin("2026-12-09T19:00"), "");
        var event = keep(new Series(
                weekly(),
                false,
                List.of(
                        Instance.of(eighth, Optional.of(moved), SAID),
                        Instance.of(Given.berlin("2026-12-15T10:00"), Optional.empty(), SAID)),
                0,
                0));
        store.commit(Decision.apply("", InviteDesk.joining(event, Given.attendee("20261208T090000Z"), 10), List.of()));
        var items = items(api.list("uid", page("")));
        assertEquals(
                List.of(0L, 1L), items.stream().map(one -> one.get("attendees")).toList());
        assertEquals("2026-12-09T18:00:00+01:00[Europe/Berlin]", items.get(1).get("dtstart"));
        assertEquals(
                Map.of("accepted", 0L, "declined", 0L, "tentative", 0L, "noaction", 1L),
                items.get(1).get("rsvp"));
        var cancelled = items(
                        api.list("uid", page((String) api.list("uid", page("")).get("next"))))
                .get(0);
        assertEquals("cancelled", cancelled.get("status"));
        assertEquals("2026-12-15T10:00:00+01:00[Europe/Berlin]", cancelled.get("dtstart"));
        assertEquals("", cancelled.get("dtend"));
    }

    @Test
    void ofSingleInstancesThoseThatAreKnownAreShownAndAnEventThatHappensOnceHasNone() {
        var eighth = Given.berlin("2026-12-08T10:00");
        keep(new Series(Given.once(), true, List.of(Instance.of(eighth, Optional.of(Given.once()), SAID)), 0, 0));
        assertEquals(
                List.of("20261208T090000Z"),
                items(api.list("uid", page(""))).stream()
                        .map(one -> one.get("date"))
                        .toList());
        close();
        store = new Store(SqlRecords.open(folder.resolve("other.db")));
        api = new DatesApi(new Asking(store), new Recurrences(), Asking.listing());
        keep(Series.of(Given.once()));
        assertEquals(List.of(), items(api.list("uid", page(""))));
    }

    private static Details weekly() {
        return Given.details(Given.berlin("2026-12-01T10:00"), Given.berlin("2026-12-01T11:00"), "FREQ=WEEKLY;COUNT=5");
    }

    private Event keep(Series series) {
        var event = Given.event(series, Event.Status.CONFIRMED, 0);
        store.commit(Decision.apply("", List.of(new Change.Keep(event)), List.of()));
        return event;
    }

    private static Exchange page(String next) {
        var exchange = Asking.json("");
        exchange.getMessage().setHeader("next", next);
        exchange.getMessage().setHeader("limit", "2");
        return exchange;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Map<String, Object> shown) {
        return (List<Map<String, Object>>) shown.get("items");
    }
}
