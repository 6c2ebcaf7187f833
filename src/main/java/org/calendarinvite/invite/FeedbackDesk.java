package org.calendarinvite.invite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;

/** Decides what a mail server's word on a mail of ours changes; touches nothing itself, and never refuses, for nobody is told. */
@ApplicationScoped
@Named("feedbackDesk")
public class FeedbackDesk {

    static final String UNKNOWN = "It is about no invitation of ours";
    static final String ANOTHER = "It is about another address than the invited one";
    static final String KNOWN = "Nothing newer than what is known";
    static final String STOPPED = "No more mails";

    public Decision decide(FeedbackCase c) {
        if (c.asked().isPresent()) return asked(c.feedback(), c.asked().get());
        if (c.recipient().isEmpty()) return Decision.record("", UNKNOWN, List.of());
        var before = c.recipient().get().invitation();
        var attendee = before.attendee();
        if (!c.feedback().about().contains(attendee.email())) return Decision.record("", ANOTHER, List.of());
        var delivery = delivery(c.feedback(), c.recipient().get());
        var suppressed = suppressed(
                c.feedback(), before.event().organizer(), c.recipient().get().known());
        var key = key(c.feedback(), attendee.uid(), attendee.email());
        if (delivery.equals(attendee.delivery()))
            return suppressed.isEmpty()
                    ? Decision.record(key, KNOWN, List.of())
                    : Decision.record(key, STOPPED, suppressed);
        var after = new Invitation(before.event(), attendee.reached(delivery).next());
        List<Change> changes = new ArrayList<>(Tally.keep(Optional.of(before), after));
        changes.addAll(suppressed);
        var said = delivery.stands().state();
        if (said == attendee.delivery().stands().state()) return Decision.record(key, "Still " + said.word(), changes);
        return Decision.apply(key, changes, List.of(recorded(after, c.feedback().trace())))
                .because(said.word());
    }

    /** Of a mail that asked whether it was he who asked, nothing is kept but that there are to be no more. */
    private static Decision asked(Feedback feedback, Asked asked) {
        var suppressed = suppressed(feedback, asked.organizer(), asked.known());
        return suppressed.isEmpty()
                ? Decision.record("", KNOWN, List.of())
                : Decision.record(key(feedback, asked.tenant(), asked.email()), STOPPED, suppressed);
    }

    /** A mail that was sent after others were withheld says that mails go out again. */
    private static Delivery delivery(Feedback feedback, Recipient recipient) {
        var heard = recipient.invitation().attendee().delivery().hears(feedback.report());
        return recipient.against().isEmpty() ? heard.resumes() : heard;
    }

    /**
     * A bounce for good and a complaint are the end of mails to the address. Our mail service is believed for all organizers; whoever
     * has only the token is believed as far as its holder could unsubscribe: for the one whose invitation, or page, it is.
     */
    private static List<Change> suppressed(Feedback feedback, String organizer, Suppression known) {
        var report = feedback.report();
        var reason =
                switch (report.state()) {
                    case BOUNCED -> Suppression.Reason.BOUNCED;
                    case COMPLAINED -> Suppression.Reason.COMPLAINED;
                    default -> null;
                };
        if (reason == null) return List.of();
        var whose = feedback.certain() ? "" : organizer;
        var ground = Suppression.Ground.of(whose, reason, report.at(), report.reason(), feedback.trace());
        var heard = known.hears(ground);
        return heard.equals(known) ? List.of() : List.of(new Change.Keep(heard.next()));
    }

    static Notice recorded(Invitation invitation, String trace) {
        var event = invitation.event();
        return new Notice(
                Notice.Type.DELIVERY_RECORDED,
                event.uid(),
                invitation.attendee().email(),
                "",
                event.sequence(),
                trace);
    }

    /** The same report delivered twice is one decision. */
    private static String key(Feedback feedback, String of, String email) {
        var report = feedback.report();
        var said = feedback.id() + "/" + report.state() + "/" + report.at() + "/" + report.reason();
        return String.join(
                "/",
                "feedback",
                of,
                email,
                UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
