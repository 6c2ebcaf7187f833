package org.calendarinvite.reply;

import java.util.Optional;
import org.calendarinvite.invite.Invitation;

/**
 * Everything the reply desk looks at.
 *
 * @param byToken the invitation whose address the reply was sent to
 * @param byName the sender's own invitation to the event that the reply names, when the token finds none; trusted less
 */
public record ReplyCase(Reply reply, Optional<Invitation> byToken, Optional<Invitation> byName) {}
