package org.calendarinvite.hook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;

/** Decides what becomes of hooks and of messages to them; touches nothing itself. */
public final class HookDesk {

    private static final String GONE = "It answered 410 Gone";

    private static final Noted NOTHING =
            new Noted(Decision.record("", "", List.of()), Optional.empty(), Optional.empty());

    private final Schedule schedule;

    public HookDesk(Schedule schedule) {
        this.schedule = schedule;
    }

    /** What to keep, the attempt that follows, and the hook that it disables. */
    public record Noted(Decision decision, Optional<HookSend> next, Optional<Hook> disabled) {}

    /** One hook more, within the tenant's limit. */
    public Decision add(Hook hook, int taken, int limit) {
        if (taken >= limit)
            return Decision.refuse(
                    "There are " + limit + " hooks, and that is the limit. Delete one that is not needed any more.");
        return keep(hook, new Change.Take(Hook.quota(hook.tenant()), limit));
    }

    public Hook change(Hook hook, Hook.Wish wish) {
        return hook.wished(wish);
    }

    public Hook rotate(Hook hook, Secret fresh, Duration overlap, Instant now) {
        return hook.rotated(fresh, now.plus(overlap), now);
    }

    public Decision keep(Hook hook, Change... more) {
        List<Change> changes = new ArrayList<>(List.of(new Change.Keep(hook)));
        changes.addAll(List.of(more));
        return Decision.apply("", changes, List.of());
    }

    public Decision remove(Hook hook) {
        return Decision.apply(
                "", List.of(new Change.Forget(hook), new Change.Release(Hook.quota(hook.tenant()))), List.of());
    }

    /** A message that a hook wants and does not get, because it is paused or disabled; it can be replayed. */
    public Decision miss(Told told, Hook hook) {
        var heard = hook.state() == Hook.State.PAUSED ? "The hook is paused" : "The hook is disabled";
        var missed = new Sending(
                hook.id(),
                told.name(),
                told.id(),
                told.type(),
                Sending.State.FAILED,
                0,
                heard,
                0,
                0,
                told.at(),
                Optional.empty(),
                1);
        return Decision.record("", heard, List.of(new Change.Keep(missed)));
    }

    /** What follows from an attempt, made or not; nothing from one that was followed, or whose message was replayed, meanwhile. */
    public Noted heard(SendCase c, Heard heard) {
        var send = c.send();
        if (!c.open()) return NOTHING;
        if (c.made()) return follow(c);
        return switch (heard.kind()) {
            case EARLY -> only(send.later(c.now()));
            case BUSY -> only(send.nextTurn(c.now()));
            case MADE, OVER -> NOTHING;
            case CLOSED -> counted(c, heard, Optional.empty());
            case ANSWERED, SILENT -> counted(c, heard, wait(c, heard));
        };
    }

    private static Noted only(HookSend next) {
        return new Noted(Decision.record("", "", List.of()), Optional.of(next), Optional.empty());
    }

    /** The attempt after one that was noted, whose own message may have been lost with a process. */
    private static Noted follow(SendCase c) {
        var made = c.sending().orElseThrow();
        var next = made.next().map(at -> c.send().again(made.tries() + 1, at, c.now()));
        return new Noted(Decision.record("", "", List.of()), next, Optional.empty());
    }

    private Optional<Duration> wait(SendCase c, Heard heard) {
        if (heard.delivered() || heard.gone()) return Optional.empty();
        return schedule.after(
                c.send().tries(), heard.after(), c.told().orElseThrow().id());
    }

    private Noted counted(SendCase c, Heard heard, Optional<Duration> wait) {
        var hook = hook(c, heard);
        boolean goesOn = hook.orElse(c.hook().orElseThrow()).active();
        var at = wait.filter(any -> goesOn).map(c.now()::plus);
        List<Change> changes = new ArrayList<>(List.of(new Change.Keep(sending(c, heard, at))));
        hook.ifPresent(changed -> changes.add(new Change.Keep(changed)));
        var disabled = hook.filter(changed -> changed.state() == Hook.State.DISABLED);
        return new Noted(
                Decision.record("", (heard.status() + " " + heard.why()).strip(), changes),
                at.map(moment -> c.send().again(c.send().tries() + 1, moment, c.now())),
                disabled);
    }

    private static Sending sending(SendCase c, Heard heard, Optional<Instant> next) {
        var told = c.told().orElseThrow();
        var state = heard.delivered()
                ? Sending.State.DELIVERED
                : next.isPresent() ? Sending.State.WAITING : Sending.State.FAILED;
        return new Sending(
                c.send().hook(),
                told.name(),
                told.id(),
                told.type(),
                state,
                heard.status(),
                heard.why(),
                c.send().tries(),
                c.send().round(),
                c.now(),
                next,
                c.sending().map(Sending::version).orElse(0L) + 1);
    }

    /** The hook when this changes it: what failed is well again, begins to fail, or has failed for too long. */
    private Optional<Hook> hook(SendCase c, Heard heard) {
        var hook = c.hook().orElseThrow();
        if (heard.delivered()) return hook.failing().map(since -> hook.well());
        if (!hook.active()) return Optional.empty();
        if (heard.gone()) return Optional.of(hook.disabled(GONE));
        if (hook.failing().isEmpty()) return Optional.of(hook.failingSince(c.now()));
        var since = hook.failing().get();
        if (c.now().isBefore(since.plus(schedule.giveUp()))) return Optional.empty();
        return Optional.of(hook.disabled("Nothing could be delivered since " + since));
    }
}
