package org.calendarinvite.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Worlds;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Question.Kind;
import org.calendarinvite.mail.Verdicts.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may be mailed about a message that was not applied (RFC 3834): never a machine, never we ourselves. */
class RefusalsTest {

    private static final String ADA = "ada@x.org";
    private static final String EVE = "eve@x.org";
    private static final String US = "someone@invites.localhost";

    @TempDir
    Path data;

    private Refusals refusals;

    @BeforeEach
    void make() {
        refusals = new Refusals(new ObjectMapper().registerModule(new JavaTimeModule()), Worlds.in(data));
    }

    @Test
    void theOrganizerIsAskedAboutAnAnswerThatCallsItselfAutomatic() {
        assertTrue(asked(mail(EVE, true, Verdict.PASS, Verdict.PASS), Kind.STRANGER, ADA));
        assertTrue(asked(mail(EVE, false, Verdict.FAIL, Verdict.PASS), Kind.COUNTER, ADA));
    }

    @Test
    @Conforms(43)
    void theClaimedSenderIsAskedUnlessAMachineWrote() {
        assertTrue(asked(mail(ADA, false, Verdict.FAIL, Verdict.PASS), Kind.CONFIRM, ADA));
        assertFalse(asked(mail(ADA, true, Verdict.FAIL, Verdict.PASS), Kind.CONFIRM, ADA));
        assertFalse(asked(mail(ADA, true, Verdict.PASS, Verdict.PASS), Kind.STRANGER, ADA));
    }

    @Test
    void nobodyIsAskedAboutAHarmfulMail() {
        assertFalse(asked(mail(EVE, false, Verdict.PASS, Verdict.FAIL), Kind.STRANGER, ADA));
    }

    @Test
    @Conforms(44)
    void ourOwnAddressesAreNeitherAskedNorTold() {
        assertFalse(asked(mail(US, false, Verdict.FAIL, Verdict.PASS), Kind.CONFIRM, US));
        assertFalse(asked(mail(EVE, false, Verdict.PASS, Verdict.PASS), Kind.STRANGER, US));
        assertFalse(told(mail(US, false, Verdict.PASS, Verdict.PASS)));
    }

    @Test
    @Conforms(43)
    void onlyAProvenPersonIsToldWhatWasWrong() {
        assertTrue(told(mail(EVE, false, Verdict.PASS, Verdict.PASS)));
        assertFalse(told(mail(EVE, false, Verdict.FAIL, Verdict.PASS)));
        assertFalse(told(mail(EVE, true, Verdict.PASS, Verdict.PASS)));
    }

    @Test
    void whoeverIsAskedIsNotToldAsWell() {
        var refusal = refusals.decided(mail(ADA, false, Verdict.PASS, Verdict.PASS), question(Kind.CONFIRM, ADA));
        assertEquals("QUESTION_ASKED", refusal.kind());
        assertFalse(refusal.tell());
    }

    @Test
    void oneMailToTwoMailboxesIsTwoRefusalsAndEachKeepsItsName() {
        var one = refusals.unknownMailbox(mail(EVE, false, Verdict.PASS, Verdict.PASS, "a@invites.localhost"));
        var other = refusals.unknownMailbox(mail(EVE, false, Verdict.PASS, Verdict.PASS, "b@invites.localhost"));
        var again = refusals.unknownMailbox(mail(EVE, false, Verdict.PASS, Verdict.PASS, "a@invites.localhost"));
        assertNotEquals(one.id(), other.id());
        assertEquals(one, again);
        assertEquals("a@invites.localhost", one.mailbox());
    }

    @Test
    void theOperatorIsAskedAboutTheSenderApartFromWhatTheSenderWasAskedAboutTheMail() {
        var mail = mail(ADA, false, Verdict.PASS, Verdict.PASS);
        var confirm = refusals.decided(mail, question(Kind.CONFIRM, ADA));
        var enrol = refusals.decided(mail, question(Kind.ENROL, EVE));
        assertNotEquals(confirm.place(), enrol.place());
        assertTrue(asked(mail(ADA, true, Verdict.PASS, Verdict.PASS), Kind.ENROL, EVE), "calendars are machines");
    }

    @Test
    void aLimitIsToldUnlessTheOperatorDoesWithoutThatMail() {
        var mail = mail(ADA, false, Verdict.PASS, Verdict.PASS);
        var limited = Decision.limited("One too many", List.of());
        assertTrue(refusals.decided(mail, limited).told());
        var quiet = new Refusals(
                new ObjectMapper().registerModule(new JavaTimeModule()),
                Worlds.in(data, Map.of("cis.notices.limit-reached", "false")));
        assertFalse(quiet.decided(mail, limited).told());
        assertTrue(quiet.decided(mail, Decision.refuse("Why")).told());
    }

    private boolean asked(CalendarMail mail, Kind kind, String decider) {
        return refusals.decided(mail, question(kind, decider)).question().isPresent();
    }

    private boolean told(CalendarMail mail) {
        return refusals.decided(mail, Decision.refuse("Why")).told();
    }

    private static Decision question(Kind kind, String decider) {
        return Decision.ask("Why", new Question(kind, decider, "uid", Optional.empty()));
    }

    private static CalendarMail mail(String sender, boolean automatic, Verdict dmarc, Verdict virus) {
        return mail(sender, automatic, dmarc, virus, "create@invites.localhost");
    }

    private static CalendarMail mail(String sender, boolean automatic, Verdict dmarc, Verdict virus, String recipient) {
        var verdicts = new Verdicts(Verdict.PASS, Verdict.PASS, dmarc, Verdict.PASS, virus);
        var notice = new MailNotice(
                "id",
                "mail/id",
                sender,
                List.of(recipient),
                verdicts,
                Instant.parse("2026-11-22T10:00:00Z"),
                Consent.NONE);
        return new CalendarMail(
                notice, recipient, sender, "", "", true, automatic, Optional.empty(), "", Optional.empty());
    }
}
