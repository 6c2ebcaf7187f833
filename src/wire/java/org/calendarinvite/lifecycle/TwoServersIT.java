package org.calendarinvite.lifecycle;

import static java.util.stream.Collectors.groupingBy;
import static org.calendarinvite.lifecycle.Party.eventually;
import static org.calendarinvite.wire.WireCloud.patiently;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.calendarinvite.wire.CallLines;
import org.calendarinvite.wire.WireCloud;
import org.calendarinvite.wire.WireWorld;
import org.calendarinvite.world.Api;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.CalendarText;
import org.calendarinvite.world.HttpApi;
import org.calendarinvite.world.OpenIssuer;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two servers share all work, whichever a mail or a call comes to; then one is killed in the middle of a list, and a third takes its place. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoServersIT extends Lifecycle {

    private static final int GUESTS = 1_000;

    /** Of a list, by one server: {@code concurrentConsumers} of {@code send-list-invites}. */
    private static final int SENDERS = 2;

    private static final Pattern LINK = Pattern.compile("[?]link=([^\\s&\"]+)");

    @RegisterExtension
    static final RunningServer ONE = new RunningServer("two-one");

    @RegisterExtension
    static final RunningServer OTHER = new RunningServer("two-other");

    @RegisterExtension
    static final RunningServer THIRD = new RunningServer("two-third");

    private static WireCloud cloud;
    private static OpenIssuer issuer;
    private static WireWorld world;

    @BeforeAll
    static void start() {
        cloud = new WireCloud();
        issuer = new OpenIssuer();
        for (var server : List.of(ONE, OTHER, THIRD)) issuer.settings().forEach(cloud.hosts(server)::with);
        CompletableFuture.allOf(CompletableFuture.runAsync(ONE::start), CompletableFuture.runAsync(OTHER::start))
                .join();
        world = cloud.world(inTurns(api(ONE), api(OTHER)));
    }

    private static Api api(RunningServer server) {
        return new HttpApi(server.url(), RunningServer.KEY);
    }

    /** As a load balancer spreads calls. */
    private static Api inTurns(Api... apis) {
        var calls = new AtomicInteger();
        return question -> apis[calls.getAndIncrement() % apis.length].call(question);
    }

    @Test
    void aLinkThatOneSignedOpensTheEventAtBoth() {
        var party = Party.of(world, "links@work.example");
        var links = party.inbox("links@work.example").stream()
                .flatMap(mail -> LINK.matcher(mail.text()).results())
                .map(found -> found.group(1))
                .toList();
        var question = Question.get("/api/event/" + party.uid() + "?link=" + links.get(0))
                .withKey("");
        assertEquals(200, api(ONE).call(question).status());
        assertEquals(200, api(OTHER).call(question).status());
    }

    @Test
    void aSignInThatBeganAtOneEndsAtTheOther() throws Exception {
        var browser = new SignIn();
        var token = browser.end(OTHER.url(), browser.begin(ONE.url(), OpenIssuer.ADMINISTRATOR));
        for (var server : List.of(ONE, OTHER))
            assertEquals(200, SignIn.status(server.url().resolve("/api/system/events"), token));
    }

    /** One listens with his key, one with a ticket that the other server gave out. */
    @Test
    void whoListensAtOneHearsWhatBothDo() {
        var party = Party.of(world, "live@work.example");
        var ticket = api(ONE).post("/api/live/ticket", "{}").json().path("url").asText();
        var byKey = HttpRequest.newBuilder(ONE.url().resolve("/api/live")).header("x-api-key", RunningServer.KEY);
        try (var here = Listening.to(byKey);
                var there = Listening.to(HttpRequest.newBuilder(OTHER.url().resolve(ticket)))) {
            var guests = new AtomicInteger();
            eventually("both are told", () -> {
                invite(party, guests.incrementAndGet());
                return invited(here) > 0 && invited(there) > 0 ? true : null;
            });
            long heard = invited(here);
            var before = told();
            int first = guests.get();
            eventually("both servers told something", () -> {
                invite(party, guests.incrementAndGet());
                return told().get(0) > before.get(0) && told().get(1) > before.get(1) ? true : null;
            });
            int since = guests.get() - first;
            eventually("all are heard of", () -> invited(here) >= heard + since ? true : null);
            eventually("the same is heard at both", () -> here.ids().equals(there.ids()) ? true : null);
        }
    }

    private static void invite(Party party, int guest) {
        var body = "{\"email\": \"heard" + guest + "@home.example\"}";
        var answer = world.api().post("/api/event/" + party.uid() + "/invite", body);
        assertEquals(202, answer.status(), answer::text);
    }

    private static long invited(Listening listening) {
        return listening.lines().stream()
                .filter("event: attendee.invited"::equals)
                .count();
    }

    /** Messages of the queue that feeds hooks and streams, by server. */
    private static List<Long> told() {
        var deleted = "sqs:DeleteMessage " + cloud.made().queue("told");
        return Stream.of("two-one", "two-other")
                .map(name -> calls(name, deleted))
                .toList();
    }

    /** The mails that the killed server has given to SES and not marked go out once more, and are the same to a calendar. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aListIsMailedOnceToEachThoughOneServerIsKilledAndReplaced() {
        var party = Party.of(world, "host@work.example");
        var list = new GuestList(party.uid(), "host@work.example", "g", GUESTS, 0);
        int others = taken();
        world.send(list.mail());
        patiently("some hundreds of invites", () -> taken() - others >= 300);
        cloud.outgoing().slow(1_000);
        patiently("all senders wait for SES", () -> cloud.outgoing().underWay() >= 2 * SENDERS);
        ONE.kill();
        assertTrue(taken() - others < GUESTS, "in the middle");
        THIRD.start();
        patiently("its first mail", () -> sent("two-third") > 0);
        cloud.outgoing().slow(0);
        patiently("all invites", () -> taken() - others >= GUESTS && guests().size() == GUESTS);
        cloud.everyQueueIsEmpty();

        guests().forEach(TwoServersIT::assertTheSame);
        int doubled = invites().size() - GUESTS;
        assertTrue(doubled <= SENDERS, doubled + " mails went out twice");
        for (var server : List.of(OTHER, THIRD)) {
            var statistics =
                    api(server).get("/api/event/" + party.uid() + "/statistics").json();
            assertEquals(GUESTS, statistics.path("attendees").asInt(), statistics::toString);
            assertEquals(GUESTS, statistics.at("/origin/bulk").asInt(), statistics::toString);
        }
        assertEquals(
                List.of("List done: 1,000 people invited"),
                world.inbox("host@work.example").stream()
                        .map(ReceivedMail::subject)
                        .filter(subject -> subject.startsWith("List done"))
                        .toList());
        System.out.printf(
                "mails: %d, %d, %d; twice: %d%n", sent("two-one"), sent("two-other"), sent("two-third"), doubled);
        assertTrue(sent("two-one") >= 50 && sent("two-other") >= 50, "both had a share");
    }

    private static long sent(String name) {
        return calls(name, "ses:SendRawEmail");
    }

    private static long calls(String name, String begin) {
        return CallLines.count(Path.of("target/it-logs", name + ".log"), begin);
    }

    private static int taken() {
        return cloud.outgoing().taken().size();
    }

    private static List<ReceivedMail> invites() {
        return cloud.outgoing().taken().stream()
                .map(ReceivedMail::new)
                .filter(mail -> mail.header("To").contains("@guests.example"))
                .toList();
    }

    private static Map<String, List<ReceivedMail>> guests() {
        return invites().stream()
                .collect(groupingBy(mail -> mail.addresses("To").get(0)));
    }

    private static void assertTheSame(String guest, List<ReceivedMail> mails) {
        assertEquals(1, mails.stream().map(ReceivedMail::messageId).distinct().count(), guest);
        assertEquals(1, mails.stream().map(TwoServersIT::said).distinct().count(), guest);
    }

    private static String said(ReceivedMail mail) {
        var calendar = new CalendarText(mail.calendar().orElseThrow().text());
        assertEquals("REQUEST", calendar.method());
        return calendar.uid() + " " + calendar.sequence();
    }

    @AfterEach
    void everyQueueIsEmpty() {
        cloud.everyQueueIsEmpty();
    }

    @AfterAll
    static void stop() {
        for (var server : List.of(ONE, OTHER, THIRD)) server.close();
        if (world != null) world.close();
        if (issuer != null) issuer.close();
        if (cloud != null) cloud.close();
    }

    @Override
    World world() {
        return world;
    }
}
