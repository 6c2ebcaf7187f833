package org.calendarinvite.hook;

import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Change;
import org.calendarinvite.hook.Heard.Kind;
import org.calendarinvite.hook.HookDesk.Noted;
import org.junit.jupiter.api.Test;

/** What becomes of attempts, and of hooks that fail. */
class HookDeskTest {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    private static final Heard OK = Heard.answered(204, "", Duration.ZERO);
    private static final Heard BROKEN = Heard.answered(500, "Oh\nno", Duration.ZERO);

    private final HookDesk desk = new HookDesk(new Schedule(WAITS, Duration.ofDays(5)));
    private final Told told = told("event.created", NOW);

    @Test
    void aMessageThatIsTakenIsDelivered() {
        var noted = desk.heard(due(hook()), OK);
        assertEquals(Sending.State.DELIVERED, sending(noted).state());
        assertEquals(204, sending(noted).code());
        assertEquals(Optional.empty(), noted.next());
        assertEquals(1, noted.decision().changes().size(), "the hook was well before");
    }

    @Test
    void everyStatusButA2xxIsAFailure() {
        for (int status : new int[] {100, 199, 300, 301, 302, 307, 400, 401, 404, 429, 500, 502, 504, 599})
            assertTrue(
                    desk.heard(due(hook()), Heard.answered(status, "", Duration.ZERO))
                            .next()
                            .isPresent(),
                    "" + status);
        for (int status : new int[] {200, 201, 202, 204, 299})
            assertTrue(
                    desk.heard(due(hook()), Heard.answered(status, "", Duration.ZERO))
                            .next()
                            .isEmpty(),
                    "" + status);
    }

    @Test
    void aMessageIsTriedTenTimesOverThreeDaysAndThenFails() {
        List<Duration> waited = new ArrayList<>();
        Optional<HookSend> send = Optional.of(HookSend.first(told, hook()));
        Optional<Sending> before = Optional.empty();
        var now = NOW;
        var began = NOW;
        while (send.isPresent()) {
            now = send.get().due();
            var noted =
                    desk.heard(new SendCase(send.get(), Optional.of(hook()), Optional.of(told), before, now), BROKEN);
            before = Optional.of(sending(noted));
            send = noted.next();
            if (send.isPresent()) waited.add(Duration.between(now, send.get().due()));
        }
        assertEquals(9, waited.size());
        for (int i = 0; i < waited.size(); i++) {
            assertTrue(waited.get(i).compareTo(WAITS.get(i)) >= 0, "wait " + i);
            assertTrue(waited.get(i).compareTo(WAITS.get(i).multipliedBy(11).dividedBy(10)) <= 0, "wait " + i);
        }
        assertEquals(Sending.State.FAILED, before.get().state());
        assertEquals(10, before.get().tries());
        assertEquals("Oh no", before.get().why());
        assertTrue(Duration.between(began, now).toHours() >= 75);
    }

    @Test
    void aLongWaitIsAChainOfWaitsThatSqsCanHold() {
        var send = new HookSend("default", "whk_1", told.name(), 4, NOW.plus(Duration.ofHours(2)), 0, 0, 0, "tr");
        int links = 0;
        var now = NOW;
        while (send.early(now)) {
            send = desk.heard(due(send, hook(), now), Heard.of(Kind.EARLY))
                    .next()
                    .orElseThrow();
            assertTrue(send.delay() > 0 && send.delay() <= HookSend.LONGEST_DELAY, "" + send.delay());
            now = now.plusSeconds(send.delay());
            links++;
        }
        assertEquals(8, links);
        assertEquals(4, send.tries());
    }

    @Test
    void aReceiverThatAsksForTimeGetsItWithinTheSchedule() {
        var asked = Heard.answered(429, "", Duration.ofMinutes(20));
        assertFalse(due(desk.heard(due(hook()), asked)).isBefore(NOW.plus(Duration.ofMinutes(20))));
        var forever = Heard.answered(503, "", Duration.ofDays(999));
        assertTrue(due(desk.heard(due(hook()), forever)).isBefore(NOW.plus(Duration.ofHours(27))));
    }

    @Test
    void goneDisablesTheHookAtOnce() {
        var noted = desk.heard(due(hook()), Heard.answered(410, "", Duration.ZERO));
        assertEquals(Hook.State.DISABLED, noted.disabled().orElseThrow().state());
        assertEquals("It answered 410 Gone", noted.disabled().get().why());
        assertEquals(Optional.empty(), noted.next());
        assertEquals(Sending.State.FAILED, sending(noted).state());
    }

    @Test
    void aHookThatFailsForFiveDaysIsDisabled() {
        var failing = hook(desk.heard(due(hook()), BROKEN)).orElseThrow();
        assertEquals(Optional.of(NOW), failing.failing());
        var almost = NOW.plus(Duration.ofDays(5)).minusMillis(1);
        assertEquals(Optional.empty(), hook(desk.heard(due(failing, almost), BROKEN)));
        var noted = desk.heard(due(failing, NOW.plus(Duration.ofDays(5))), BROKEN);
        assertEquals(Hook.State.DISABLED, noted.disabled().orElseThrow().state());
        assertEquals(Optional.empty(), noted.next());
    }

    @Test
    void oneDeliveryMakesAFailingHookWell() {
        var failing = hook().failingSince(NOW);
        var well =
                hook(desk.heard(due(failing, NOW.plus(Duration.ofDays(9))), OK)).orElseThrow();
        assertEquals(Optional.empty(), well.failing());
        assertEquals(Hook.State.ACTIVE, well.state());
    }

    @Test
    void aPausedOrDisabledHookTakesNothingAndItsMessagesCanBeReplayed() {
        var paused = hook().wished(new Hook.Wish("https://x.example/", List.of(), "", false, true));
        var off = hook().disabled("gone");
        for (var closed : List.of(paused, off)) {
            var c = due(closed);
            var noted = desk.heard(c, c.hindrance().orElseThrow());
            assertEquals(Sending.State.FAILED, sending(noted).state());
            assertEquals(Optional.empty(), noted.next());
            assertEquals(Optional.empty(), hook(noted));
        }
    }

    @Test
    void anAttemptThatComesAgainIsNotMadeAgainButFollowed() {
        var first = HookSend.first(told, hook());
        var noted = desk.heard(due(hook()), BROKEN);
        var again = new SendCase(first, Optional.of(hook()), Optional.of(told), Optional.of(sending(noted)), NOW);
        assertTrue(again.open() && again.made());
        assertEquals(noted.next(), desk.heard(again, Heard.of(Kind.MADE)).next());
        var delivered = Optional.of(sending(desk.heard(due(hook()), OK)));
        assertFalse(new SendCase(first, Optional.of(hook()), Optional.of(told), delivered, NOW).open());
        var second = Optional.of(sending(desk.heard(due(noted.next().orElseThrow(), hook(), NOW), BROKEN)));
        assertFalse(new SendCase(first, Optional.of(hook()), Optional.of(told), second, NOW).open(), "followed");
    }

    @Test
    void theLastAttemptIsNotMadeAgain() {
        var last = new HookSend("default", "whk_1", told.name(), 10, NOW, 0, 0, 0, "tr");
        var failed = sending(desk.heard(due(last, hook(), NOW), BROKEN));
        assertEquals(Sending.State.FAILED, failed.state());
        assertFalse(new SendCase(last, Optional.of(hook()), Optional.of(told), Optional.of(failed), NOW).open());
    }

    @Test
    void aReplayTakesThePlaceOfWhatIsQueuedAndComesOnceHoweverOftenItIsAsked() {
        var waiting = sending(desk.heard(due(hook()), BROKEN));
        var replay = HookSend.replay(told, waiting, NOW);
        assertEquals(replay, HookSend.replay(told, waiting, NOW));
        var c = new SendCase(replay, Optional.of(hook()), Optional.of(told), Optional.of(waiting), NOW);
        var replayed = desk.heard(c, BROKEN);
        var old = desk.heard(due(hook()), BROKEN).next().orElseThrow();
        var late = new SendCase(old, Optional.of(hook()), Optional.of(told), Optional.of(sending(replayed)), NOW);
        assertFalse(late.open());
        assertEquals(Optional.empty(), desk.heard(late, OK).next());
        assertEquals(List.of(), desk.heard(late, OK).decision().changes());
        assertEquals(1, replayed.next().orElseThrow().round());
    }

    @Test
    void whatIsReplayedGoesOutWhateverBecameOfIt() {
        for (var heard : List.of(OK, BROKEN)) {
            var before = sending(desk.heard(due(hook()), heard));
            var replay = HookSend.replay(told, before, NOW);
            var c = new SendCase(replay, Optional.of(hook()), Optional.of(told), Optional.of(before), NOW);
            assertTrue(c.open());
            assertEquals(Optional.empty(), c.hindrance());
        }
    }

    @Test
    void aBusyHookIsAskedLaterAndLater() {
        List<Integer> delays = new ArrayList<>();
        var send = HookSend.first(told, hook());
        for (int i = 0; i < 11; i++) {
            send = desk.heard(due(send, hook(), NOW), Heard.of(Kind.BUSY))
                    .next()
                    .orElseThrow();
            delays.add(send.delay());
        }
        assertEquals(List.of(5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900), delays);
        assertEquals(1, send.tries());
    }

    @Test
    void whatIsDeletedHasNothingToDo() {
        var send = HookSend.first(told, hook());
        assertFalse(new SendCase(send, Optional.empty(), Optional.of(told), Optional.empty(), NOW).open());
        assertFalse(new SendCase(send, Optional.of(hook()), Optional.empty(), Optional.empty(), NOW).open());
    }

    @Test
    void aTenantHasSoManyHooks() {
        assertTrue(desk.add(hook(), 1, 2).stands());
        assertFalse(desk.add(hook(), 2, 2).stands());
    }

    @Test
    void afterARotationBothSecretsSignForADay() {
        var fresh = Secret.of(new byte[32]);
        var rotated = desk.rotate(hook(), fresh, Duration.ofDays(1), NOW);
        var day = NOW.plus(Duration.ofDays(1));
        assertEquals(2, rotated.signing(day.minusMillis(1)).size());
        assertEquals(fresh, rotated.signing(NOW).get(0));
        assertEquals(List.of(fresh), rotated.signing(day));
        var twice = desk.rotate(rotated, Secret.of(new byte[40]), Duration.ofDays(1), day);
        assertEquals(2, twice.secrets().size(), "what has ended is forgotten");
    }

    @Test
    void aHookHearsWhatItWants() {
        assertTrue(wish(List.of(), "").wants(told));
        assertTrue(wish(List.of("event.created"), "ann@example.com").wants(told));
        assertFalse(wish(List.of("attendee.answered"), "").wants(told));
        assertFalse(wish(List.of(), "bob@example.com").wants(told));
        assertFalse(wish(List.of(), "").wants(told("hook.test", NOW)));
        assertFalse(wish(List.of(), "").wants(told("event.created", NOW.minusMillis(1))), "before it came to be");
    }

    private static Told told(String type, Instant at) {
        return new Told("default", "msg_1", type, at, "uid", "ann@example.com", Told.Person.NOBODY, "{}", "tr");
    }

    private static Hook hook() {
        return wish(List.of(), "");
    }

    private static Hook wish(List<String> types, String organizer) {
        var wish = new Hook.Wish("https://x.example/", types, organizer, false, false);
        return Hook.of("default", "whk_1", Secret.of(new byte[24]), wish, NOW);
    }

    private SendCase due(Hook hook) {
        return due(hook, NOW);
    }

    private SendCase due(Hook hook, Instant now) {
        return due(HookSend.first(told, hook), hook, now);
    }

    private SendCase due(HookSend send, Hook hook, Instant now) {
        return new SendCase(send, Optional.of(hook), Optional.of(told), Optional.empty(), now);
    }

    private static Instant due(Noted noted) {
        return noted.next().orElseThrow().due();
    }

    private static Sending sending(Noted noted) {
        return (Sending) ((Change.Keep) noted.decision().changes().get(0)).kept();
    }

    private static Optional<Hook> hook(Noted noted) {
        return noted.decision().changes().stream()
                .skip(1)
                .map(change -> (Hook) ((Change.Keep) change).kept())
                .findFirst();
    }
}
