package org.calendarinvite.web.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.calendarinvite.access.Caller;
import org.calendarinvite.access.Reach;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.store.Persons;
import org.calendarinvite.store.Samples;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.View;
import org.calendarinvite.store.sql.SqlRecords;
import org.calendarinvite.web.Asking;
import org.calendarinvite.web.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonApiTest {

    private static final String GUEST = "guest@example.com";
    private static final int EVENTS = 51;

    @TempDir
    Path folder;

    private Store store;
    private Asking asking;
    private PersonApi api;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        asking = new Asking(store);
        api = new PersonApi(asking, asking.audit(), new Persons(store), Asking.cursor(), asking.body());
        for (int i = 0; i < EVENTS; i++) {
            var event = Samples.created(String.format("e%02d", i), "olga@example.org", i);
            var guest = Attendee.asked(event.uid(), GUEST, "Gil", "t" + i, "api", List.of(), Samples.NOW);
            store.commit(Decision.apply("", List.of(new Change.Keep(event)), List.of()));
            store.commit(Decision.apply("", InviteDesk.joining(event, guest, 10), List.of()));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** As the route does it. */
    private Map<String, Object> erase(String email) {
        var asked = Asking.json("{\"email\":\"" + email + "\"}");
        return api.erase(api.erasing(asked), asked);
    }

    @Test
    void allThatIsKeptIsShownPageByPage() {
        var first = api.export(Asking.json("{\"email\":\"Guest@Example.com\"}"));
        assertEquals(EVENTS - 1, items(first).size());
        var rest = api.export(Asking.json("{\"email\":\"" + GUEST + "\",\"next\":\"" + first.get("next") + "\"}"));
        assertEquals(1, items(rest).size());
        assertEquals("", rest.get("next"));
    }

    @Test
    void whoIsForgottenIsForgottenOnEveryPageAndOnce() {
        assertEquals(EVENTS, erase(GUEST).get("invitations"));
        assertEquals(0, erase(GUEST).get("invitations"));
        assertEquals(List.of(), items(api.export(Asking.json("{\"email\":\"" + GUEST + "\"}"))));
        assertEquals(1L, store.statistics("e00").get("attendees"), "he counts as he did");
    }

    @Test
    void anotherTenantShowsAndForgetsNothing() {
        asking.as(Caller.operator("choir"));
        assertEquals(List.of(), items(api.export(Asking.json("{\"email\":\"" + GUEST + "\"}"))));
        assertEquals(0, erase(GUEST).get("invitations"));
        assertTrue(store.guests().invitation("e00", GUEST).isPresent());
    }

    @Test
    void anOrganizerIsRefusedBeforeAnythingIsDone() {
        var own = new Reach.Own("default", "olga@example.org");
        asking.as(new Caller("k", Caller.Role.ORGANIZER, own, Set.of(Caller.Scope.values())));
        assertThrows(View.Hidden.class, () -> erase(GUEST));
        assertTrue(store.guests().invitation("e00", GUEST).isPresent());
    }

    @Test
    void theAuditLogNamesNoGuestAndWhatIsNoAddressIsSaid() {
        api.export(Asking.json("{\"email\":\"" + GUEST + "\"}"));
        var lines = store.seenBy(new Reach.Everything("default")).audit("", 10).items();
        assertEquals("person exported", lines.get(0).what());
        assertFalse(lines.toString().contains("guest"));
        var problem = assertThrows(Problem.class, () -> erase("everybody"));
        assertEquals(422, problem.status());
    }

    private static List<?> items(Map<String, Object> shown) {
        return (List<?>) shown.get("items");
    }
}
