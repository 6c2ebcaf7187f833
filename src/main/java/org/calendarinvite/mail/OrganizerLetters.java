package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Settings;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.event.Told;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.organizer.SignedLinks.EventLink;
import org.calendarinvite.organizer.SignedLinks.Scope;
import org.calendarinvite.report.AttendeeReport;
import org.calendarinvite.report.BulkReport;
import org.calendarinvite.settings.Tenancy;

/** Writes what an organizer, or anybody whose mail was not applied, is told. */
@ApplicationScoped
@Named("organizerLetters")
public class OrganizerLetters {

    static final String US = "Calendar Invite Server";

    private final Templates templates;
    private final LetterWriter writer;
    private final SignedLinks links;
    private final QuestionLinks questions;
    private final Tenants tenants;
    private final Settings settings;

    @Inject
    public OrganizerLetters(
            Templates templates, LetterWriter writer, SignedLinks links, QuestionLinks questions, Settings settings) {
        this.templates = templates;
        this.writer = writer;
        this.links = links;
        this.questions = questions;
        this.tenants = Tenancy.of(settings);
        this.settings = settings;
    }

    public PreparedMail created(Told told) {
        var event = told.event();
        Map<String, Object> data = new HashMap<>();
        data.put("event", event.details());
        data.put("uid", event.uid());
        data.put("when", Spoken.time(event.details()));
        data.put("repeats", Repeats.of(event.series()));
        data.put("api", settings.url() + "/api/event/" + event.uid());
        data.put("link", link(told, Scope.READ));
        data.put("manage", link(told, Scope.MANAGE));
        data.put("revoke", settings.url() + "/links/" + event.uid());
        data.put("create", "create@" + tenants.domainOf(event.tenant()));
        return writer.write(letter(
                String.join("/", event.uid(), "organizer", "CREATED"),
                event.organizer(),
                event.organizerName(),
                "Ready to invite: " + event.details().summary(),
                "mail/event-created",
                data,
                told.trace()));
    }

    private String link(Told told, Scope scope) {
        var until = Clock.systemUTC().instant().plus(settings.links().live());
        return links.forEvent(told.event().uid(), new EventLink(scope, told.links()), until);
    }

    /** The attendees as a file, and the numbers in words. */
    public PreparedMail report(AttendeeReport report) {
        var event = report.event();
        Map<String, Object> data = new HashMap<>();
        data.put("event", event.details());
        data.put("when", Spoken.time(event.details()));
        data.put("repeats", Repeats.of(event.series()));
        data.put("attendees", report.attendees());
        data.put("rsvp", report.rsvp());
        var letter = letter(
                String.join("/", event.uid(), "organizer", "REPORT", report.trace()),
                event.organizer(),
                event.organizerName(),
                "Attendees: " + event.details().summary(),
                "mail/attendee-report",
                data,
                report.trace());
        return writer.write(letter.with(new Letter.File("attendees.csv", "text/csv; charset=UTF-8", report.csv())));
    }

    /** What became of a list; the rows that were rejected as a file, if there are any. */
    public PreparedMail bulk(BulkReport report) {
        var job = report.job();
        var counts = job.counts();
        Map<String, Object> data = new HashMap<>();
        data.put("cancelled", job.cancelled());
        data.put("came", Spoken.moment(job.started()));
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
                (job.cancelled() ? "List cancelled: " : "List done: ") + counts.invited() + " invited",
                "mail/bulk-report",
                data,
                job.trace());
        return writer.write(
                counts.rejected() == 0
                        ? letter
                        : letter.with(new Letter.File("rejected.csv", "text/csv; charset=UTF-8", report.csv())));
    }

    public PreparedMail failed(Refusal refusal) {
        Map<String, Object> data = new HashMap<>();
        data.put("subject", refusal.subject());
        data.put("mailbox", refusal.mailbox());
        data.put("reason", refusal.reason());
        data.put("trace", refusal.trace());
        return writer.write(letter(
                "refused/" + refusal.trace(),
                refusal.sender(),
                "",
                "Not done: " + (refusal.subject().isBlank() ? "your mail" : refusal.subject()),
                refusal.outcome() == Outcome.LIMITED ? "mail/event-limit" : "mail/event-failed",
                data,
                refusal.trace()));
    }

    /** To whoever can answer it: one link to a page with both answers, for scanners of mail follow links. */
    public PreparedMail question(Asked asked) {
        var question = asked.question().orElseThrow();
        var data = QuestionWords.of(asked);
        var until = asked.refusal().at().plus(settings.questions().live());
        data.put("ask", settings.url() + "/ask/" + questions.sign(asked.place(), until));
        data.put("until", Spoken.moment(until));
        return writer.write(letter(
                "question/" + asked.refusal().id(),
                question.decider(),
                "",
                QuestionWords.subject(asked),
                "mail/" + QuestionWords.template(question),
                data,
                asked.trace()));
    }

    private Letter letter(
            String id,
            String to,
            String name,
            String subject,
            String template,
            Map<String, Object> data,
            String trace) {
        return new Letter(
                id,
                US,
                "",
                to,
                name,
                subject,
                templates.render(template + ".txt", data),
                templates.render(template + ".html", data),
                Optional.empty(),
                trace);
    }
}
