package org.calendarinvite.hook;

import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.decision.Traced;

/** An attempt that is due, beside what is known of it. */
public record SendCase(HookSend send, Optional<Hook> hook, Optional<Told> told, Optional<Sending> sending, Instant now)
        implements Traced {

    /** Whether there is anything to do: its hook and its message are there, and it was not delivered before. */
    public boolean open() {
        boolean done =
                sending.filter(one -> one.state() == Sending.State.DELIVERED).isPresent();
        return hook.isPresent() && told.isPresent() && (send.replayed() || !done);
    }

    /** Why the attempt is not to be made; empty when it is. */
    public Optional<Heard> hindrance() {
        var is = hook.orElseThrow();
        if (is.state() == Hook.State.PAUSED) return Optional.of(Heard.closed("The hook is paused"));
        if (is.state() == Hook.State.DISABLED) return Optional.of(Heard.closed("The hook is disabled"));
        if (send.early(now)) return Optional.of(Heard.of(Heard.Kind.EARLY));
        return made() ? Optional.of(Heard.of(Heard.Kind.MADE)) : Optional.empty();
    }

    private boolean made() {
        return !send.replayed()
                && sending.filter(one -> one.state() == Sending.State.WAITING && one.tries() >= send.tries())
                        .isPresent();
    }

    @Override
    public String trace() {
        return send.trace();
    }
}
