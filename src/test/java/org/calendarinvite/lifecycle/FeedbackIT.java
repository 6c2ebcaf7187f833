package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.Mail;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether invitations reach their readers, as the mail service and other servers tell. */
class FeedbackIT {

    private static final String GOOD = "gerd@home.example";
    private static final String BAD = "bert@bounce.localhost";
    private static final String UGLY = "uwe@complaint.localhost";
    private static final String DAEMON = "mailer-daemon@home.example";

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("feedback");

    private static World world;

    @BeforeAll
    static void start() {
        SERVER.start();
        world = new EmbeddedWorld(SERVER);
    }

    @Test
    void aBouncedAndAComplainingGuestShowInTheListAndTheStatistics() {
        var party = Party.of(world, "host@work.example");
        for (var guest : List.of(GOOD, BAD, UGLY)) invite(party, guest);
        eventually("three fates", () -> delivery(party).equals("bounced=1 complained=1 delivered=1") ? true : null);
        assertEquals(List.of(), world.inbox(BAD));
        assertEquals(1, world.inbox(UGLY).size());
        var shown = attendees(party);
        assertEquals("bounced: 550 5.1.1 user unknown", shown.get(0));
        assertEquals("delivered: ", shown.get(1));
        assertEquals("complained: abuse", shown.get(2));
        assertFalse(received(GOOD).header("Message-ID").isEmpty());
        assertEquals("", received(GOOD).header("X-SES-MESSAGE-TAGS"), "the tag is for the mail service alone");
    }

    @Test
    void aReportByMailMovesAnAttendee() {
        var party = Party.of(world, "chair@work.example");
        invite(party, "rita@home.example");
        eventually("a delivery", () -> delivery(party).equals("delivered=1") ? true : null);
        var returned = received("rita@home.example");
        world.send(report("delayed", "4.4.1", "rita@home.example", returned));
        eventually("a delay", () -> delivery(party).equals("delayed=1") ? true : null);
        world.send(report("failed", "5.1.1", "rita@home.example", returned));
        eventually("a bounce", () -> delivery(party).equals("bounced=1") ? true : null);
        assertEquals(List.of("bounced: 550 No such user"), attendees(party));
        assertEquals(1, party.statistics().at("/rsvp/noaction").asInt());
        assertEquals(List.of(), world.inbox(DAEMON));
    }

    @Test
    void aReportOfSeveralIsToldOnceWithWhatBecameOfEach() {
        var party = Party.of(world, "host2@work.example");
        invite(party, "nina@home.example");
        eventually("a delivery", () -> delivery(party).equals("delivered=1") ? true : null);
        world.send(report(
                "failed",
                "5.1.1",
                "nina@home.example",
                received("nina@home.example"),
                "Final-Recipient: rfc822; otto@elsewhere.example\nAction: delayed\nStatus: 4.4.1\n\n"));
        eventually("the last of both", () -> delivery(party).equals("bounced=1") ? true : null);
        var stories = eventually("a story", () -> {
            var all = world.api().get("/api/system/mails").json().path("items");
            var reasons = StreamSupport.stream(all.spliterator(), false)
                    .map(one -> one.path("reason").asText())
                    .filter(reason -> reason.contains(";"))
                    .toList();
            return reasons.isEmpty() ? null : reasons;
        });
        assertEquals(1, stories.size(), stories::toString);
        assertTrue(stories.get(0).startsWith("bounced; "), stories::toString);
    }

    private static void invite(Party party, String guest) {
        var body = "{\"email\": \"" + guest + "\"}";
        var answer = world.api().post("/api/event/" + party.uid() + "/invite", body);
        assertEquals(202, answer.status(), answer::text);
    }

    private static ReceivedMail received(String guest) {
        return eventually(
                "a mail to " + guest,
                () -> world.inbox(guest).stream().findFirst().orElse(null));
    }

    /** The counters that are not 0. */
    private static String delivery(Party party) {
        return party.statistics().path("delivery").properties().stream()
                .map(one -> one.getKey() + "=" + one.getValue().asText())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static List<String> attendees(Party party) {
        JsonNode items = world.api()
                .get("/api/event/" + party.uid() + "/attendees")
                .json()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("delivery").asText() + ": "
                        + item.path("delivery_reason").asText())
                .toList();
    }

    /** As a server returns what it could not hand over: to the sender, with the header of the mail. */
    private static Mail report(String action, String status, String guest, ReceivedMail mail) {
        return report(action, status, guest, mail, "");
    }

    private static Mail report(String action, String status, String guest, ReceivedMail mail, String others) {
        var to = "invites@" + Calendars.DOMAIN;
        var report =
                """
                From: Mail Delivery System <%1$s>
                To: %2$s
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="x"

                --x

                I'm sorry.
                --x
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.home.example

                Final-Recipient: rfc822; %3$s
                Action: %4$s
                Status: %5$s
                Diagnostic-Code: smtp; 550 No such user

                %10$s--x
                Content-Type: text/rfc822-headers

                From: %6$s
                Reply-To: %7$s
                To: %8$s
                Message-ID: %9$s

                --x--
                """
                        .formatted(
                                DAEMON,
                                to,
                                guest,
                                action,
                                status,
                                mail.header("From"),
                                mail.header("Reply-To"),
                                mail.header("To"),
                                mail.header("Message-ID"),
                                others);
        return Mail.of(DAEMON, to, report.replace("\n", "\r\n"));
    }
}
