package org.calendarinvite.tell;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Term;
import org.calendarinvite.hook.Heard;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.HookDesk;
import org.calendarinvite.hook.HookSend;
import org.calendarinvite.hook.Schedule;
import org.calendarinvite.hook.Secret;
import org.calendarinvite.hook.Sending;
import org.calendarinvite.hook.Told;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.sql.SqlRecords;

/** One chain of attempts for a hook and a message, in whatever order and however often their messages come. */
class ChainTest {

    private static final int WAITS = 3;
    private static final Duration LEASE = Duration.ofSeconds(45);
    private static final Duration HIDDEN = Duration.ofSeconds(60);
    private static final Heard BROKEN = Heard.answered(500, "", Duration.ZERO);
    private static final Heard OK = Heard.answered(204, "", Duration.ZERO);

    private enum Fate {
        DONE,
        DIED_BEFORE_IT_WAS_NOTED,
        DIED_BEFORE_THE_NEXT_WAS_QUEUED,
        DIED_BEFORE_IT_WAS_MARKED,
        DIED_BEFORE_IT_WAS_DELETED
    }

    private enum Act {
        BEGIN,
        FINISH,
        TWICE,
        REPLAY
    }

    /** @param which of those that are there */
    private record Step(Act act, int which, Fate fate, boolean ok) {}

    private record Queued(HookSend send, Instant seen) {}

    private final HookDesk desk =
            new HookDesk(new Schedule(java.util.Collections.nCopies(WAITS, Duration.ofSeconds(2)), Duration.ofDays(5)));
    private final Told told =
            new Told("default", "msg_1", "event.created", NOW, "uid", ANN, Told.Person.NOBODY, "{}", "tr");
    private final List<Queued> queue = new ArrayList<>();
    private final List<HookSend> working = new ArrayList<>();
    private final Map<String, Integer> posts = new TreeMap<>();
    private final Map<String, Integer> deaths = new TreeMap<>();
    private Store store;
    private Instant now = NOW;

    @Property(tries = 150)
    void eachAttemptIsMadeOnceAndNoneIsLost(@ForAll("steps") List<Step> steps) throws IOException {
        try (var opened =
                new Store(SqlRecords.open(Files.createTempDirectory("chain").resolve("store.db")))) {
            begin(opened);
            steps.forEach(this::take);
            drain();
        }
        posts.forEach((attempt, times) ->
                assertTrue(times <= 1 + deaths.getOrDefault(attempt, 0), attempt + " was made " + times + " times"));
    }

    private void begin(Store opened) {
        store = opened;
        now = NOW;
        List.of(queue, working).forEach(List::clear);
        List.of(posts, deaths).forEach(Map::clear);
        var wish = new Hook.Wish("https://x.example/", List.of(), "", false, false);
        var hook = Hook.of("default", "whk_1", Secret.of(new byte[32]), wish, NOW);
        store.commit(Decision.apply("", List.of(new Change.Keep(hook), new Change.Keep(told)), List.of()));
        queue.add(new Queued(HookSend.first(told, hook), now));
    }

    private void take(Step step) {
        now = now.plusSeconds(1);
        switch (step.act()) {
            case BEGIN -> {
                var visible =
                        queue.stream().filter(one -> !one.seen().isAfter(now)).toList();
                if (!visible.isEmpty()) receive(visible.get(step.which() % visible.size()));
            }
            case FINISH -> {
                if (!working.isEmpty())
                    finish(working.remove(step.which() % working.size()), step.ok() ? OK : BROKEN, step.fate());
            }
            case TWICE -> {
                if (!queue.isEmpty()) queue.add(queue.get(step.which() % queue.size()));
            }
            case REPLAY ->
                store.feed()
                        .sending("whk_1", told.name())
                        .ifPresent(before -> queue.add(new Queued(HookSend.replay(told, before, now), now)));
        }
    }

    /** What is queued comes until nothing is, from a receiver that is broken. */
    private void drain() {
        while (!working.isEmpty()) finish(working.remove(0), BROKEN, Fate.DONE);
        for (int i = 0; !queue.isEmpty(); i++) {
            assertTrue(i < 10_000, "it never ends");
            var next = queue.stream()
                    .min(java.util.Comparator.comparing(Queued::seen))
                    .orElseThrow();
            now = next.seen().isAfter(now) ? next.seen() : now;
            receive(next);
            while (!working.isEmpty()) finish(working.remove(0), BROKEN, Fate.DONE);
        }
        var ended = store.feed().sending("whk_1", told.name()).orElseThrow();
        assertNotEquals(Sending.State.WAITING, ended.state());
        if (ended.state() == Sending.State.FAILED) assertEquals(WAITS + 1, ended.tries());
        for (int tries = 1; tries <= ended.tries(); tries++)
            assertTrue(posts.containsKey(ended.round() + "." + tries), posts::toString);
    }

    /** As the route and {@link HookPost} do it, up to the answer. */
    private void receive(Queued message) {
        queue.remove(message);
        var due = store.feed().due(message.send(), now);
        if (!due.open()) return;
        var hindrance = due.hindrance();
        if (hindrance.isPresent()) {
            queue(desk.heard(due, hindrance.get()).next().orElseThrow());
            return;
        }
        try {
            if (!store.claim(message.send().claim(), LEASE, now, Term.FEED)) return;
        } catch (Store.InFlight elsewhere) {
            queue.add(new Queued(message.send(), now.plus(HIDDEN)));
            return;
        }
        if (!due.made()) posts.merge(name(message.send()), 1, Integer::sum);
        working.add(message.send());
    }

    private void finish(HookSend send, Heard heard, Fate fate) {
        if (fate != Fate.DONE) queue.add(new Queued(send, now.plus(HIDDEN)));
        if (fate == Fate.DIED_BEFORE_IT_WAS_NOTED) deaths.merge(name(send), 1, Integer::sum);
        if (fate == Fate.DIED_BEFORE_IT_WAS_NOTED) return;
        var noted = desk.heard(store.feed().due(send, now), heard);
        store.commit(noted.decision());
        if (fate == Fate.DIED_BEFORE_THE_NEXT_WAS_QUEUED || noted.next().isEmpty()) return;
        queue(noted.next().get());
        if (fate != Fate.DIED_BEFORE_IT_WAS_MARKED) store.done(send.claim(), now);
    }

    private void queue(HookSend send) {
        queue.add(new Queued(send, now.plusSeconds(send.delay())));
    }

    private static String name(HookSend send) {
        return send.round() + "." + send.tries();
    }

    /** Within one lease, so that nobody who lives loses it. */
    @Provide
    Arbitrary<List<Step>> steps() {
        var acts = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(6, Act.BEGIN),
                net.jqwik.api.Tuple.of(5, Act.FINISH),
                net.jqwik.api.Tuple.of(3, Act.TWICE),
                net.jqwik.api.Tuple.of(1, Act.REPLAY));
        var fates = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(3, Fate.DONE),
                net.jqwik.api.Tuple.of(1, Fate.DIED_BEFORE_IT_WAS_NOTED),
                net.jqwik.api.Tuple.of(1, Fate.DIED_BEFORE_THE_NEXT_WAS_QUEUED),
                net.jqwik.api.Tuple.of(1, Fate.DIED_BEFORE_IT_WAS_MARKED),
                net.jqwik.api.Tuple.of(1, Fate.DIED_BEFORE_IT_WAS_DELETED));
        return Combinators.combine(
                        acts, Arbitraries.integers().between(0, 9), fates, Arbitraries.of(true, false, false, false))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }
}
