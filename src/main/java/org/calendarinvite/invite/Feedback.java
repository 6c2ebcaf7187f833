package org.calendarinvite.invite;

import java.util.List;
import org.calendarinvite.decision.Traced;

/**
 * A mail server says what became of a mail of ours to one attendee.
 *
 * @param id of the notice or mail that says it, so that the same once more is the same
 * @param token of the attendee, as the mail carried it, or an {@link AskTag}; empty when it cannot be known
 * @param certain whether our own mail service says it; what another server mails to us proves no more than its token does
 * @param about the normalised addresses that are named for the one person whom it is about; forwarding makes them several
 */
public record Feedback(
        String id, String token, boolean certain, List<String> about, Delivery.Report report, String trace)
        implements Traced {

    public Feedback {
        about = List.copyOf(about);
    }
}
