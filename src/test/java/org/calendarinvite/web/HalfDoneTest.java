package org.calendarinvite.web;

import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.sql.SqlRecords;
import org.calendarinvite.web.call.Answers;
import org.calendarinvite.web.call.Idempotency;
import org.calendarinvite.web.caller.Callers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API says of a request that failed, before it was kept or after. */
class HalfDoneTest {

    private static final List<String> ROUTES = List.of(
            "routes/errors/api-errors.camel.yaml",
            "routes/api/answer-problem.camel.yaml",
            "routes/event/keep-and-tell.camel.yaml");

    @TempDir
    Path folder;

    private final AtomicInteger tries = new AtomicInteger();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private Store store;

    @BeforeEach
    void open() throws Exception {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        var callers = new Callers(store);
        camel.getRegistry().bind("store", store);
        camel.getRegistry().bind("problems", new Problems(Worlds.json()));
        camel.getRegistry().bind("idempotency", new Idempotency(callers, store));
        camel.getRegistry().bind("answers", new Answers(Worlds.json(), new Idempotency(callers, store)));
        for (var route : ROUTES)
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "classpath:" + route));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").routeConfigurationId("api-errors").to("direct:keep-and-tell");
                from("direct:race").routeConfigurationId("api-errors").process(any -> {
                    tries.incrementAndGet();
                    throw new Store.Conflict("again");
                });
                from("direct:publish-notice").errorHandler(noErrorHandler()).process(any -> {
                    throw new IOException("no topic");
                });
            }
        });
        camel.start();
    }

    @AfterEach
    void close() {
        camel.stop();
        store.close();
    }

    @Test
    void whatWasKeptBeforeItFailedIsNotCalledUndone() throws Exception {
        var notice = new Notice(Notice.Type.EVENT_CREATED, "uid", "", "", 0, "tr");
        var made = Decision.apply("", List.of(new Change.Keep(event(once()))), List.of(notice));
        var answer = ask("direct:ask", made);
        assertEquals(500, answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE));
        assertEquals(Problems.HALF_DONE, json(answer).path("detail").asText());
        assertEquals("uid", store.event("uid").orElseThrow().uid());
    }

    @Test
    void ofWhatFailedBeforeNothingIsSaidThatIsNotKnown() throws Exception {
        store.close();
        var answer = ask("direct:ask", Decision.apply("", List.of(new Change.Keep(event(once()))), List.of()));
        assertEquals(500, answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE));
        assertEquals(Problems.FAILED, json(answer).path("detail").asText());
        assertNull(answer.getMessage().getHeader("Retry-After"));
    }

    @Test
    void whoLosesEveryRaceIsToldToComeBackInASecond() throws Exception {
        var answer = ask("direct:race", NOW);
        assertEquals(11, tries.get());
        assertEquals(503, answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE));
        assertEquals(1, answer.getMessage().getHeader("Retry-After"));
        assertFalse(json(answer).path("detail").asText().contains("failed"));
    }

    private Exchange ask(String route, Object body) {
        return camel.createProducerTemplate()
                .send(route, asked -> asked.getMessage().setBody(body));
    }

    private static JsonNode json(Exchange answer) throws JsonProcessingException {
        return Worlds.json().readTree(answer.getMessage().getBody(String.class));
    }
}
