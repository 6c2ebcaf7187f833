package org.calendarinvite.web.page;

import static org.calendarinvite.Given.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Question.Kind;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Wish.Proposal;
import org.calendarinvite.decision.Wish.Said;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.mail.Looks;
import org.calendarinvite.mail.MailNotice;
import org.calendarinvite.mail.QuestionLinks;
import org.calendarinvite.mail.Templates;
import org.calendarinvite.mail.Verdicts;
import org.calendarinvite.mail.Verdicts.Verdict;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.store.Questions;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.sql.SqlRecords;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.Problems;
import org.calendarinvite.words.Catalogues;
import org.calendarinvite.words.OwnFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The pages of questions, word for word: {@code -Dupdate=true} writes them again. */
class QuestionPagesTest {

    private static final Path EXPECTED = Path.of("src/test/resources/expected/pages");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final MailNotice NOTICE = new MailNotice(
            "id",
            "mail/id",
            "eve@x.org",
            List.of("create@invites.localhost", "rsvp-t@invites.localhost"),
            new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.FAIL, Verdict.PASS, Verdict.PASS),
            NOW,
            Consent.NONE);

    private static final String EVE = "eve@x.org";
    private static final Question CONFIRM = Question.confirm(ANN, "");
    private static final Question STRANGER =
            Given.stranger(ANN, EVE, EVE, Belief.UNVERIFIED, new Said("20261208T090000Z", "TENTATIVE"));
    private static final LocalDateTime TWO = LocalDateTime.parse("2026-12-08T14:00");
    private static final Question COUNTER = Given.counter(
            ANN,
            Belief.VERIFIED,
            new Proposal("20261208T090000Z", 0, TWO, TWO.plusHours(1), "Europe/Berlin", false),
            "Ten is too early,\nsorry <b>");

    private final QuestionLinks links = new QuestionLinks(new SignedLinks("0123456789abcdef0123456789abcdef"));

    @TempDir
    Path data;

    private Store store;
    private QuestionPages questions;
    private Pages pages;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(data.resolve("db")));
        List<Change> known =
                List.of(new Change.Keep(Given.event(Given.tuesdays())), new Change.Keep(Given.attendee(Answered.NONE)));
        store.commit(Decision.apply("", known, List.of()));
        var asked = new Questions(store, new Recurrences(), Clock.fixed(NOW, ZoneOffset.UTC));
        var looks = new Looks(new Catalogues(OwnFiles.NONE, "en"), store.register()::brand);
        questions = new QuestionPages(store, asked, links, looks, JSON);
        pages = new Pages(new Templates(OwnFiles.NONE), looks, new Problems(JSON));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aQuestionIsShownWithBothAnswers() throws Exception {
        assertAsExpected("question-confirm", questions.show(asked(CONFIRM), null));
        assertAsExpected("question-confirm-change", questions.show(asked(Question.confirm(ANN, "uid")), null));
        assertAsExpected("question-stranger", questions.show(asked(STRANGER), null));
        assertAsExpected("question-counter", questions.show(asked(COUNTER), null));
        assertAsExpected("question-enrol", questions.show(asked(Question.enrol("op@example.org")), null));
    }

    @Test
    void aMootQuestionIsNotPutAndTakesNoAnswer() {
        var stranger = asked(STRANGER);
        var counter = asked(COUNTER);
        store.commit(Decision.apply(
                "", List.of(new Change.Keep(Attendee.asked("uid", EVE, "", "e", "api", List.of(), NOW))), List.of()));
        assertMoot("eve@x.org is on the guest list already", stranger);
        assertEquals(200, questions.show(counter, null).status());
        var event = store.event("uid").orElseThrow();
        var later = event.details().at(Given.berlin("2026-12-08T12:00"), Given.berlin("2026-12-08T13:00"));
        store.commit(Decision.apply(
                "", List.of(new Change.Keep(event.moved("20261208T090000Z", later, true, NOW))), List.of()));
        assertMoot("changed after this time was proposed", counter);
    }

    @Test
    void aSuspendedOrganizerIsAskedNothingThatWouldInviteOrMove() {
        var stranger = asked(STRANGER);
        var counter = asked(COUNTER);
        store.commit(Decision.apply("", List.of(new Change.Keep(Given.suspended(ANN))), List.of()));
        assertMoot("suspended", stranger);
        assertMoot("suspended", counter);
        assertEquals(
                200, questions.show(asked(Question.confirm(ANN, "uid")), null).status());
    }

    @Test
    void whatWasSaidOfAQuestionStandsWhateverBecameOfIt() throws Exception {
        var token = asked(STRANGER);
        questions.answer(token, "yes", null);
        store.commit(Decision.apply(
                "", List.of(new Change.Keep(Attendee.asked("uid", EVE, "", "e", "api", List.of(), NOW))), List.of()));
        assertEquals("answered", questions.show(token, null).template());
        assertEquals(Consent.GRANTED, questions.answer(token, "yes", null).said());
        assertProblem(409, () -> questions.answer(token, "no", null));
    }

    @Test
    void aQuestionOfAnEarlierVersionIsNotPut() {
        var forgotten = asked(new Question(Kind.COUNTER, ANN, "uid", Optional.empty()));
        assertMoot("not known any more", forgotten);
    }

    @Test
    void aYesGoesOnAsOftenAsItIsSaidAndANoAfterItIsRefused() throws Exception {
        var token = asked(CONFIRM);
        for (int i = 0; i < 2; i++) {
            var said = questions.answer(token, "yes", null);
            assertTrue(said.goesOn());
            var again = questions.again(said);
            assertEquals(NOTICE.with(Consent.GRANTED, "create@invites.localhost", "quarantine/mail/id"), again);
            assertAsExpected("answered-yes", questions.thanks(said));
        }
        assertAsExpected("answered-yes", questions.show(token, null));
        assertProblem(409, () -> questions.answer(token, "no", null));
        assertEquals(Consent.GRANTED, questions.answer(token, "yes", null).said());
    }

    @Test
    void aMailThatItsClaimedSenderDoesNotKnowStaysWhereItIs() throws Exception {
        var said = questions.answer(asked(CONFIRM), "no", null);
        assertFalse(said.goesOn());
        assertAsExpected("answered-no", questions.thanks(said));
        assertTrue(questions.answer(asked(COUNTER), "no", null).goesOn(), "bob is told");
    }

    @Test
    void whatTheOperatorSaysOfAnOrganizerIsAboutHisAccountAndAYesAboutHisMailToo() throws Exception {
        var token = asked(Question.enrol("op@example.org"));
        var said = questions.answer(token, "no", null);
        assertTrue(said.enrols());
        assertFalse(said.goesOn());
        assertEquals(
                Optional.of(Account.State.REFUSED), questions.enrolling(said).state());
        assertEquals("ann@example.com", questions.enrolling(said).email());
        assertAsExpected("answered-enrol", questions.thanks(said));
    }

    @Test
    void whatBecameOfAYesIsShown() throws Exception {
        var token = asked(STRANGER);
        questions.answer(token, "yes", null);
        store.file(refusal(Optional.empty()));
        assertAsExpected("answered-in-vain", questions.show(token, null));
        assertTrue(questions.answer(token, "yes", null).goesOn(), "it may succeed now");
    }

    @Test
    void whatWasDecidedWithoutAnAnswerTakesNone() {
        var token = asked(STRANGER);
        store.file(refusal(Optional.empty()));
        assertProblem(410, () -> questions.show(token, null));
        assertProblem(410, () -> questions.answer(token, "yes", null));
        assertEquals(
                Consent.NONE,
                store.trail().said(refusal(Optional.empty()).place().name()));
    }

    @Test
    void aFailureIsAPageToo() throws Exception {
        var exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new Problem(410, "It is <over>."));
        pages.problem(exchange);
        assertEquals(410, exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE));
        assertSame("problem", exchange);
    }

    private String asked(Question question) {
        var refusal = refusal(Optional.of(question));
        store.file(refusal);
        return links.sign(refusal.place().name(), Instant.now().plusSeconds(60));
    }

    private static Refusal refusal(Optional<Question> question) {
        return new Refusal(
                question.map(asked -> asked.kind() + asked.uid()).orElse("STRANGERuid"),
                NOW,
                "mail/id",
                Rows.write(NOTICE),
                "ann@example.com",
                "create@invites.localhost",
                "Win <b>money</b>",
                Outcome.HELD,
                "The event has reached its limit of invitations.",
                false,
                question,
                "tr",
                "default");
    }

    private void assertMoot(String words, String token) {
        var place = links.place(token).orElseThrow();
        for (Executable asking : List.<Executable>of(
                () -> questions.show(token, null),
                () -> questions.answer(token, "yes", null),
                () -> questions.answer(token, "no", null))) {
            var problem = assertThrows(Problem.class, asking);
            assertEquals(410, problem.status());
            assertTrue(problem.getMessage().contains(words), problem.getMessage());
        }
        assertEquals(Consent.NONE, store.trail().said(place));
    }

    private static void assertProblem(int status, Runnable asking) {
        assertEquals(status, assertThrows(Problem.class, asking::run).status());
    }

    private void assertAsExpected(String name, WebPage page) throws IOException {
        var exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(page);
        pages.write(exchange);
        assertSame(name, exchange);
    }

    private static void assertSame(String name, Exchange exchange) throws IOException {
        var html = exchange.getMessage().getBody(String.class);
        var policy = exchange.getMessage().getHeader("Content-Security-Policy", String.class);
        var nonce = policy.replaceFirst(".*'nonce-([^']+)'.*", "$1");
        assertTrue(html.contains("<style nonce=\"" + nonce + "\">"), html);
        var file = EXPECTED.resolve(name + ".html");
        var written = html.replace(nonce, "NONCE");
        if (Boolean.getBoolean("update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, written);
        }
        assertEquals(Files.readString(file), written, file + " differs; -Dupdate=true writes it again");
    }
}
