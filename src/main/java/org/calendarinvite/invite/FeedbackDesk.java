package org.calendarinvite.invite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;

/** Decides what a mail server's word on a mail of ours changes; touches nothing itself, and never refuses, for nobody is told. */
@ApplicationScoped
@Named("feedbackDesk")
public class FeedbackDesk {

    static final String UNKNOWN = "It is about no invitation of ours";
    static final String ANOTHER = "It is about another address than the invited one";
    static final String KNOWN = "Nothing newer than what is known";

    public Decision decide(FeedbackCase c) {
        if (c.invitation().isEmpty()) return Decision.record("", UNKNOWN, List.of());
        var before = c.invitation().get();
        var attendee = before.attendee();
        if (!c.feedback().about().contains(attendee.email())) return Decision.record("", ANOTHER, List.of());
        var delivery = attendee.delivery().hears(c.feedback().report());
        var key = key(c.feedback(), attendee);
        if (delivery.equals(attendee.delivery())) return Decision.record(key, KNOWN, List.of());
        var after = new Invitation(before.event(), attendee.reached(delivery).next());
        var changes = Tally.keep(Optional.of(before), after);
        var said = delivery.stands().state();
        if (said == attendee.delivery().stands().state()) return Decision.record(key, "Still " + said.word(), changes);
        return Decision.apply(key, changes, List.of(recorded(c.feedback(), after)))
                .because(said.word());
    }

    private static Notice recorded(Feedback feedback, Invitation invitation) {
        var event = invitation.event();
        return new Notice(
                Notice.Type.DELIVERY_RECORDED,
                event.uid(),
                invitation.attendee().email(),
                "",
                event.sequence(),
                feedback.trace());
    }

    /** The same report delivered twice is one decision. */
    private static String key(Feedback feedback, Attendee attendee) {
        var report = feedback.report();
        var said = feedback.id() + "/" + report.state() + "/" + report.at() + "/" + report.reason();
        return String.join(
                "/",
                "feedback",
                attendee.uid(),
                attendee.email(),
                UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
