package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.calendarinvite.Settings;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.invite.InviteRequest;

/** Says of a message that is not applied: what, whose, why, and whether its sender may be told. */
@ApplicationScoped
@Named("refusals")
public class Refusals {

    private final String ourDomain;

    @Inject
    public Refusals(Settings settings) {
        this.ourDomain = "@" + settings.mail().domain();
    }

    /** The mail could not be understood. */
    public Refusal unread(@Variable("mail") CalendarMail mail, @ExchangeException Refused why) {
        return of(mail, Outcome.REFUSED, why.getMessage());
    }

    /** The mail was understood, and a desk decided against it. */
    public Refusal decided(@Variable("mail") CalendarMail mail, @Body Decision decision) {
        return of(mail, decision.outcome(), decision.reason());
    }

    public Refusal unknownMailbox(@Body CalendarMail mail) {
        return of(
                mail,
                Outcome.REFUSED,
                "There is no mailbox " + mail.recipient() + " here. To host an event, add create" + ourDomain
                        + " as a guest in your calendar; to answer, use the buttons of the invitation.");
    }

    public Refusal invite(@Variable("request") InviteRequest request, @Body Decision decision) {
        return new Refusal(
                request.id(),
                request.asked(),
                "",
                "",
                "",
                "Invite " + request.email() + " to " + request.uid(),
                decision.outcome(),
                decision.reason(),
                false,
                request.trace());
    }

    private Refusal of(CalendarMail mail, Outcome outcome, String reason) {
        return new Refusal(
                mail.notice().id() + "/" + mail.recipient(),
                mail.notice().received(),
                mail.notice().key(),
                mail.sender(),
                mail.recipient(),
                mail.subject(),
                outcome,
                reason,
                mayTell(mail),
                mail.trace());
    }

    /** Telling an unproven sender would mail a stranger, telling a machine could go on for ever. */
    private boolean mayTell(CalendarMail mail) {
        return mail.proven()
                && !mail.automatic()
                && !mail.sender().isEmpty()
                && !mail.sender().endsWith(ourDomain)
                && !mail.notice().verdicts().harmful();
    }
}
