package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Told;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.organizer.SignedLinks.EventLink;
import org.calendarinvite.organizer.SignedLinks.Scope;
import org.calendarinvite.report.AttendeeReport;
import org.calendarinvite.report.BulkReport;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;
import org.calendarinvite.words.Repeats;
import org.calendarinvite.words.Spoken;

/** Writes what an organizer, or anybody whose mail was not applied, is told. */
@ApplicationScoped
@Named("organizerLetters")
public class OrganizerLetters {

    static final String US = "Calendar Invite Server";

    private final Templates templates;
    private final Looks looks;
    private final LetterWriter writer;
    private final SignedLinks links;
    private final QuestionLinks questions;
    private final Tenants tenants;
    private final Settings settings;

    @Inject
    public OrganizerLetters(
            Templates templates,
            Looks looks,
            LetterWriter writer,
            SignedLinks links,
            QuestionLinks questions,
            Settings settings) {
        this.templates = templates;
        this.looks = looks;
        this.writer = writer;
        this.links = links;
        this.questions = questions;
        this.tenants = Tenancy.of(settings);
        this.settings = settings;
    }

    public PreparedMail created(Told told) {
        return writer.write(createdLetter(told, own(told.event())));
    }

    Letter createdLetter(Told told, Look look) {
        var event = told.event();
        var data = data(event, look);
        data.put("uid", event.uid());
        data.put("over", over(event));
        // What stands behind the # is sent to no server, so it is in no log.
        data.put("dashboard", settings.url() + "/event/" + event.uid());
        data.put("api", settings.url() + "/api/event/" + event.uid());
        data.put("page", settings.url() + "/e/" + event.uid());
        data.put("link", link(told, Scope.READ));
        data.put("manage", link(told, Scope.MANAGE));
        data.put("revoke", settings.url() + "/links/" + event.uid());
        data.put("create", "create@" + tenants.domainOf(event.tenant()));
        return letter(
                String.join("/", event.uid(), "organizer", "CREATED"),
                event.organizer(),
                event.organizerName(),
                look.words().say("subject-created", "summary", event.details().summary()),
                "mail/event-created",
                look,
                data,
                told.trace());
    }

    /** When it came to us; a series may go on for as long as it likes. */
    private static boolean over(Event event) {
        var details = event.details();
        return !details.repeats() && !details.end().instant().isAfter(event.created());
    }

    private String link(Told told, Scope scope) {
        var until = Clock.systemUTC().instant().plus(settings.links().live());
        return links.forEvent(told.event().uid(), new EventLink(scope, told.links()), until);
    }

    /** The attendees as a file, and the numbers in words. */
    public PreparedMail report(AttendeeReport report) {
        return writer.write(reportLetter(report, own(report.event())));
    }

    Letter reportLetter(AttendeeReport report, Look look) {
        var event = report.event();
        var data = data(event, look);
        data.put("attendees", report.attendees());
        data.put("rsvp", report.rsvp());
        var letter = letter(
                String.join("/", event.uid(), "organizer", "REPORT", report.trace()),
                event.organizer(),
                event.organizerName(),
                look.words().say("subject-report", "summary", event.details().summary()),
                "mail/attendee-report",
                look,
                data,
                report.trace());
        return letter.with(new Letter.File("attendees.csv", "text/csv; charset=UTF-8", report.csv()));
    }

    /** What became of a list; the rows that were rejected as a file, if there are any. */
    public PreparedMail bulk(BulkReport report) {
        var job = report.job();
        return writer.write(bulkLetter(report, looks.writer(job.tenant(), job.organizer())));
    }

    Letter bulkLetter(BulkReport report, Look look) {
        var job = report.job();
        var counts = job.counts();
        Map<String, Object> data = new HashMap<>();
        data.put("cancelled", job.cancelled());
        data.put("failed", job.failed());
        data.put("came", new Spoken(look.words()).moment(job.started()));
        data.put("rows", job.rows());
        data.put("invited", counts.invited());
        data.put("already", counts.already());
        data.put("rejected", counts.rejected());
        data.put("left", job.rows() - counts.done());
        data.put("bulk", "bulk@" + tenants.domainOf(job.tenant()));
        var letter = letter(
                String.join("/", "bulk", job.id(), "REPORT"),
                job.organizer(),
                "",
                look.words().say(subject(job.state()), "invited", counts.invited()),
                "mail/bulk-report",
                look,
                data,
                job.trace());
        return counts.rejected() == 0
                ? letter
                : letter.with(new Letter.File("rejected.csv", "text/csv; charset=UTF-8", report.csv()));
    }

    private static String subject(BulkJob.State state) {
        return switch (state) {
            case CANCELLED -> "subject-bulk-cancelled";
            case FAILED -> "subject-bulk-failed";
            default -> "subject-bulk";
        };
    }

    public PreparedMail failed(Refusal refusal) {
        return writer.write(
                failedLetter(refusal, looks.writer(refusal.tenant(), refusal.sender(), refusal.language())));
    }

    Letter failedLetter(Refusal refusal, Look look) {
        var words = look.words();
        Map<String, Object> data = new HashMap<>();
        data.put("subject", refusal.subject());
        data.put("mailbox", refusal.mailbox());
        data.put("reason", words.reason(refusal.reason()));
        data.put("trace", refusal.trace());
        return letter(
                "refused/" + refusal.trace(),
                refusal.sender(),
                "",
                refusal.subject().isBlank()
                        ? words.say("subject-failed-unnamed")
                        : words.say("subject-failed", "subject", refusal.subject()),
                refusal.outcome() == Outcome.LIMITED ? "mail/event-limit" : "mail/event-failed",
                look,
                data,
                refusal.trace());
    }

    /** To whoever can answer it: one link to a page with both answers, for scanners of mail follow links. */
    public PreparedMail question(Asked asked) {
        return writer.write(questionLetter(asked, asker(asked)));
    }

    /** What the asked person reads best; the language of a mail that may be forged says nothing of him. */
    private Look asker(Asked asked) {
        var decider = asked.question().orElseThrow().decider();
        var wrote = asked.event().map(Event::language).orElse("");
        return looks.writer(asked.refusal().tenant(), decider, wrote);
    }

    Letter questionLetter(Asked asked, Look look) {
        var question = asked.question().orElseThrow();
        var words = new QuestionWords(look.words());
        var data = words.of(asked);
        var until = asked.refusal().at().plus(settings.questions().live());
        data.put("ask", settings.url() + "/ask/" + questions.sign(asked.place(), until));
        data.put("until", new Spoken(look.words()).moment(until));
        return letter(
                "question/" + asked.refusal().id(),
                question.decider(),
                "",
                words.subject(asked),
                "mail/" + QuestionWords.template(question),
                look,
                data,
                asked.trace());
    }

    private Look own(Event event) {
        return looks.writer(event.tenant(), event.organizer(), event.language());
    }

    private static Map<String, Object> data(Event event, Look look) {
        Map<String, Object> data = new HashMap<>();
        data.put("event", event.details());
        data.put("when", new Spoken(look.words()).time(event.details()));
        data.put("repeats", Repeats.of(event.series(), look.words()));
        data.put("instead", "");
        data.put("exceptions", List.of());
        return data;
    }

    private Letter letter(
            String id,
            String to,
            String name,
            String subject,
            String template,
            Look look,
            Map<String, Object> data,
            String trace) {
        return new Letter(
                id,
                US,
                "",
                to,
                name,
                subject,
                templates.render(template + ".txt", look, data),
                templates.render(template + ".html", look, data),
                Optional.empty(),
                trace);
    }
}
