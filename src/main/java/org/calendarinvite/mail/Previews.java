package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Question;

/** Every mail with sample data; none of it is sent. */
@ApplicationScoped
public class Previews {

    /** The mails, by the names of their templates. */
    public static final List<String> NAMES = List.of(
            "invite",
            "update",
            "refreshed",
            "cancellation",
            "uninvited",
            "proposal-declined",
            "event-created",
            "attendee-report",
            "event-failed",
            "event-limit",
            "invite-limit",
            "invite-pause",
            "enrolment-asked",
            "enrolment-refused",
            "successful-enrolment",
            "bulk-report",
            "question-enrol",
            "question-confirm",
            "question-stranger",
            "question-counter",
            "page-confirm",
            "picks-confirm",
            "schedule-report");

    private final InviteLetters invites;
    private final OrganizerLetters organizers;
    private final AccountLetters accounts;
    private final PageLetters pages;
    private final SeasonLetters seasons;

    @Inject
    public Previews(
            InviteLetters invites,
            OrganizerLetters organizers,
            AccountLetters accounts,
            PageLetters pages,
            SeasonLetters seasons) {
        this.invites = invites;
        this.organizers = organizers;
        this.accounts = accounts;
        this.pages = pages;
        this.seasons = seasons;
    }

    /** Empty for a name of none. */
    public Optional<Letter> letter(String name, String organizer, Look look) {
        var sample = new Sample(organizer);
        return Optional.ofNullable(
                switch (name) {
                    case "invite" -> invites.letter(sample.due(Notice.Type.INVITE_DUE), look);
                    case "update" -> invites.letter(sample.due(Notice.Type.UPDATE_DUE), look);
                    case "refreshed" -> invites.letter(sample.due(Notice.Type.REFRESH_DUE), look);
                    case "cancellation" -> invites.letter(sample.over(), look);
                    case "uninvited" -> invites.letter(sample.due(Notice.Type.UNINVITE_DUE), look);
                    case "proposal-declined" -> invites.letter(sample.due(Notice.Type.DECLINECOUNTER_DUE), look);
                    case "event-created" -> organizers.createdLetter(sample.told(), look);
                    case "attendee-report" -> organizers.reportLetter(sample.report(), look);
                    case "event-failed" -> organizers.failedLetter(sample.refusal(Outcome.REFUSED), look);
                    case "event-limit" -> organizers.failedLetter(sample.refusal(Outcome.LIMITED), look);
                    case "invite-limit" -> accounts.letter(sample.news(Notice.Type.INVITES_FULL), look);
                    case "invite-pause" -> accounts.letter(sample.news(Notice.Type.INVITES_PAUSED), look);
                    case "enrolment-asked" -> accounts.letter(sample.news(Notice.Type.ENROLMENT_ASKED), look);
                    case "enrolment-refused" -> accounts.letter(sample.news(Notice.Type.ENROLMENT_REFUSED), look);
                    case "successful-enrolment" -> accounts.letter(sample.news(Notice.Type.SUBSCRIBED), look);
                    case "bulk-report" -> organizers.bulkLetter(sample.list(), look);
                    case "question-enrol" -> organizers.questionLetter(sample.asked(Question.Kind.ENROL), look);
                    case "question-confirm" -> organizers.questionLetter(sample.asked(Question.Kind.CONFIRM), look);
                    case "question-stranger" -> organizers.questionLetter(sample.asked(Question.Kind.STRANGER), look);
                    case "question-counter" -> organizers.questionLetter(sample.asked(Question.Kind.COUNTER), look);
                    case "page-confirm" ->
                        pages.letter(sample.ask(), sample.told().event(), look);
                    case "picks-confirm" ->
                        seasons.confirmLetter(
                                sample.picks(),
                                sample.season(),
                                List.of(sample.told().event()),
                                look);
                    case "schedule-report" -> seasons.importedLetter(sample.season(), look);
                    default -> null;
                });
    }
}
