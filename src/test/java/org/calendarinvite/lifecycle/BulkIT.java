package org.calendarinvite.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.calendarinvite.world.Api;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists of people by mail and over the API. The heap holds the application, for which 256 MB are meant, and the embedded servers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BulkIT {

    private static final String HOST = "host@work.example";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("bulk")
            .heap("320m")
            .with("CIS_LIMITS_INVITES_PER_EVENT", "9600")
            .with("CIS_POLL_SECONDS", "2")
            .with("CIS_BULK_AT_ONCE", "1");

    private static World world;
    private static Party party;
    private static GuestList list;

    @BeforeAll
    static void start() {
        SERVER.start();
        world = new EmbeddedWorld(SERVER);
        party = Party.of(world, HOST);
        list = new GuestList(party.uid(), HOST, "g", 10_000, 20);
    }

    @Test
    @Order(1)
    void tenThousandRowsByMailInviteTheGoodOnesAndSayWhatIsWrongWithTheOthers() throws IOException {
        var began = Instant.now();
        world.send(list.mail());
        var report = eventually("the report", () -> reports().findFirst().orElse(null), PATIENCE);
        System.out.println("bulk: all rows decided after " + since(began));
        eventually("all mails", () -> delivered("g") == list.good() ? true : null, PATIENCE);
        System.out.println("bulk: all mails arrived after " + since(began));

        assertEquals("List done: 9,500 people invited", report.subject());
        assertEveryBadRowIsReported(report);
        assertEquals(9500, party.statistics().path("attendees").asInt());
        assertEquals(9500, party.statistics().at("/origin/bulk").asInt());
        IntStream.of(0, 1, 5000, 9998).filter(row -> !list.isBad(row)).forEach(BulkIT::assertInvitedOnce);
    }

    @Test
    @Order(2)
    void theSameListAgainInvitesNobodyTwice() throws IOException {
        world.send(list.mail());
        var report =
                eventually("another report", () -> reports().skip(1).findFirst().orElse(null), PATIENCE);
        assertEquals("List done: 0 people invited", report.subject());
        assertTrue(report.text().contains("Invited before: 9,500"), report.text());
        assertEquals(list.good(), delivered("g"));
        assertEquals(9500, party.statistics().path("attendees").asInt());
    }

    @Test
    @Order(3)
    void beyondTheLimitOfTheEventRowsAreRejected() {
        var job = ended(begin(new GuestList(party.uid(), HOST, "late", 150, 0)));
        assertEquals(100, job.path("invited").asInt());
        assertEquals(50, job.path("rejected").asInt());
        assertTrue(job.at("/rejections/items/0/reason").asText().contains("limit of 9600"), job.toString());
    }

    @Test
    @Order(4)
    void aListThatIsCancelledStopsWithThePageThatWasBegun() throws IOException {
        var other = Party.of(world, "other@work.example");
        var id = begin(new GuestList(other.uid(), HOST, "c", 1500, 0));
        eventually("a page", () -> job(id).path("done").asInt() > 0 ? true : null, PATIENCE);
        var second = asked(new GuestList(other.uid(), "other@work.example", "d", 1, 0));
        assertEquals(429, second.status(), second::text);
        assertTrue(second.text().contains("Only 1 lists of one organizer"), second::text);
        assertEquals(200, cancel(id).status());
        assertEquals(200, cancel(id).status());
        var job = ended(id);
        int invited = job.path("invited").asInt();
        assertEquals("cancelled", job.path("status").asText());
        assertTrue(invited >= 100 && invited < 1500, job.toString());
        assertEquals(invited, other.statistics().path("attendees").asInt());
        eventually("their mails", () -> delivered("c") == invited ? true : null, PATIENCE);
        var file = SERVER.data().resolve("s3/cis-mail/bulk/" + id + ".csv");
        eventually("the end of its file", () -> Files.exists(file) ? null : true, PATIENCE);
    }

    @Test
    @Order(5)
    void aMailOfMoreListsThanMayBeUnderWayBeginsNone() {
        var host = "other@work.example";
        var uid = Party.links(world, host).get(0);
        world.send(new GuestList(uid, host, "e", 3, 0).mail(2));
        eventually(
                "a refusal",
                () -> world.inbox(host).stream()
                        .filter(mail -> mail.text().contains("The mail has 2 lists, and no more than 1"))
                        .findFirst()
                        .orElse(null),
                PATIENCE);
        assertEquals(0, delivered("e"));
        var job = ended(begin(new GuestList(uid, host, "e", 3, 0)));
        assertEquals(3, job.path("invited").asInt(), "the place of the cancelled list is free");
    }

    @Test
    @Order(6)
    void aListThatIsKilledGoesOnWhereItWas() throws IOException {
        var other = Party.of(world, "third@work.example");
        var guests = new GuestList(other.uid(), "third@work.example", "k", 800, 20);
        var id = begin(guests);
        for (int after : new int[] {1, 300}) {
            eventually("row " + after, () -> job(id).path("done").asInt() >= after ? true : null, PATIENCE);
            SERVER.kill();
            SERVER.restart();
        }
        var job = ended(id);
        int good = guests.goodOverHttp();
        assertEquals(good, job.path("invited").asInt());
        assertEquals(800 - good, job.path("rejected").asInt());
        assertEquals(0, job.path("already").asInt());
        assertEquals(good, other.statistics().path("attendees").asInt());
        eventually("their mails", () -> delivered("k") == good ? true : null, PATIENCE);
        assertEquals(409, cancel(id).status());
    }

    private static void assertEveryBadRowIsReported(ReceivedMail report) {
        var lines = report.attachment("rejected.csv")
                .orElseThrow()
                .text()
                .lines()
                .skip(1)
                .toList();
        assertEquals(500, lines.size());
        Map<String, Integer> reasons = new TreeMap<>();
        for (var line : lines) {
            int row = Integer.parseInt(line.substring(0, line.indexOf(','))) - 2;
            assertTrue(list.isBad(row), line);
            GuestList.REASONS.stream().filter(line::contains).forEach(why -> reasons.merge(why, 1, Integer::sum));
        }
        assertEquals(GuestList.REASONS.size(), reasons.size(), reasons.toString());
        assertEquals(500, reasons.values().stream().mapToInt(n -> n).sum(), reasons.toString());
    }

    private static void assertInvitedOnce(int row) {
        var inbox = world.inbox(list.email(row));
        assertEquals(1, inbox.size());
        var calendar = inbox.get(0).calendar().orElseThrow().text();
        assertTrue(calendar.contains("METHOD:REQUEST") && calendar.contains(party.uid()), calendar);
    }

    /** Over HTTP; the row numbers of a list by mail hold for it too. */
    private static String begin(GuestList guests) {
        var answer = asked(guests);
        assertEquals(202, answer.status(), answer::text);
        assertEquals("running", answer.json().path("status").asText());
        return answer.json().path("id").asText();
    }

    private static Api.Answer asked(GuestList guests) {
        return world.api()
                .call(Api.Question.post("/api/event/" + guests.uid() + "/invites", guests.csv())
                        .as("text/csv"));
    }

    private static JsonNode ended(String id) {
        return eventually(
                "the end of " + id, () -> job(id).path("ended").asText().isEmpty() ? null : job(id), PATIENCE);
    }

    private static JsonNode job(String id) {
        return world.api().get("/api/bulk/" + id).json();
    }

    private static Api.Answer cancel(String id) {
        return world.api().call(Api.Question.get("/api/bulk/" + id).by("DELETE"));
    }

    private static java.util.stream.Stream<ReceivedMail> reports() {
        return world.inbox(HOST).stream().filter(mail -> mail.subject().startsWith("List "));
    }

    /** Mails in all mailboxes of guests: the embedded world keeps each as a file. */
    private static long delivered(String prefix) {
        try (var files = Files.find(
                SERVER.data().resolve("mailboxes"),
                2,
                (file, is) -> is.isRegularFile()
                        && isOf(prefix, file)
                        && file.toString().endsWith(".eml"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOf(String prefix, Path file) {
        return file.getParent().getFileName().toString().matches(prefix + "\\d+@guests\\.example");
    }

    private static String since(Instant began) {
        return Duration.between(began, Instant.now()).toMillis() + " ms";
    }

    private static <T> T eventually(String what, Callable<T> value, Duration atMost) {
        return Awaitility.await(what)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(500))
                .ignoreException(UncheckedIOException.class)
                .until(value, found -> found != null);
    }
}
