package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.CalendarText;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.Collector;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an OpenTelemetry collector is sent of a mail's way through routes, buckets, topics and queues. */
class TracesIT {

    private static final String HOST = "host@work.example";
    private static final String BERTA = "berta@home.example";
    private static final String BRUNO = "bruno@home.example";

    /** Of a page of a list: 100 rows decided, their mails told ten at a time and sent. */
    private static final int MOST_SPANS = 1000;

    private static final Collector COLLECTOR = new Collector();

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("traces")
            .with("CIS_OTLP_ENDPOINT", COLLECTOR.url().toString())
            .with("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "PT0.2S");

    private static World world;
    private static Party party;
    private static CalendarText invite;

    @BeforeAll
    static void start() {
        SERVER.start();
        world = new EmbeddedWorld(SERVER);
        party = Party.of(world, HOST);
        invite = party.invite(BERTA);
        party.invite(BRUNO);
    }

    @AfterAll
    static void stop() {
        COLLECTOR.close();
    }

    @Test
    void theMailThatCreatesAnEventIsOneTraceUntilItIsConfirmed() {
        var trace = traceWith("create-event", "send-by-ses");
        assertOneTree(trace);
        assertHas(trace, "receive-mail", "S3.GetObject", "read-event-request", "create-event", "publish-notice");
        assertHas(trace, "Sqs.SendMessage", "notify-event-created", "deliver-mail", "send-by-ses");
        assertFalse(names(trace).stream().anyMatch(name -> name.startsWith("DynamoDb")));
    }

    @Test
    void theMailThatMovesAnEventIsOneTraceUntilBothGuestsHaveTheirs() {
        var moved = party.draft().movedTo(party.draft().start().plusDays(1));
        world.send(Calendars.request(moved));
        var trace = eventually("both mails in one trace", () -> traces("update-event").stream()
                .filter(spans -> count(spans, "send-update") == 2 && count(spans, "send-by-ses") == 2)
                .findFirst()
                .orElse(null));
        assertOneTree(trace);
        assertHas(trace, "receive-mail", "read-event-request", "update-event", "publish-notice", "stage-update");
        assertHas(trace, "Sqs.SendMessageBatch", "mail-attendee", "mail-due");
        assertEquals(Set.of(party.uid()), values(trace, "cis.event"));
        assertEquals(1, values(trace, "cis.trace").size());
    }

    @Test
    void theAnswerOfAGuestIsATraceOfItsOwn() throws IOException {
        world.send(Calendars.googleReply(invite, "ACCEPTED", Instant.now()));
        var answer = traceWith("record-reply", "publish-notice");
        assertOneTree(answer);
        assertNotEquals(
                traceWith("create-event", "receive-mail").get(0).getTraceId(),
                answer.get(0).getTraceId());
        var shown = values(answer, "cis.trace").iterator().next();
        assertTrue(
                Files.readString(Path.of("target/it-logs/traces.log")).contains(" " + shown + " "),
                "the id of the log is found in the trace");
    }

    @Test
    void eachPageOfAListIsATraceOfItsOwnThatHasAnEnd() {
        var other = Party.of(world, "lister@work.example");
        var list = new GuestList(other.uid(), "lister@work.example", "g", 250, 0);
        var answer = world.api()
                .call(Question.post("/api/event/" + other.uid() + "/invites", list.csv())
                        .as("text/csv"));
        assertEquals(202, answer.status(), answer::text);
        var last = list.email(249);
        eventually("the last mail", () -> world.inbox(last).isEmpty() ? null : true);
        var pages = eventually(
                "three pages", () -> traces("receive-list-page").size() >= 3 ? traces("receive-list-page") : null);
        for (var page : pages) {
            assertEquals(1, count(page, "receive-list-page"));
            assertTrue(page.size() < MOST_SPANS, () -> page.size() + " spans");
        }
        assertTrue(COLLECTOR.spans().stream().anyMatch(span -> span.getName().equals("send-list-invites")));
    }

    @Test
    void noSpanSaysWhoItIs() {
        traceWith("create-event", "send-by-ses");
        var text = COLLECTOR.text();
        for (var secret : List.of("berta", "bruno", "example", party.draft().summary()))
            assertFalse(text.contains(secret), () -> secret + " in\n" + text);
    }

    private static List<Span> traceWith(String... names) {
        return eventually("a trace with " + Arrays.toString(names), () -> traces(names[0]).stream()
                .filter(spans -> names(spans).containsAll(List.of(names)))
                .findFirst()
                .orElse(null));
    }

    private static List<List<Span>> traces(String name) {
        return COLLECTOR.traces().stream()
                .filter(spans -> names(spans).contains(name))
                .toList();
    }

    /** One span has no parent, the mail's arrival, and every other one has one that was exported. */
    private static void assertOneTree(List<Span> trace) {
        var ids = trace.stream().map(Span::getSpanId).collect(Collectors.toSet());
        var roots =
                trace.stream().filter(span -> span.getParentSpanId().isEmpty()).toList();
        assertEquals(List.of("receive-mail"), List.copyOf(names(roots)));
        for (var span : trace)
            assertTrue(span.getParentSpanId().isEmpty() || ids.contains(span.getParentSpanId()), span::toString);
    }

    private static void assertHas(List<Span> trace, String... names) {
        assertTrue(names(trace).containsAll(List.of(names)), () -> names(trace).toString());
    }

    private static Set<String> names(List<Span> spans) {
        return spans.stream().map(Span::getName).collect(Collectors.toSet());
    }

    private static long count(List<Span> spans, String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).count();
    }

    private static Set<String> values(List<Span> spans, String attribute) {
        return spans.stream()
                .flatMap(span -> span.getAttributesList().stream())
                .filter(one -> one.getKey().equals(attribute))
                .map(one -> one.getValue().getStringValue())
                .collect(Collectors.toSet());
    }
}
