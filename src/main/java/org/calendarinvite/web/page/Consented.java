package org.calendarinvite.web.page;

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

    /** A mail that its claimed sender does not know, or whose sender is not wanted, stays where it is; else it is decided anew. */
    public boolean goesOn() {
        return said != Consent.DENIED || !(about(Question.Kind.CONFIRM) || enrols());
    }

    /** It was asked whether somebody may be an organizer. */
    public boolean enrols() {
        return about(Question.Kind.ENROL);
    }

    private boolean about(Question.Kind kind) {
        return asked.question().filter(question -> question.kind() == kind).isPresent();
    }

    @Override
    public String trace() {
        return asked.trace();
    }
}
