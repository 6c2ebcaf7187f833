package org.calendarinvite.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.PartStat;
import org.junit.jupiter.api.Test;

/** Answers as clients mail them (RFC 5546 3.2.3, 2.1.5), and organizers' messages that are not theirs to send. */
class ReplyTest {

    private static final String EVE = "eve@evil.example";
    private static final List<String> WORDS = List.of("ACCEPTED", "DECLINED", "TENTATIVE");

    private final House house = House.withBob();

    @Test
    @Conforms(26)
    void anAnswerWithoutTokenFindsItsInvitationByUidAndProvenSender() {
        var elsewhere = "rsvp-gone@" + House.DOMAIN;
        var known = Inbound.mail(Given.BOB, elsewhere, reply(Given.BOB, "DECLINED"));
        assertUnchanged(Outcome.HELD, house.answer(known.forged()));
        assertUnchanged(
                Outcome.REFUSED,
                house.answer(Inbound.mail(Given.BOB, elsewhere, Ics.reply("unknown", Given.BOB, "DECLINED"))));
        assertUnchanged(Outcome.REFUSED, house.answer(Inbound.mail(EVE, elsewhere, reply(EVE, "DECLINED"))));
        assertEquals(Outcome.APPLIED, house.answer(known).outcome());
        assertEquals(PartStat.DECLINED, house.bob().answer().status());
    }

    @Test
    @Conforms(27)
    void ofTheWholeGuestListOnlyTheInvitedOneSpeaks() {
        var other = "ATTENDEE;PARTSTAT=DECLINED:mailto:";
        assertUnchanged(Outcome.HELD, answer(reply(EVE, "DECLINED", other + "carol@example.net")));
        answer(reply(
                EVE, "DECLINED", other + "carol@example.net", "ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:Bob@Example.NET"));
        assertEquals(PartStat.ACCEPTED, house.bob().answer().status());
        assertEquals(1, house.statistics().get("rsvp.0.accepted"));
    }

    @Test
    @Conforms(28)
    void nothingButTheAnswerIsTakenFromAnAnswer() {
        var event = house.event();
        var before = house.bob();
        var invite = house.toBob(Notice.Type.INVITE_DUE).calendar().lines();
        var decision = answer(reply(
                Given.BOB,
                "TENTATIVE",
                "DTSTART:20300101T000000Z",
                "DTEND:20300102T000000Z",
                "RRULE:FREQ=DAILY",
                "SUMMARY:Tentative: something else",
                "LOCATION:elsewhere",
                "DESCRIPTION:other",
                "STATUS:CANCELLED",
                "ORGANIZER:mailto:" + EVE));
        assertTrue(decision.changes().stream()
                .noneMatch(change -> change instanceof Change.Keep keep && keep.kept() instanceof Event));
        assertEquals(event, house.event());
        assertEquals(before.answered(house.bob().answer()).next(), house.bob());
        var after = house.toBob(Notice.Type.INVITE_DUE).calendar().lines();
        for (int i = 0; i < invite.size(); i++)
            if (!List.of("ATTENDEE", "DTSTAMP").contains(after.get(i).name()))
                assertEquals(invite.get(i), after.get(i));
    }

    @Test
    @Conforms(29)
    void theNewestBySequenceThenDtstampStandsWithBoth() {
        house.organizer(Ics.request("SEQUENCE:1", "SUMMARY:Dinner"));
        answer(reply(Given.BOB, "ACCEPTED", "SEQUENCE:1", "DTSTAMP:20261122T100000Z"));
        assertUnchanged(
                Outcome.RECORDED, answer(reply(Given.BOB, "DECLINED", "SEQUENCE:0", "DTSTAMP:20261122T110000Z")));
        assertUnchanged(
                Outcome.RECORDED, answer(reply(Given.BOB, "DECLINED", "SEQUENCE:1", "DTSTAMP:20261122T095959Z")));
        answer(reply(Given.BOB, "TENTATIVE", "SEQUENCE:1", "DTSTAMP:20261122T100001Z"));
        assertEquals(PartStat.TENTATIVE, house.bob().answer().status());
        assertEquals(1, house.bob().answer().sequence());
        assertEquals(Instant.parse("2026-11-22T10:00:01Z"), house.bob().answer().dtstamp());
    }

    @Test
    @Conforms(30)
    void anAnswerWithoutSequenceIsToTheFirstVersionAndKnownAsSuch() {
        house.organizer(Ics.request("SEQUENCE:1", "SUMMARY:Dinner"));
        assertEquals(1, house.event().sequence());
        assertEquals(Outcome.APPLIED, answer(reply(Given.BOB, "ACCEPTED")).outcome());
        assertEquals(0, house.bob().answer().sequence());
    }

    /** Each number is one message: its word, SEQUENCE and DTSTAMP; the same number twice is a redelivery. */
    @Property(tries = 200)
    @Conforms(31)
    void anyOrderAndAnyRepetitionEndsInOneState(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 26) Integer> messages, @ForAll Random random) {
        var expected = state(messages);
        List<Integer> shuffled = new ArrayList<>(messages);
        shuffled.addAll(messages);
        Collections.shuffle(shuffled, random);
        assertEquals(expected, state(shuffled));
    }

    @Test
    @Conforms(36)
    void nobodyChangesAnEventThatIsNotHis() {
        var takeover = Ics.request("SEQUENCE:7", "SUMMARY:Eve's party");
        assertUnchanged(
                Outcome.HELD,
                house.organizer(Inbound.mail(Ics.ADA, Ics.CREATE, takeover).forged()));
        assertUnchanged(Outcome.REFUSED, house.organizer(Inbound.mail(EVE, Ics.CREATE, takeover)));
        assertUnchanged(Outcome.REFUSED, house.organizer(Inbound.mail(EVE, Ics.CREATE, Ics.cancel("SEQUENCE:7"))));
        house.organizer(Ics.request("SEQUENCE:2", "SUMMARY:Dinner"));
        var older = house.organizer(Ics.request("SEQUENCE:1", "SUMMARY:Breakfast"));
        assertEquals(Outcome.RECORDED, older.outcome());
        assertTrue(older.notices().isEmpty());
        assertEquals("Dinner", house.event().details().summary());
    }

    private static List<Object> state(List<Integer> messages) {
        var house = House.withBob();
        house.organizer(Ics.request("SEQUENCE:1", "SUMMARY:Dinner"));
        house.organizer(Ics.request("SEQUENCE:2", "SUMMARY:Supper"));
        for (int message : messages) {
            var calendar = Ics.reply(
                    house.event().uid(),
                    Given.BOB,
                    WORDS.get(message % 3),
                    "SEQUENCE:" + message / 3 % 3,
                    "DTSTAMP:20261122T10000" + message / 9 + "Z");
            var mail = Inbound.mail(Given.BOB, house.bobsMailbox(), calendar);
            house.answer(mail.received(Inbound.NOON.plusSeconds(message * 7L % 27)));
        }
        return List.of(house.statistics(), house.bob().answer());
    }

    private String reply(String attendee, String partstat, String... lines) {
        return Ics.reply(house.event().uid(), attendee, partstat, lines);
    }

    private Decision answer(String calendar) {
        return house.answer(Inbound.mail(Given.BOB, house.bobsMailbox(), calendar));
    }

    private static void assertUnchanged(Outcome outcome, Decision decision) {
        assertEquals(outcome, decision.outcome(), decision::reason);
        assertTrue(decision.changes().isEmpty(), decision::toString);
        assertTrue(decision.notices().isEmpty(), decision::toString);
        assertFalse(decision.reason().isBlank());
    }
}
