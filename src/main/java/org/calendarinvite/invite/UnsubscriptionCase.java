package org.calendarinvite.invite;

import java.time.Instant;
import java.util.Optional;

/**
 * Everything that is looked at when somebody unsubscribes.
 *
 * @param recipient whose token it is, if it is anybody's
 */
public record UnsubscriptionCase(Unsubscription said, Optional<Recipient> recipient, Instant now) {}
