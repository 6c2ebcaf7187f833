package org.calendarinvite.invite;

import java.util.Optional;

/**
 * Everything the feedback desk looks at.
 *
 * @param recipient whose token the feedback names
 */
public record FeedbackCase(Feedback feedback, Optional<Recipient> recipient) {}
