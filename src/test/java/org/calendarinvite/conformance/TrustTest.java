package org.calendarinvite.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.mail.Refusals;
import org.junit.jupiter.api.Test;

/** Which mails are believed, and which are only looked at (RFC 6047 2.2, 2.4, 3; RFC 3834). */
class TrustTest {

    private static final String LIVE = "Content-Type: text/calendar; charset=UTF-8; method=REPLY\r\n";
    private static final String FILE = "Content-Type: application/ics; name=reply.ics\r\n";
    private static final String FOREIGN =
            """
            Authentication-Results: mx.example.net; dmarc=pass header.from=example.net; dkim=pass; spf=pass\r
            Received-SPF: pass (mx.example.net)\r
            X-SES-Spam-Verdict: PASS\r
            """;

    private final House house = House.withBob();
    private final Refusals refusals = new Refusals(Worlds.json(), House.SETTINGS);

    @Test
    @Conforms(40)
    void whatAMailSaysOfItsOwnProofCountsForNothing() {
        var forged = forged("rsvp-gone@" + House.DOMAIN);
        var decision = house.answer(forged);
        assertEquals(Outcome.HELD, decision.outcome());
        assertTrue(decision.changes().isEmpty() && decision.notices().isEmpty());
        assertFalse(refusals.decided(House.read(forged), decision).tell());
        assertEquals(PartStat.NOACTION, house.bob().answer().status());
    }

    @Test
    @Conforms(40)
    void theTokenIsBelievedAsFarAsOurOwnServerVouchesForTheSender() {
        assertEquals(Outcome.APPLIED, house.answer(forged(house.bobsMailbox())).outcome());
        assertEquals(Belief.UNVERIFIED, house.bob().answer().belief());
        house.answer(Inbound.mail(Given.BOB, house.bobsMailbox(), reply("DECLINED", "DTSTAMP:20261122T110000Z")));
        assertEquals(PartStat.DECLINED, house.bob().answer().status());
        assertEquals(Belief.VERIFIED, house.bob().answer().belief());
    }

    @Test
    @Conforms(41)
    void anAnswerThatAlsoComesAsAFileCountsOnce() {
        var calendar = reply("ACCEPTED");
        var decision = house.answer(mixed(LIVE + "\r\n" + calendar, FILE + "\r\n" + calendar));
        assertEquals(Outcome.APPLIED, decision.outcome());
        assertEquals(1, decision.notices().size());
        assertEquals(1, house.statistics().get("rsvp.0.accepted"));
    }

    @Test
    @Conforms(41)
    void twoDifferentMessagesInOneMailAreRefusedAsAWholeAndKept() {
        var calendar = reply("ACCEPTED");
        for (var other : List.of(
                calendar.replace("METHOD:REPLY", "METHOD:CANCEL"),
                calendar.replace("UID:", "UID:other-"),
                calendar.replace("DTSTAMP", "SEQUENCE:7\r\nDTSTAMP"))) {
            var mail = mixed(LIVE + "\r\n" + calendar, LIVE + "\r\n" + other);
            var why = assertThrows(Refused.class, () -> house.answer(mail), other);
            assertTrue(why.getMessage().contains("several different calendar messages"), why.getMessage());
            assertEquals(
                    why.getMessage(), refusals.unread(House.read(mail), why).reason());
        }
        assertEquals(PartStat.NOACTION, house.bob().answer().status());
    }

    /** Google's answers call themselves automatic, and count; what is mailed back to a machine is nothing. */
    @Test
    @Conforms(43)
    void anAutomaticAnswerCountsAndBringsNoMailToItsSender() {
        for (var sign : List.of("Auto-Submitted: auto-generated\r\n", "Precedence: bulk\r\n", "Return-Path: <>\r\n")) {
            var fresh = House.withBob();
            var calendar = Ics.reply(fresh.event().uid(), Given.BOB, "ACCEPTED");
            fresh.answer(Inbound.mime(Given.BOB, fresh.bobsMailbox(), sign + LIVE, calendar.getBytes(UTF_8)));
            assertEquals(PartStat.ACCEPTED, fresh.bob().answer().status(), sign);
            assertEquals(List.of(), fresh.mails(Given.BOB), sign);
        }
    }

    @Test
    @Conforms(43)
    void aReportThatHoldsAnAnswerIsNoneAndItsSenderIsNotTold() {
        var calendar = LIVE + "\r\n" + reply("ACCEPTED");
        for (var type : List.of("delivery-status", "disposition-notification", "feedback-report")) {
            var report = mime("Content-Type: multipart/report; report-type=" + type, calendar, calendar);
            var why = assertThrows(Refused.class, () -> house.answer(report), type);
            var kept = refusals.unread(House.read(report), why);
            assertFalse(kept.tell(), type);
            assertTrue(kept.question().isEmpty(), type);
        }
        assertEquals(PartStat.NOACTION, house.bob().answer().status());
    }

    private Inbound forged(String to) {
        return Inbound.mime(Given.BOB, to, FOREIGN + LIVE, reply("ACCEPTED").getBytes(UTF_8))
                .forged();
    }

    private String reply(String partstat, String... lines) {
        return Ics.reply(house.event().uid(), Given.BOB, partstat, lines);
    }

    private Inbound mixed(String... parts) {
        return mime("Content-Type: multipart/mixed", parts);
    }

    private Inbound mime(String headers, String... parts) {
        var body = new StringBuilder();
        for (var part : parts) body.append("--b\r\n").append(part).append("\r\n");
        body.append("--b--\r\n");
        return Inbound.mime(
                Given.BOB,
                house.bobsMailbox(),
                headers + "; boundary=b\r\n",
                body.toString().getBytes(UTF_8));
    }
}
