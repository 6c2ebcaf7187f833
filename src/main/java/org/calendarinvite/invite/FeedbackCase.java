package org.calendarinvite.invite;

import java.util.Optional;

/**
 * Everything the feedback desk looks at.
 *
 * @param recipient whose token the feedback names
 * @param asked who was mailed a question with the tag that it names in place of a token
 */
public record FeedbackCase(Feedback feedback, Optional<Recipient> recipient, Optional<Asked> asked) {

    /** About an invitation, or about nothing of ours. */
    public FeedbackCase(Feedback feedback, Optional<Recipient> recipient) {
        this(feedback, recipient, Optional.empty());
    }
}
