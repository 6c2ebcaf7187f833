package org.calendarinvite.mail;

import java.util.Optional;
import org.calendarinvite.invite.AskTag;
import org.calendarinvite.invite.Rsvp;

/** By what a mail of ours is known in what other servers say of it: the token in its Reply-To, or a tag in a field of its own. */
public final class MailTag {

    /** Of mails that nobody is to answer. */
    public static final String HEADER = "X-Feedback-Tag";

    private MailTag() {}

    /**
     * Reads what the header of a mail carries.
     *
     * @param replyTo and {@code tag} as they are written, empty for none
     * @return empty when it carries neither
     */
    public static String of(String replyTo, String tag) {
        var token = Rsvp.tokenIn(replyTo);
        if (!token.isEmpty()) return token;
        return Optional.of(tag.strip())
                .flatMap(AskTag::read)
                .map(AskTag::written)
                .orElse("");
    }
}
