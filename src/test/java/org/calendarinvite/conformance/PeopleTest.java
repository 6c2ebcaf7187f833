package org.calendarinvite.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.mail.Refusals;
import org.junit.jupiter.api.Test;

/** Strangers, delegates, and what attendees send that is no plain answer (RFC 5546 3.2.2.3, 3.2.2.6, 3.2.4 to 3.2.8). */
class PeopleTest {

    private static final String CAROL = "carol@example.net";
    private static final String EVE = "eve@evil.example";
    private static final String TWO = "DTSTART;TZID=Europe/Berlin:20261201T140000";

    private final House house = House.withBob();

    @Test
    @Conforms(33)
    void aStrangerIsInvitedByTheOrganizersYesAndByNothingElse() {
        var crash = mail(EVE, Ics.reply(house.event().uid(), EVE, "ACCEPTED"));
        var held = house.answer(crash);
        assertEquals(Outcome.HELD, held.outcome());
        assertEquals(Ics.ADA, held.question().orElseThrow().decider());
        assertEquals(
                Outcome.REFUSED, house.answer(crash.answered(Consent.DENIED)).outcome());
        assertEquals(Optional.empty(), house.invited(EVE));
        assertEquals(
                Outcome.APPLIED, house.answer(crash.answered(Consent.GRANTED)).outcome());
        var invite = house.mails(EVE).get(0).calendar();
        assertEquals("mailto:" + EVE, invite.event("ATTENDEE").value());
        assertTrue(!invite.event("ORGANIZER").value().contains(house.bobsMailbox()));
        assertEquals(PartStat.ACCEPTED, house.invited(EVE).orElseThrow().status());
        assertEquals(PartStat.NOACTION, house.bob().answer().status());
    }

    @Test
    @Conforms(34)
    void aDelegateIsInvitedInTheNameOfHisDelegator() {
        var decision = house.answer(mail(Given.BOB, delegation("mailto:" + CAROL)));
        assertEquals(Outcome.APPLIED, decision.outcome());
        var invite = house.mails(CAROL).get(0).calendar();
        assertEquals("REQUEST", invite.method());
        assertEquals("mailto:" + CAROL, invite.event("ATTENDEE").value());
        assertEquals("mailto:" + Given.BOB, invite.event("ATTENDEE").parameter("DELEGATED-FROM"));
        assertEquals("NEEDS-ACTION", invite.event("ATTENDEE").parameter("PARTSTAT"));
        assertEquals(PartStat.DELEGATED, house.bob().answer().status());
    }

    @Test
    @Conforms(34)
    void aDelegateWhoCannotBeInvitedIsRefusedInWords() {
        for (var nobody : List.of("mailto:" + Given.BOB, "mailto:" + Ics.ADA, "mailto:" + Ics.CREATE, "tel:1")) {
            var decision = house.answer(mail(Given.BOB, delegation(nobody)));
            assertUnchanged(Outcome.REFUSED, decision);
            assertTrue(decision.reason().contains("who comes instead of you"), decision.reason());
        }
        assertEquals(PartStat.NOACTION, house.bob().answer().status());
    }

    @Test
    @Conforms(35)
    void whoAsksForTheEventGetsItAsItIsAndNobodyElseDoes() {
        house.invite(CAROL, "Carol");
        var refresh = mail(Given.BOB, reply("METHOD:REFRESH"));
        house.answer(refresh);
        assertEquals("REQUEST", house.mails(Given.BOB).get(0).calendar().method());
        assertEquals(List.of(), house.mails(CAROL));
        house.organizer(Ics.cancel("SEQUENCE:1"));
        house.answer(refresh);
        assertEquals("CANCEL", house.mails(Given.BOB).get(0).calendar().method());
    }

    @Test
    @Conforms(35)
    void aProposalIsTheOrganizersToGrantOrToDecline() {
        house.invite(CAROL, "Carol");
        var proposal = mail(Given.BOB, reply("METHOD:COUNTER", TWO));
        var held = house.answer(proposal);
        assertUnchanged(Outcome.HELD, held);
        assertEquals(Question.Kind.COUNTER, held.question().orElseThrow().kind());
        house.answer(proposal.answered(Consent.DENIED));
        assertEquals("DECLINECOUNTER", house.mails(Given.BOB).get(0).calendar().method());
        assertEquals(List.of(), house.mails(CAROL));
        house.answer(proposal.answered(Consent.GRANTED));
        for (var person : List.of(Given.BOB, CAROL)) {
            var moved = house.mails(person).get(0).calendar();
            assertEquals("REQUEST", moved.method());
            assertEquals("1", moved.event("SEQUENCE").value());
            assertEquals("20261201T140000", moved.event("DTSTART").value());
        }
    }

    @Test
    @Conforms(35)
    void whatIsTheOrganizersToSendIsRefusedFromAnAttendeeAndKeptWithTheReason() {
        var event = house.event();
        var before = house.statistics();
        var refusals = new Refusals(Worlds.json(), House.SETTINGS);
        for (var method : List.of("ADD", "PUBLISH", "REQUEST", "CANCEL", "DECLINECOUNTER", "X-UNHEARD")) {
            var mail = mail(Given.BOB, reply("METHOD:" + method, TWO));
            var why = assertThrows(Refused.class, () -> house.answer(mail), method);
            assertTrue(why.getMessage().contains("a " + method), why.getMessage());
            var kept = refusals.unread(House.read(mail), why);
            assertEquals(Outcome.REFUSED, kept.outcome());
            assertEquals(why.getMessage(), kept.reason());
        }
        assertEquals(event, house.event());
        assertEquals(PartStat.NOACTION, house.bob().answer().status());
        assertEquals(before, house.statistics());
    }

    @Test
    @Conforms(35)
    void onlyRequestAndCancelMakeOrChangeAnEvent() {
        var event = house.event();
        for (var method : List.of("ADD", "PUBLISH", "REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER", "X-UNHEARD")) {
            var calendar = Ics.request("SEQUENCE:1", TWO).replace("METHOD:REQUEST", "METHOD:" + method);
            var why = assertThrows(Refused.class, () -> house.organizer(calendar), method);
            assertTrue(why.getMessage().contains(method), why.getMessage());
        }
        assertEquals(event, house.event());
    }

    private static void assertUnchanged(Outcome outcome, Decision decision) {
        assertEquals(outcome, decision.outcome(), decision::reason);
        assertEquals(List.of(), decision.changes());
        assertEquals(List.of(), decision.notices());
    }

    private String delegation(String to) {
        return Ics.reply(house.event().uid(), Given.BOB, "DELEGATED;DELEGATED-TO=\"" + to + '"');
    }

    private String reply(String method, String... lines) {
        return Ics.reply(house.event().uid(), Given.BOB, "TENTATIVE", lines).replace("METHOD:REPLY", method);
    }

    private Inbound mail(String from, String calendar) {
        return Inbound.mail(from, house.bobsMailbox(), calendar);
    }
}
