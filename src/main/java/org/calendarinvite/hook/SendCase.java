package org.calendarinvite.hook;

import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.decision.Traced;

/** An attempt that is due, beside what is known of it. */
public record SendCase(HookSend send, Optional<Hook> hook, Optional<Told> told, Optional<Sending> sending, Instant now)
        implements Traced {

    /** Whether there is anything to do: its hook and its message are there, and it was not made and followed before. */
    public boolean open() {
        return hook.isPresent() && told.isPresent() && !over();
    }

    private boolean over() {
        return sending.filter(one -> one.ends(send) || one.follows(send) && !one.owes(send))
                .isPresent();
    }

    /** Why the attempt is not to be made; empty when it is. */
    public Optional<Heard> hindrance() {
        if (made()) return Optional.empty();
        var is = hook.orElseThrow();
        if (is.state() == Hook.State.PAUSED) return Optional.of(Heard.closed("The hook is paused"));
        if (is.state() == Hook.State.DISABLED) return Optional.of(Heard.closed("The hook is disabled"));
        return send.early(now) ? Optional.of(Heard.of(Heard.Kind.EARLY)) : Optional.empty();
    }

    /** It was made, and what follows may be lost. */
    public boolean made() {
        return sending.filter(one -> one.owes(send)).isPresent();
    }

    @Override
    public String trace() {
        return send.trace();
    }
}
