package org.calendarinvite.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkJob.Counts;
import org.calendarinvite.bulk.BulkJob.State;
import org.calendarinvite.bulk.Layout;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Wish;
import org.calendarinvite.decision.Wish.Person;
import org.calendarinvite.decision.Wish.Proposal;
import org.calendarinvite.decision.Wish.Said;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.event.Told;
import org.calendarinvite.event.When;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Due;
import org.calendarinvite.invite.PageAsk;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.Enrolment;
import org.calendarinvite.organizer.Grant;
import org.calendarinvite.organizer.Plan;
import org.calendarinvite.organizer.Standing;
import org.calendarinvite.organizer.Terms;
import org.calendarinvite.report.AttendeeReport;
import org.calendarinvite.report.BulkReport;
import org.calendarinvite.schedule.Import;
import org.calendarinvite.schedule.PickAsk;
import org.calendarinvite.schedule.Season;

/** What a preview is about: a weekly rehearsal, one guest, somebody else who would like to come. */
record Sample(String organizer) {

    private static final String UID = "preview";
    private static final String GUEST = "guest@example.com";
    private static final Instant MADE = Instant.parse("2027-03-01T10:00:00Z");
    private static final LocalDateTime START = LocalDateTime.of(2027, 3, 16, 18, 30);
    private static final String BERLIN = "Europe/Berlin";

    Due due(Notice.Type type) {
        return due(type, event(Event.Status.CONFIRMED));
    }

    Due over() {
        return due(Notice.Type.CANCELLATION_DUE, event(Event.Status.CANCELLED));
    }

    private static Due due(Notice.Type type, Event event) {
        var guest = Attendee.asked(UID, GUEST, "Guest", "preview", "api", List.of(), MADE);
        return new Due(
                new Notice(type, UID, GUEST, "", 1, UID), event, guest, Optional.of(event.details()), Optional.empty());
    }

    Told told() {
        return new Told(event(Event.Status.CONFIRMED), 0, UID);
    }

    PageAsk ask() {
        return new PageAsk(UID, UID, "", GUEST, "page", "en", MADE, UID);
    }

    PickAsk picks() {
        return new PickAsk(UID, UID, "", GUEST, List.of(1), "en", false, MADE);
    }

    /** Just read: one row of its file was rejected. */
    Season season() {
        var rejected = List.of(new Import.Rejected(4, "The row has no date. Write it as 2026-09-10.", ""));
        var read = new Import(
                UID,
                Import.State.DONE,
                "",
                Import.Type.CSV,
                38,
                38,
                new Import.Counts(36, 2, 0, 0),
                rejected,
                1,
                0,
                "",
                MADE,
                MADE,
                0);
        return new Season(UID, "", "League", BERLIN, "", organizer, Optional.empty(), read, false, MADE, 1);
    }

    AttendeeReport report() {
        var answers = new TreeMap<>(Map.of("accepted", 12L, "declined", 3L, "noaction", 5L));
        var file = "email\r\n".getBytes(StandardCharsets.UTF_8);
        return new AttendeeReport(event(Event.Status.CONFIRMED), file, 20, answers, UID);
    }

    BulkReport list() {
        var counts = new Counts(38, 2, 1);
        var job = new BulkJob(
                UID,
                "",
                organizer,
                "",
                "UTF-8",
                State.DONE,
                41,
                41,
                counts,
                MADE,
                MADE,
                Optional.of(MADE),
                UID,
                Layout.UNKNOWN,
                0,
                2);
        return new BulkReport(job, "email\r\n".getBytes(StandardCharsets.UTF_8));
    }

    AccountNews news(Notice.Type type) {
        var plan = new Plan("choir", 50, 1000);
        var terms = new Terms(Enrolment.OPEN, "", "", plan, Map.of(plan.name(), plan));
        var grant = new Grant(UID, UID, plan.name(), 30, MADE);
        var account = new Account("", organizer, Account.State.ACTIVE, false, "", "", List.of(grant), 0, MADE, 1);
        boolean paused = type == Notice.Type.INVITES_PAUSED;
        var notice = new Notice(type, UID, organizer, paused ? MADE.toString() : UID, 1, UID);
        var about =
                Optional.of(event(Event.Status.CONFIRMED)).filter(any -> paused || type == Notice.Type.INVITES_FULL);
        return new AccountNews(notice, new Standing(account, terms, 1, MADE), about);
    }

    Refusal refusal(Outcome outcome) {
        return refusal(outcome, Optional.empty());
    }

    Asked asked(Question.Kind kind) {
        var guest = new Person(GUEST, "Guest");
        var friend = new Person("friend@example.com", "Friend");
        boolean counter = kind == Question.Kind.COUNTER;
        var later = START.plusDays(1);
        var wish = new Wish(
                counter ? guest : friend,
                "VERIFIED",
                GUEST,
                counter ? guest : friend,
                false,
                counter ? List.of() : List.of(new Said("", "ACCEPTED")),
                0,
                counter ? Optional.of(new Proposal("", 1, later, later.plusHours(2), BERLIN, false)) : Optional.empty(),
                "…");
        boolean wished = counter || kind == Question.Kind.STRANGER;
        var asks = wished ? Optional.of(wish) : Optional.<Wish>empty();
        var question = new Question(kind, organizer, UID, asks);
        var about = Optional.of(event(Event.Status.CONFIRMED));
        return new Asked(UID, refusal(Outcome.HELD, Optional.of(question)), about, "");
    }

    private Refusal refusal(Outcome outcome, Optional<Question> question) {
        return new Refusal(
                UID,
                MADE,
                "",
                "",
                organizer,
                "create@example.com",
                "Choir rehearsal",
                outcome,
                "The event ends before it begins. Correct its times and send it again.",
                false,
                question,
                UID,
                "");
    }

    private Event event(Event.Status status) {
        var details = new Details(
                "Choir rehearsal",
                "Bring your notes.",
                "",
                "Harbour Hall",
                When.zoned(START, BERLIN),
                When.zoned(START.plusHours(2), BERLIN),
                "FREQ=WEEKLY;BYDAY=TU;COUNT=8",
                List.of(),
                List.of());
        return new Event(
                UID,
                "",
                organizer,
                "Ada Lindqvist",
                UID,
                status,
                1,
                new Series(details, false, List.of(), 1, 0),
                new Source(1, MADE),
                "",
                Strangers.HOLD,
                "",
                MADE,
                MADE,
                2);
    }
}
