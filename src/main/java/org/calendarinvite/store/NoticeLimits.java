package org.calendarinvite.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Wish;
import org.calendarinvite.mail.Verdicts.Verdict;
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
    private final ObjectMapper json;
    private final int limit;
    private final int strangers;

    @Inject
    public NoticeLimits(Store store, ObjectMapper json, Settings settings) {
        this(store, json, settings.limits().noticesPerHour(), settings.limits().questionsPerHour(), Clock.systemUTC());
    }

    NoticeLimits(Store store, ObjectMapper json, int limit, int strangers, Clock clock) {
        this.store = store;
        this.json = json;
        this.limit = limit;
        this.strangers = strangers;
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
        if (!mayBeAsked(refusal, now)) return false;
        if (counted("by#" + kind + "#" + refusal.sender(), now)
                && withinShare(refusal, kind, now)
                && counted("to#" + kind + "#" + to, now)) return true;
        LOG.infof("%s to %s is not mailed: more than %d an hour", refusal.kind(), Mask.address(to), limit);
        return false;
    }

    /** Anybody can write anybody's name on a mail: who never had an event here is asked only where something speaks for it. */
    private boolean mayBeAsked(Refusal refusal, Instant now) {
        var confirm = refusal.question().filter(question -> question.kind() == Question.Kind.CONFIRM);
        if (confirm.isEmpty() || known(refusal.tenant(), confirm.get())) return true;
        if (credible(refusal) && counted("strangers#" + refusal.tenant(), now, strangers)) return true;
        LOG.infof("%s is not mailed to somebody who is not known here", refusal.kind());
        return false;
    }

    private boolean known(String tenant, Question question) {
        return store.register().account(tenant, question.decider()).isPresent()
                || !question.uid().isEmpty()
                        && store.event(question.uid())
                                .filter(event -> event.organizer().equals(question.decider()))
                                .isPresent();
    }

    /** His domain does not disown the mail, and there is a sender or a signature that holds. */
    private boolean credible(Refusal refusal) {
        try {
            var verdicts = json.readTree(refusal.notice()).path("verdicts");
            return !verdicts.path("dmarc").asText().equals(Verdict.FAIL.name())
                    && Stream.of("spf", "dkim")
                            .anyMatch(check -> verdicts.path(check).asText().equals(Verdict.PASS.name()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A notice is always JSON", e);
        }
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
