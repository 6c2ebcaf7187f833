package org.calendarinvite.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.calendarinvite.Worlds;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkJob.Counts;
import org.calendarinvite.bulk.Layout;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Question.Kind;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Wish;
import org.calendarinvite.decision.Wish.Person;
import org.calendarinvite.decision.Wish.Proposal;
import org.calendarinvite.decision.Wish.Said;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.event.Told;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.CalendarWriter;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Due;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.report.AttendeeReport;
import org.calendarinvite.report.BulkReport;
import org.calendarinvite.words.Catalogues;
import org.calendarinvite.words.OwnFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mail that is sent, word for word: {@code mvn test -Dtest=LettersTest -Dupdate=true} writes them again. */
class LettersTest {

    private static final Path EXPECTED = Path.of("src/test/resources/expected/mails");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    /** Tuesday, 30 March: after the clocks have changed. */
    private static final String MOVED = "20270330T163000Z";

    private static final String CANCELLED = "20270406T163000Z";

    @TempDir
    Path data;

    private InviteLetters invites;
    private OrganizerLetters organizers;

    private String language;

    @BeforeEach
    void english() {
        write("en");
    }

    private void write(String standard) {
        language = standard;
        var settings = Worlds.in(data, Map.of("cis.mail.language", standard));
        var own = OwnFiles.NONE;
        var templates = new Templates(own);
        var looks = new Looks(new Catalogues(own, settings), Brand::none);
        var writer = new LetterWriter(settings);
        invites = new InviteLetters(new CalendarWriter(), new Recurrences(), templates, looks, writer, settings, CLOCK);
        var links = new SignedLinks("0123456789abcdef0123456789abcdef");
        organizers = new OrganizerLetters(templates, looks, writer, links, new QuestionLinks(links), settings);
    }

    static List<String> languages() {
        return Catalogues.BUILT_IN;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void anAttendeeIsInvitedToldOfChangesAndOfTheEnd(String in) throws Exception {
        write(in);
        assertAsExpected("invite", invites.write(due(Notice.Type.INVITE_DUE, false, "Bob <b>&\u202e")));
        assertAsExpected("update", invites.write(due(Notice.Type.UPDATE_DUE, false, "Bob")));
        assertAsExpected("cancellation", invites.write(due(Notice.Type.CANCELLATION_DUE, true, "")));
        assertAsExpected("uninvited", invites.write(due(Notice.Type.UNINVITE_DUE, false, "Bob")));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whoMustAnswerAnewIsToldSo(String in) throws Exception {
        write(in);
        var moved = event(new Series(details(""), false, List.of(), 1, 1), Event.Status.CONFIRMED);
        assertAsExpected("update-moved", invites.write(due(Notice.Type.UPDATE_DUE, "", moved)));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aSeriesIsSaidInWords(String in) throws Exception {
        write(in);
        var series = event(weekly(), Event.Status.CONFIRMED);
        assertAsExpected("invite-series", invites.write(due(Notice.Type.INVITE_DUE, "", series)));
        assertAsExpected("update-series", invites.write(due(Notice.Type.UPDATE_DUE, "", series)));
        var over = event(weekly(), Event.Status.CANCELLED);
        assertAsExpected("cancellation-series", invites.write(due(Notice.Type.CANCELLATION_DUE, "", over)));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void oneDateOfASeriesIsToldAsItIsAndTheOthersStay(String in) throws Exception {
        write(in);
        var series = event(weekly(), Event.Status.CONFIRMED);
        assertAsExpected("invite-date", invites.write(due(Notice.Type.INVITE_DUE, "20270323T173000Z", series)));
        assertAsExpected("update-date", invites.write(due(Notice.Type.UPDATE_DUE, MOVED, series)));
        assertAsExpected("cancellation-date", invites.write(due(Notice.Type.UPDATE_DUE, CANCELLED, series)));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whoeverAsksForAnEventAsItIsGetsIt(String in) throws Exception {
        write(in);
        var series = event(weekly(), Event.Status.CONFIRMED);
        assertAsExpected("refreshed", invites.write(due(Notice.Type.REFRESH_DUE, "", series)));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void anAttendeeIsToldThatHisProposalWasDeclined(String in) throws Exception {
        write(in);
        var once = event(Series.of(details("")), Event.Status.CONFIRMED);
        assertAsExpected("proposal-declined", invites.write(due(Notice.Type.DECLINECOUNTER_DUE, "", once)));
        var series = event(weekly(), Event.Status.CONFIRMED);
        var declined = invites.write(due(Notice.Type.DECLINECOUNTER_DUE, MOVED, series));
        assertAsExpected("proposal-declined-date", declined);
        assertTrue(text(declined, "text/calendar").contains("METHOD:DECLINECOUNTER"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void anOrganizerIsToldOfHisEvent(String in) throws Exception {
        write(in);
        assertAsExpected("event-created", organizers.created(new Told(event(false), 0, "tr")));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void anOrganizerIsToldThatHisEventIsOverAlready(String in) throws Exception {
        write(in);
        var past = details("").at(at(2026, 11, 22, 9), at(2026, 11, 22, 11));
        var over = event(new Series(past, false, List.of(), 1, 0), Event.Status.CONFIRMED);
        assertAsExpected("event-created-over", organizers.created(new Told(over, 0, "tr")));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void anOrganizerGetsTheAttendeesAsAFile(String in) throws Exception {
        write(in);
        var numbers = new LinkedHashMap<>(Map.of("accepted", 1L));
        var csv = AttendeeReport.csv(new StringBuilder("email,name\r\nbob@x.org,Bob\r\n"));
        var mail = organizers.report(new AttendeeReport(event(false), csv, 2, numbers, "tr"));
        assertAsExpected("attendee-report", mail);
        assertEquals("\uFEFFemail,name\nbob@x.org,Bob\n", text(mail, "text/csv"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whoeverSentAListIsToldWhatBecameOfIt(String in) throws Exception {
        write(in);
        assertAsExpected("bulk-report", organizers.bulk(list(BulkJob.State.DONE, new Counts(1, 2, 0))));
        assertAsExpected("bulk-report-cancelled", organizers.bulk(list(BulkJob.State.CANCELLED, new Counts(12, 0, 3))));
        assertAsExpected("bulk-report-failed", organizers.bulk(list(BulkJob.State.FAILED, new Counts(100, 0, 0))));
    }

    private static BulkReport list(BulkJob.State state, Counts counts) {
        int rows = state == BulkJob.State.DONE ? counts.done() : counts.done() + 5;
        var job = new BulkJob(
                "id",
                "default",
                "ada@x.org",
                "",
                "UTF-8",
                state,
                rows,
                1,
                counts,
                NOW,
                NOW,
                Optional.of(NOW),
                "tr",
                Layout.UNKNOWN,
                0,
                2);
        return new BulkReport(job, "email\r\n".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aSenderIsToldWhatWasWrong(String in) throws Exception {
        write(in);
        assertAsExpected(
                "event-failed",
                organizers.failed(new Refusal(
                        "id",
                        NOW,
                        "mail/id",
                        "{}",
                        "ann@x.org",
                        "create@invites.localhost",
                        "Lunch <script>",
                        Outcome.REFUSED,
                        "The event ends before it begins. Correct its times and send it again.",
                        true,
                        Optional.empty(),
                        "tr",
                        "default")));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whoeverCanSayItIsAskedAboutAHeldMail(String in) throws Exception {
        write(in);
        var once = event(false);
        var series = event(weekly(), Event.Status.CONFIRMED);
        assertAsExpected("question-confirm", question(Question.confirm("ada@x.org", ""), Optional.empty()));
        assertAsExpected("question-confirm-list", organizers.question(listed()));
        assertAsExpected("question-confirm-change", question(Question.confirm("ada@x.org", "uid"), Optional.of(once)));
        var eve = new Person("eve@x.org", "Eve <b>Adams</b>");
        assertAsExpected(
                "question-stranger", stranger(eve, "VOUCHED", eve, false, List.of(new Said("", "ACCEPTED")), 0, once));
        assertAsExpected(
                "question-stranger-dates",
                stranger(
                        new Person("bob@x.org", ""),
                        "UNVERIFIED",
                        eve,
                        false,
                        List.of(new Said("", "TENTATIVE"), new Said(MOVED, "DECLINED")),
                        3,
                        series));
        assertAsExpected(
                "question-delegate",
                stranger(
                        new Person("bob@x.org", "Bob"),
                        "VERIFIED",
                        eve,
                        true,
                        List.of(new Said("", "DELEGATED")),
                        0,
                        once));
        assertAsExpected(
                "question-delegate-date",
                stranger(
                        new Person("bob@x.org", "Bob"),
                        "VERIFIED",
                        eve,
                        true,
                        List.of(new Said(MOVED, "DELEGATED")),
                        0,
                        series));
        assertAsExpected("question-counter", counter("", once));
        assertAsExpected("question-counter-date", counter(MOVED, series));
    }

    @Test
    void theClaimedSenderGetsNothingThatAForgerWrote() throws Exception {
        var mail = question(Question.confirm("ada@x.org", ""), Optional.empty());
        var said = mail.getSubject() + text(mail, "text/plain") + text(mail, "text/html");
        assertFalse(said.contains("Win"), said);
        assertEquals("", text(mail, "text/calendar"));
    }

    private PreparedMail stranger(
            Person sender, String belief, Person person, boolean delegated, List<Said> said, int others, Event event) {
        var comment = "May I come?\n\nI <i>bring</i> a cake.";
        return wish(
                Kind.STRANGER,
                new Wish(sender, belief, "bob@x.org", person, delegated, said, others, Optional.empty(), comment),
                event);
    }

    private PreparedMail counter(String date, Event event) {
        var start = LocalDateTime.of(2027, 3, 17, 18, 30);
        var proposal = new Proposal(date, 1, start, start.plusHours(3), "Europe/Berlin", false);
        var bob = new Person("bob@x.org", "Bob");
        var wish = new Wish(
                bob, "VERIFIED", "bob@x.org", bob, false, List.of(), 0, Optional.of(proposal), "I am away before.");
        return wish(Kind.COUNTER, wish, event);
    }

    private PreparedMail wish(Kind kind, Wish wish, Event event) {
        return question(new Question(kind, "ada@x.org", event.uid(), Optional.of(wish)), Optional.of(event));
    }

    private PreparedMail question(Question question, Optional<Event> event) {
        return organizers.question(asked(question, event));
    }

    private static Asked listed() {
        return asked(Question.confirm("ada@x.org", ""), Optional.empty(), "bulk@invites.localhost");
    }

    private static Asked asked(Question question, Optional<Event> event) {
        return asked(question, event, "create@invites.localhost");
    }

    private static Asked asked(Question question, Optional<Event> event, String mailbox) {
        var refusal = new Refusal(
                "id",
                NOW,
                "mail/id",
                "{}",
                "ada@x.org",
                mailbox,
                "Win <b>money</b>",
                Outcome.HELD,
                "Win",
                false,
                Optional.of(question),
                "tr",
                "default");
        return new Asked("2026-11-22T10:00:00.000000000Z#id", refusal, event, "");
    }

    @Test
    void oneAttendeesMailNamesNobodyElse() throws Exception {
        var first = invites.write(due(Notice.Type.INVITE_DUE, false, "First"));
        var second = invites.write(due(Notice.Type.INVITE_DUE, false, "Second"));
        assertTrue(text(first, "text/html").contains("First"));
        assertTrue(!text(second, "text/html").contains("First")
                && !text(second, "text/calendar").contains("First"));
    }

    @Test
    void aLetterAboutTheWholeKeepsWhatItsReaderSaidOfSingleDates() throws Exception {
        var series = event(weekly(), Event.Status.CONFIRMED);
        var apart = "20270323T173000Z";
        var yes = new Answered(PartStat.ACCEPTED, 1, NOW, NOW, "", Belief.VERIFIED);
        var no = new Answered(PartStat.DECLINED, 1, NOW, NOW, "", Belief.VERIFIED);
        var ann = Attendee.asked("uid", "ann@x.org", "Ann", "ann5", "api", List.of(), NOW)
                .answered(yes)
                .answeredOn(apart, no);
        for (var type : List.of(Notice.Type.INVITE_DUE, Notice.Type.UPDATE_DUE, Notice.Type.REFRESH_DUE)) {
            var hers = text(
                    invites.write(Due.of(notice(type, "ann@x.org", ""), series, ann, new Recurrences())),
                    "text/calendar");
            assertEquals(1, count(hers, "RECURRENCE-ID;TZID=Europe/Berlin:20270323T183000"), hers);
            assertEquals(1, count(hers, "PARTSTAT=DECLINED"), hers);
            assertEquals(2, count(hers, "PARTSTAT=ACCEPTED"), hers);
            var his = text(invites.write(due(type, "", series)), "text/calendar");
            assertEquals(0, count(his, "20270323T183000"), his);
            assertEquals(2, count(his, "PARTSTAT=NEEDS-ACTION"), his);
        }
        for (var type : List.of(Notice.Type.UPDATE_DUE, Notice.Type.DECLINECOUNTER_DUE)) {
            var ofOne = text(
                    invites.write(Due.of(notice(type, "ann@x.org", MOVED), series, ann, new Recurrences())),
                    "text/calendar");
            assertEquals(1, count(ofOne, "BEGIN:VEVENT"), ofOne);
        }
        var over = event(weekly(), Event.Status.CANCELLED);
        var end = Due.of(notice(Notice.Type.CANCELLATION_DUE, "ann@x.org", ""), over, ann, new Recurrences());
        assertEquals(1, count(text(invites.write(end), "text/calendar"), "BEGIN:VEVENT"));
    }

    private static Notice notice(Notice.Type type, String email, String date) {
        return new Notice(type, "uid", email, date, 1, "tr");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private void assertAsExpected(String name, PreparedMail mail) throws MessagingException, IOException {
        var html = text(mail, "text/html")
                .replaceAll("link=[\\w.-]+", "link=SIGNED")
                .replaceAll("/ask/[^\"\\s]+", "/ask/SIGNED");
        var text = text(mail, "text/plain")
                .replaceAll("link=[\\w.-]+", "link=SIGNED")
                .replaceAll("/ask/\\S+", "/ask/SIGNED");
        assertSame(EXPECTED.resolve(language).resolve(name + ".html"), html);
        assertSame(EXPECTED.resolve(language).resolve(name + ".txt"), "Subject: " + mail.getSubject() + "\n\n" + text);
    }

    private static void assertSame(Path file, String written) throws IOException {
        if (Boolean.getBoolean("update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, written);
        }
        assertEquals(Files.readString(file), written, file + " differs; -Dupdate=true writes it again");
    }

    private static String text(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = text(parts.getBodyPart(i), type);
                if (!found.isEmpty()) return found;
            }
        }
        return "";
    }

    private static Due due(Notice.Type type, boolean cancelled, String name) {
        var attendee = Attendee.asked("uid", "bob@x.org", name, "t0ken", "api", List.of(), NOW);
        return Due.of(new Notice(type, "uid", "bob@x.org", "", 1, "tr"), event(cancelled), attendee, new Recurrences());
    }

    private static Due due(Notice.Type type, String date, Event event) {
        var attendee = Attendee.asked("uid", "bob@x.org", "Bob", "t0ken", "api", List.of(), NOW);
        return Due.of(new Notice(type, "uid", "bob@x.org", date, 1, "tr"), event, attendee, new Recurrences());
    }

    private static Event event(boolean cancelled) {
        var status = cancelled ? Event.Status.CANCELLED : Event.Status.CONFIRMED;
        return event(new Series(details(""), false, List.of(), 1, 0), status);
    }

    /** Tuesdays until June; one was moved to a Thursday and elsewhere, one cancelled. */
    private static Series weekly() {
        var whole = details("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270601T163000Z");
        var moved = whole.at(at(2027, 4, 1, 19), at(2027, 4, 1, 21));
        var source = new Source(1, NOW);
        return new Series(
                whole,
                false,
                List.of(
                        Instance.of(whole.start().named(MOVED).orElseThrow(), Optional.of(moved), source),
                        Instance.of(whole.start().named(CANCELLED).orElseThrow(), Optional.empty(), source)),
                1,
                0);
    }

    private static When at(int year, int month, int day, int hour) {
        return When.zoned(LocalDateTime.of(year, month, day, hour, 0), "Europe/Berlin");
    }

    private static Details details(String rrule) {
        var start = LocalDateTime.of(2027, 3, 16, 18, 30);
        return new Details(
                "Spring <concert> 🎻",
                "Bring a friend & something to drink.\n\nDoors open at six.",
                "",
                "Harbour Hall, Pier 4",
                When.zoned(start, "Europe/Berlin"),
                When.zoned(start.plusHours(3), "Europe/Berlin"),
                rrule,
                List.of(),
                List.of());
    }

    private static Event event(Series series, Event.Status status) {
        return new Event(
                "uid",
                "default",
                "ada@x.org",
                "Ada Lindqvist",
                "c",
                status,
                1,
                series,
                new Source(1, NOW),
                "",
                Strangers.HOLD,
                "",
                NOW,
                NOW,
                2);
    }
}
