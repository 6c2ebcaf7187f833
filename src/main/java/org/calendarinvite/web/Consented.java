package org.calendarinvite.web;

import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.mail.Asked;

/**
 * What somebody said of a held mail, and it stands.
 *
 * @param language that his browser asks for (Accept-Language); null or empty for none
 */
public record Consented(Asked asked, Consent said, String language) implements Traced {

    /** A mail that its claimed sender does not know stays where it is; everything else is decided anew. */
    public boolean goesOn() {
        boolean forged = said == Consent.DENIED
                && asked.question()
                        .filter(question -> question.kind() == Question.Kind.CONFIRM)
                        .isPresent();
        return !forged;
    }

    @Override
    public String trace() {
        return asked.trace();
    }
}
