package org.calendarinvite.web.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.calendarinvite.Worlds;
import org.calendarinvite.access.Caller;
import org.calendarinvite.bulk.BulkDesk;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.organizer.Keys;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.sheet.SheetReader;
import org.calendarinvite.store.Accounts;
import org.calendarinvite.store.BulkReports;
import org.calendarinvite.store.Cases;
import org.calendarinvite.store.Samples;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.sql.SqlRecords;
import org.calendarinvite.web.Cursor;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.Problems;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;
import org.calendarinvite.web.caller.RateLimit;
import org.calendarinvite.web.event.BulkApi;
import org.calendarinvite.web.event.InviteApi;
import org.calendarinvite.web.event.ListFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request that is sent again when the state has changed. */
class ReplayTest {

    private static final String INVITE = "{\"email\":\"" + BOB + "\"}";
    private static final String LIST = "email\n" + BOB + "\n";

    @TempDir
    Path folder;

    private Store store;
    private Idempotency idempotency;
    private Answers answers;
    private InviteApi invites;
    private BulkApi lists;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        store.commit(Decision.apply("", List.of(new Change.Keep(event(once()))), List.of()));
        begin(Worlds.in(folder));
    }

    private void begin(Settings settings) {
        var callers = new Callers(store) {
            @Override
            public Caller of(Exchange exchange) {
                return Caller.operator("default");
            }
        };
        idempotency = new Idempotency(callers, store);
        answers = new Answers(Worlds.json(), idempotency);
        var accounts = new Accounts(store, settings);
        var audit = new Audit(callers, store);
        var desk = new InviteDesk(new Recurrences());
        var body = new JsonBody(Worlds.json(), idempotency);
        var cases = new Cases(store, accounts, settings, new Recurrences());
        invites =
                new InviteApi(callers, cases, new RateLimit(new Problems(Worlds.json()), settings), audit, desk, body);
        var listing = new Listing(new Cursor(new Keys("", "0123456789abcdef0123456789abcdef")));
        lists = new BulkApi(
                callers,
                audit,
                idempotency,
                new ListFile(accounts, settings),
                store,
                new BulkDesk(desk),
                new SheetReader(settings),
                new BulkReports(store),
                listing);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anInvitationThatWasAnsweredIsAnsweredTheSameWhenTheEventIsCancelled() throws JsonProcessingException {
        var asked = ask("application/json", INVITE);
        asked.getMessage().setBody(invites.read("uid", asked));
        asked.getMessage().setBody(invites.accepted(asked));
        answers.write(asked);
        cancel();
        var again = assertThrows(Idempotency.Again.class, () -> invites.read("uid", ask("application/json", INVITE)));
        assertEquals(202, again.once().status());
        assertEquals(
                new String((byte[]) asked.getMessage().getBody(), UTF_8),
                again.once().body());
        var fresh = ask("application/json", INVITE);
        fresh.getMessage().setHeader("Idempotency-Key", "another");
        assertEquals(
                409,
                assertThrows(Problem.class, () -> invites.read("uid", fresh)).status());
    }

    @Test
    void aListThatWasAnsweredIsAnsweredTheSameWhenTheEventIsCancelled() throws JsonProcessingException {
        var asked = ask("text/csv", LIST);
        var orders = lists.read("uid", asked);
        var begun = Decision.apply("", List.of(), List.of());
        asked.getMessage().setBody(lists.accepted(begun, orders, asked));
        answers.write(asked);
        cancel();
        var again = assertThrows(Idempotency.Again.class, () -> lists.read("uid", ask("text/csv", LIST)));
        assertEquals("/api/bulk/" + orders.get(0).job().id(), again.once().location());
    }

    @Test
    void aListWhoseFirstTryFailedIsCarriedOnByTheNextAndANewKeyBeginsAnother() {
        var first = ask("text/csv", LIST);
        var job = lists.read("uid", first).get(0).job().id();
        idempotency.failed(first);
        assertEquals(job, lists.read("uid", ask("text/csv", LIST)).get(0).job().id());
        var another = ask("text/csv", LIST);
        another.getMessage().setHeader("Idempotency-Key", "another");
        assertNotEquals(job, lists.read("uid", another).get(0).job().id());
    }

    @Test
    void anInvitationWhoseFirstTryFailedIsTheSameRequestWhenItIsTriedAgain() {
        var first = ask("application/json", INVITE);
        var id = invites.read("uid", first).id();
        idempotency.failed(first);
        assertEquals(id, invites.read("uid", ask("application/json", INVITE)).id());
        var another = ask("application/json", INVITE);
        another.getMessage().setHeader("Idempotency-Key", "another");
        assertNotEquals(id, invites.read("uid", another).id());
    }

    private void cancel() {
        var before = store.event("uid").orElseThrow();
        store.commit(Decision.apply("", List.of(new Change.Keep(Samples.cancelled(before))), List.of()));
    }

    private static Exchange ask(String type, String body) {
        var exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeader("Idempotency-Key", "k");
        exchange.getMessage().setHeader("Content-Type", type);
        exchange.getMessage().setBody(body.getBytes(UTF_8));
        return exchange;
    }
}
