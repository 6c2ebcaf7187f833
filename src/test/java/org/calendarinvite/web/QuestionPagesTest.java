package org.calendarinvite.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Question.Kind;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.mail.MailNotice;
import org.calendarinvite.mail.QuestionLinks;
import org.calendarinvite.mail.Templates;
import org.calendarinvite.mail.Verdicts;
import org.calendarinvite.mail.Verdicts.Verdict;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.store.Questions;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.sql.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    private final QuestionLinks links = new QuestionLinks(new SignedLinks("0123456789abcdef0123456789abcdef"));

    @TempDir
    Path data;

    private SqlStore store;
    private QuestionPages questions;
    private Pages pages;

    @BeforeEach
    void open() {
        store = SqlStore.open(data.resolve("db"));
        store.commit(Decision.apply("", List.of(new Change.Keep(Given.event(Given.tuesdays()))), List.of()));
        questions = new QuestionPages(store, new Questions(store), links, JSON);
        pages = new Pages(new Templates(Worlds.in(data)), new Problems(JSON));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aQuestionIsShownWithBothAnswers() throws Exception {
        assertAsExpected("question-confirm", questions.show(asked(Kind.CONFIRM, "", "", "")));
        assertAsExpected("question-confirm-change", questions.show(asked(Kind.CONFIRM, "uid", "", "")));
        assertAsExpected("question-stranger", questions.show(asked(Kind.STRANGER, "uid", "eve@x.org", "eve@x.org")));
        var proposed = "2026-12-02T10:00:00+01:00[Europe/Berlin] – 2026-12-02T11:00:00+01:00[Europe/Berlin]";
        assertAsExpected("question-counter", questions.show(asked(Kind.COUNTER, "uid", "bob@x.org", proposed)));
    }

    @Test
    void aYesGoesOnAsOftenAsItIsSaidAndANoAfterItIsRefused() throws Exception {
        var token = asked(Kind.CONFIRM, "", "", "");
        for (int i = 0; i < 2; i++) {
            var said = questions.answer(token, "yes");
            assertTrue(said.goesOn());
            var again = questions.again(said);
            assertEquals(NOTICE.with(Consent.GRANTED, "create@invites.localhost", "quarantine/mail/id"), again);
            assertAsExpected("answered-yes", questions.thanks(said));
        }
        assertAsExpected("answered-yes", questions.show(token));
        assertProblem(409, () -> questions.answer(token, "no"));
        assertEquals(Consent.GRANTED, questions.answer(token, "yes").said());
    }

    @Test
    void aMailThatItsClaimedSenderDoesNotKnowStaysWhereItIs() throws Exception {
        var said = questions.answer(asked(Kind.CONFIRM, "", "", ""), "no");
        assertFalse(said.goesOn());
        assertAsExpected("answered-no", questions.thanks(said));
        assertTrue(
                questions
                        .answer(asked(Kind.COUNTER, "uid", "bob@x.org", ""), "no")
                        .goesOn(),
                "bob is told");
    }

    @Test
    void whatBecameOfAYesIsShown() throws Exception {
        var token = asked(Kind.STRANGER, "uid", "eve@x.org", "eve@x.org");
        questions.answer(token, "yes");
        store.quarantine(refusal(Optional.empty()));
        assertAsExpected("answered-in-vain", questions.show(token));
        assertTrue(questions.answer(token, "yes").goesOn(), "it may succeed now");
    }

    @Test
    void whatWasDecidedWithoutAnAnswerTakesNone() {
        var token = asked(Kind.STRANGER, "uid", "eve@x.org", "eve@x.org");
        store.quarantine(refusal(Optional.empty()));
        assertProblem(410, () -> questions.show(token));
        assertProblem(410, () -> questions.answer(token, "yes"));
        assertEquals(Consent.NONE, store.said(Rows.place(refusal(Optional.empty()))));
    }

    @Test
    void aFailureIsAPageToo() throws Exception {
        var exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new Problem(410, "It is <over>."));
        pages.problem(exchange);
        assertEquals(410, exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE));
        assertSame("problem", exchange);
    }

    private String asked(Kind kind, String uid, String person, String about) {
        var refusal = refusal(Optional.of(new Question(kind, "ann@example.com", uid, person, about)));
        store.quarantine(refusal);
        return links.sign(Rows.place(refusal), Instant.now().plusSeconds(60));
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
                "tr");
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
