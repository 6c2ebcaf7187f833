package org.calendarinvite.tell;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.Listened;
import org.calendarinvite.hook.Told;

/** Who in a tenant wants to be told: its hooks, paused ones too, and whether somebody listens. */
record Audience(List<Hook> hooks, Optional<Listened> listened) {

    Audience {
        hooks = List.copyOf(hooks);
    }

    boolean listens(Instant now) {
        return listened.filter(one -> one.holds(now)).isPresent();
    }

    boolean nobody(Instant now) {
        return hooks.isEmpty() && !listens(now);
    }

    List<Hook> wanting(Told told) {
        return hooks.stream().filter(hook -> hook.wants(told)).toList();
    }
}
