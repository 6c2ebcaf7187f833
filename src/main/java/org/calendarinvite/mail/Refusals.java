package org.calendarinvite.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.invite.InviteRequest;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;

/** Says of a message that is not applied: what, whose, why, and whether its sender may be told. */
@ApplicationScoped
@Named("refusals")
public class Refusals {

    private final ObjectMapper json;
    private final Tenants tenants;
    private final boolean tellsLimits;

    @Inject
    public Refusals(ObjectMapper json, Settings settings) {
        this.json = json;
        this.tenants = Tenancy.of(settings);
        this.tellsLimits = settings.notices().limitReached();
    }

    /** The mail could not be understood. */
    public Refusal unread(@Variable("mail") CalendarMail mail, @ExchangeException Refused why) {
        return of(mail, Outcome.REFUSED, why.getMessage(), Optional.empty());
    }

    /** The mail was understood, and a desk decided against it. */
    public Refusal decided(@Variable("mail") CalendarMail mail, @Body Decision decision) {
        return of(
                mail,
                decision.outcome(),
                decision.reason(),
                decision.question().filter(question -> mayAsk(mail, question)));
    }

    public Refusal unknownMailbox(@Body CalendarMail mail) {
        return of(
                mail,
                Outcome.REFUSED,
                "There is no mailbox " + mail.recipient() + " here. To host an event, add create@"
                        + tenants.domainOf(tenants.at(mail.recipient()))
                        + " as a guest in your calendar; to answer, use the buttons of the invitation.",
                Optional.empty());
    }

    public Refusal invite(@Variable("request") InviteRequest request, @Body Decision decision) {
        return new Refusal(
                request.id(),
                request.asked(),
                "",
                "",
                "",
                "",
                "Invite " + request.email() + " to " + request.uid(),
                decision.outcome(),
                decision.reason(),
                false,
                Optional.empty(),
                request.trace(),
                request.tenant());
    }

    private Refusal of(CalendarMail mail, Outcome outcome, String reason, Optional<Question> question) {
        return new Refusal(
                id(mail, question),
                mail.notice().received(),
                mail.notice().key(),
                written(mail),
                mail.sender(),
                mail.recipient(),
                mail.subject(),
                outcome,
                reason,
                mayTell(mail) && question.isEmpty() && (tellsLimits || outcome != Outcome.LIMITED),
                question,
                mail.trace(),
                tenants.at(mail.recipient()),
                mail.language());
    }

    /** Of the mail and the mailbox; it stands in links, and the name of an attendee's mailbox is the attendee's alone. */
    static String id(CalendarMail mail) {
        return id(mail, Optional.empty());
    }

    private static String id(CalendarMail mail, Optional<Question> question) {
        // The sender may have answered for the mail before the operator is asked about the sender.
        var enrols = question.filter(asked -> asked.kind() == Question.Kind.ENROL);
        var name = mail.notice().id() + "/" + mail.recipient() + (enrols.isPresent() ? "/enrol" : "");
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private String written(CalendarMail mail) {
        try {
            return json.writeValueAsString(mail.notice());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A notice is always JSON", e);
        }
    }

    /**
     * The sender of a machine's mail is not asked about it, nor anybody about a harmful one, nor we ourselves. (Google's answers
     * call themselves automatic; the organizer is asked about them all the same.)
     */
    private boolean mayAsk(CalendarMail mail, Question question) {
        boolean answer =
                question.kind() == Question.Kind.CONFIRM || question.decider().equals(mail.sender());
        return !(answer && mail.automatic())
                && !question.decider().isEmpty()
                && !tenants.ours(question.decider())
                && !mail.notice().verdicts().harmful();
    }

    /** Telling an unproven sender would mail a stranger, telling a machine could go on for ever. */
    private boolean mayTell(CalendarMail mail) {
        return mail.proven()
                && !mail.automatic()
                && !mail.sender().isEmpty()
                && !tenants.ours(mail.sender())
                && !mail.notice().verdicts().harmful();
    }
}
