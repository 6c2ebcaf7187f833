package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.camel.Body;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Wish;
import org.calendarinvite.report.Mask;
import org.calendarinvite.settings.Settings;
import org.jboss.logging.Logger;

/**
 * How many mails about refused and held messages one address gets, and one sender causes, in an hour. Refusals, which only proven
 * senders get, and each kind of question are counted apart: a forger spends nothing of whom he claims to be.
 */
@ApplicationScoped
@Named("noticeLimits")
public class NoticeLimits {

    private static final Logger LOG = Logger.getLogger(NoticeLimits.class);
    /** One guest's invitation causes at most a quarter of the mails that its organizer gets. */
    private static final int SHARE = 4;

    /** Longer than a message is tried. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Store store;
    private final Clock clock;
    private final int limit;

    @Inject
    public NoticeLimits(Store store, Settings settings) {
        this(store, settings.limits().noticesPerHour(), Clock.systemUTC());
    }

    NoticeLimits(Store store, int limit, Clock clock) {
        this.store = store;
        this.limit = limit;
        this.clock = clock;
    }

    /** False beyond the limit: the message is in the quarantine, and that is all. */
    public boolean allowed(@Body Refusal refusal) {
        var now = clock.instant();
        // Delivered again it is not counted again; its mail goes out once by its own id.
        if (!store.allow("notice#" + refusal.name(), 1, now.plus(REMEMBERED))) return true;
        var to = refusal.question().map(Question::decider).orElse(refusal.sender());
        // Who has caused enough takes nothing from those whom he would have mailed.
        var kind = kind(refusal);
        if (counted("by#" + kind + "#" + refusal.sender(), now)
                && withinShare(refusal, kind, now)
                && counted("to#" + kind + "#" + to, now)) return true;
        LOG.infof("%s to %s is not mailed: more than %d an hour", refusal.kind(), Mask.address(to), limit);
        return false;
    }

    /** One who is proven to have asked, and whoever says that he is the same, are two. */
    private static String kind(Refusal refusal) {
        var belief =
                refusal.question().flatMap(Question::wish).map(Wish::belief).orElse("");
        return refusal.question().map(question -> question.kind().name()).orElse("REFUSED") + belief;
    }

    /** Through one invitation, whoever holds it, only a part of what its organizer is mailed. */
    private boolean withinShare(Refusal refusal, String kind, Instant now) {
        var question = refusal.question();
        var through = question.flatMap(Question::wish).map(Wish::invited);
        return through.isEmpty()
                || counted(
                        "through#" + kind + "#" + question.get().uid() + "#" + through.get(),
                        now,
                        Math.max(1, limit / SHARE));
    }

    private boolean counted(String whose, Instant now) {
        return counted(whose, now, limit);
    }

    private boolean counted(String whose, Instant now, int most) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        return store.allow("notices#" + whose + "#" + hour, most, hour.plus(REMEMBERED));
    }
}
