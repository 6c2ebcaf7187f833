package org.calendarinvite.tell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.calendarinvite.decision.Term;
import org.calendarinvite.hook.HookDesk;
import org.calendarinvite.hook.HookSend;
import org.calendarinvite.hook.SendCase;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Store;
import org.jboss.logging.Logger;

/** Attempts beside what is known of them, before and after. */
@ApplicationScoped
@Named("hookSends")
public class HookSends {

    private static final Logger LOG = Logger.getLogger(HookSends.class);

    private static final int BATCH = 50;

    /** Enough for all that is kept, and an end if somebody writes meanwhile. */
    private static final int MOST_BATCHES = 10_000;

    private final Store store;
    private final HookDesk desk;
    private final Audiences audiences;
    private final Duration lease;

    @Inject
    public HookSends(Store store, HookDesk desk, Audiences audiences, Settings settings) {
        this.store = store;
        this.desk = desk;
        this.audiences = audiences;
        // Longer than an attempt takes, and what is read and written around it.
        this.lease = settings.hooks().timeout().plus(settings.mail().lease());
    }

    public SendCase load(@Body HookSend send) {
        return store.feed().due(send, Clock.systemUTC().instant());
    }

    /**
     * Takes the right to make an attempt, and to queue the one that follows.
     *
     * @return false when both were done before
     * @throws Store.InFlight when somebody does
     */
    public boolean claim(HookSend send) {
        return store.claim(send.claim(), lease, Clock.systemUTC().instant(), Term.FEED);
    }

    /** The attempt that follows is queued. */
    public void followed(@Variable("attempt") HookPost.Tried tried) {
        if (tried.heard().made())
            store.done(tried.about().send().claim(), Clock.systemUTC().instant());
    }

    /** Keeps what came of an attempt; the one that follows, or null when there is none. */
    public HookSend note(@Body HookPost.Tried tried) {
        var send = tried.about().send();
        var now = load(send);
        // Deleted while the message was under way.
        if (now.hook().isEmpty() || now.told().isEmpty()) return null;
        var noted = desk.heard(now, tried.heard());
        store.commit(noted.decision());
        noted.disabled().ifPresent(hook -> audiences.forget(hook.tenant()));
        say(send, noted);
        return noted.next().orElse(null);
    }

    /** All that is known of messages to a hook that is no more. */
    public void forget(String hook) {
        for (int i = 0; i < MOST_BATCHES; i++) {
            var old = store.feed().sendingsFrom(hook, "", BATCH).items();
            if (old.isEmpty()) return;
            store.remove(old);
        }
    }

    private static void say(HookSend send, HookDesk.Noted noted) {
        LOG.debugf(
                "%s to %s, attempt %d: %s",
                send.name(), send.hook(), send.tries(), noted.decision().reason());
        noted.disabled().ifPresent(hook -> LOG.warnf("The hook %s is disabled: %s", hook.id(), hook.why()));
    }
}
