package org.calendarinvite.web.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.calendarinvite.access.Caller;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.sql.SqlRecords;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.caller.Callers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdempotencyTest {

    @TempDir
    Path folder;

    private Store store;
    private Idempotency idempotency;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        idempotency = new Idempotency(
                new Callers(store) {
                    @Override
                    public Caller of(Exchange exchange) {
                        return Caller.operator("default");
                    }
                },
                store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theSameRequestIsAnsweredAsTheFirstTime() {
        idempotency.answered(begin("a"), 202, "/there", "{\"id\":1}".getBytes(UTF_8));
        var again = assertThrows(Idempotency.Again.class, () -> begin("a"));
        assertEquals(202, again.once().status());
        assertEquals("{\"id\":1}", again.once().body());
        assertEquals(422, assertThrows(Problem.class, () -> begin("b")).status());
    }

    @Test
    void theSameBodyByAnotherQueryIsAnotherRequest() {
        var first = exchange();
        first.getMessage().setHeader(Exchange.HTTP_QUERY, "columns=name,email");
        idempotency.begin(first, "a".getBytes(UTF_8));
        idempotency.answered(first, 202, "", "{}".getBytes(UTF_8));
        assertEquals(422, assertThrows(Problem.class, () -> begin("a")).status());
    }

    @Test
    void twoAtOnceAreOne() {
        begin("a");
        assertEquals(409, assertThrows(Problem.class, () -> begin("a")).status());
    }

    @Test
    void whatFailedIsTriedAnew() {
        idempotency.failed(begin("a"));
        idempotency.answered(begin("a"), 202, "", "{}".getBytes(UTF_8));
        assertThrows(Idempotency.Again.class, () -> begin("a"));
    }

    @Test
    void aSecretIsKeptNowhereAndShownOnce() {
        var first = begin("a");
        Idempotency.shownOnce(first);
        idempotency.answered(first, 201, "", "{\"key\":\"cis_secret\"}".getBytes(UTF_8));
        assertEquals(409, assertThrows(Problem.class, () -> begin("a")).status());
        assertFalse(store.register()
                .once("system-key", "k")
                .orElseThrow()
                .toString()
                .contains("cis_secret"));
    }

    private Exchange begin(String body) {
        var exchange = exchange();
        idempotency.begin(exchange, body.getBytes(UTF_8));
        return exchange;
    }

    private static Exchange exchange() {
        var exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeader("Idempotency-Key", "k");
        return exchange;
    }
}
