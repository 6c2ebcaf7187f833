package org.calendarinvite.web.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.calendarinvite.access.Caller;
import org.calendarinvite.access.Entry;
import org.calendarinvite.access.Reach;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.store.Samples;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.sql.SqlRecords;
import org.calendarinvite.web.Asking;
import org.calendarinvite.web.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestsApiTest {

    private static final int GUESTS = 120;
    private static final int GONE = 117;

    @TempDir
    Path folder;

    private Store store;
    private Asking asking;
    private GuestsApi api;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        asking = new Asking(store);
        api = new GuestsApi(asking, asking.audit(), Asking.listing());
        var event = Samples.created("uid", "olga@example.org", 0);
        store.commit(Decision.apply("", List.of(new Change.Keep(event)), List.of()));
        for (int i = 0; i < GUESTS; i++) {
            var email = "guest%03d@example.com".formatted(i);
            var guest = Attendee.asked("uid", email, "Gil", "t" + i, "api", List.of(), Samples.NOW);
            store.commit(Decision.apply("", InviteDesk.joining(event, guest, GUESTS), List.of()));
        }
        var last = new Invitation(event, guest(GONE));
        store.commit(new InviteDesk(new Recurrences()).uninvite(last, "tr", Instant.EPOCH));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aPageIsNamedAndTheLogSaysThatSomebodyLooked() {
        var shown = items(api.named("uid", null, null, page("", "2")));
        assertEquals(List.of("guest000@example.com", "guest001@example.com"), field(shown, "attendee"));
        assertEquals(List.of("Gil", "Gil"), field(shown, "name"));
        assertEquals(List.of("guests named uid"), log());
        assertEquals(
                List.of("g*******@example.com"), field(items(api.attendees("uid", null, page("", "1"))), "attendee"));
        assertEquals(1, log().size(), "who looks without names is not noted");
    }

    @Test
    void oneOfAPageIsNamedAndTheLogHasHisIdAndNotHisAddress() {
        var page = api.attendees("uid", null, page("", "2"));
        var id = (String) field(items(page), "id").get(1);
        var shown = items(api.named("uid", null, id, page("", "2")));
        assertEquals(List.of("guest001@example.com"), field(shown, "attendee"));
        assertEquals(List.of("guest named uid/" + id), log());
        var next = (String) page.get("next");
        assertEquals(404, status(() -> api.named("uid", null, id, page(next, "2"))));
        assertEquals(400, status(() -> api.named("uid", null, "guest001@example.com", page("", "2"))));
        assertFalse(log().toString().contains("@"));
    }

    @Test
    void guestsAreListedByWhatTheySaidHoweverManyLieBetween() {
        List<Object> gone = new ArrayList<>();
        var next = "";
        do {
            var page = api.attendees("uid", "uninvited", page(next, "2"));
            gone.addAll(field(items(page), "id"));
            next = (String) page.get("next");
        } while (!next.isEmpty());
        assertEquals(List.of(guest(GONE).id()), gone);
        assertEquals(
                GUESTS - 1,
                items(api.attendees("uid", "noaction", page("", "500"))).size());
        assertEquals(400, status(() -> api.attendees("uid", "yes", page("", "2"))));
    }

    @Test
    void anotherOrganizersGuestsAreAbsentAndNothingIsNoted() {
        var own = new Reach.Own("default", "other@example.org");
        asking.as(new Caller("k", Caller.Role.ORGANIZER, own, Set.of(Caller.Scope.values())));
        assertEquals(404, status(() -> api.named("uid", null, null, page("", "2"))));
        assertEquals(List.of(), log());
    }

    private Attendee guest(int number) {
        return store.guests()
                .invitation("uid", "guest%03d@example.com".formatted(number))
                .orElseThrow()
                .attendee();
    }

    private List<String> log() {
        var lines = store.seenBy(new Reach.Everything("default")).audit("", 10).items();
        return lines.stream().map(GuestsApiTest::said).toList();
    }

    private static String said(Entry line) {
        return line.what() + " " + line.about();
    }

    private static int status(Runnable call) {
        return assertThrows(Problem.class, call::run).status();
    }

    private static Exchange page(String next, String limit) {
        var exchange = Asking.json("");
        exchange.getMessage().setHeader("next", next);
        exchange.getMessage().setHeader("limit", limit);
        return exchange;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Map<String, Object> shown) {
        return (List<Map<String, Object>>) shown.get("items");
    }

    private static List<Object> field(List<Map<String, Object>> items, String name) {
        return items.stream().map(one -> one.get(name)).toList();
    }
}
