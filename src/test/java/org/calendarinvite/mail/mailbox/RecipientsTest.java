package org.calendarinvite.mail.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.mail.internet.InternetHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.calendarinvite.access.Tenants;
import org.junit.jupiter.api.Test;

/** Whom a mail in a mailbox for everybody came for. */
class RecipientsTest {

    private static final Tenants TENANTS = Tenants.of("default", "ours.org", Map.of("club", "club.example"));

    private static final Recipients RECIPIENTS = new Recipients(TENANTS, "all@ours.org", "Delivered-To");

    @Test
    void theTopmostHeaderOfTheServerCounts() {
        assertFor(
                "create@ours.org",
                "Delivered-To: create@ours.org",
                "Delivered-To: rsvp-1@ours.org",
                "To: other@ours.org");
        assertFor("create@ours.org", "Delivered-To: <Create@OURS.org>", "X-Original-To: other@ours.org");
        assertFor("create@ours.org", "delivered-to: create@ours.org");
        assertFor("create@club.example", "Delivered-To: create@club.example");
    }

    @Test
    void aTopmostHeaderThatSaysNothingIsNotMadeUpForByOneBelow() {
        assertFor(
                "rsvp-2@ours.org",
                "Delivered-To: all@ours.org",
                "Delivered-To: rsvp-1@ours.org",
                "X-Original-To: rsvp-2@ours.org");
        assertFor(
                "rsvp-2@ours.org", "Delivered-To: x@else.org", "Delivered-To: rsvp-1@ours.org", "To: rsvp-2@ours.org");
    }

    @Test
    void theHeaderThatTheOperatorNamesComesFirst() {
        var headers = headers("Delivered-To: other@ours.org", "Envelope-To: create@ours.org");
        assertEquals(List.of("create@ours.org"), new Recipients(TENANTS, "all@ours.org", "Envelope-To").of(headers));
    }

    @Test
    void withoutThemAllOurAddressesInToAndCcDo() {
        assertEquals(
                List.of("create@ours.org", "rsvp-1@ours.org"),
                RECIPIENTS.of(headers(
                        "To: \"create@else.org\" <create@ours.org>, bob@else.org",
                        "Cc: RSVP-1@ours.org, create@ours.org, sub@deep.ours.org")));
    }

    @Test
    void aMailForNobodyAtOursCameForTheMailboxItself() {
        assertFor("all@ours.org", "To: undisclosed-recipients:;");
        assertFor("all@ours.org", "To: bob@else.org, @@@ <<>");
        assertFor("all@ours.org");
        assertFor("all@ours.org", "Delivered-To: create@ours.org, rsvp-1@ours.org");
    }

    @Test
    void aLongListIsCutAtItsLimit() {
        var many = IntStream.rangeClosed(1, Recipients.MOST + 1)
                .mapToObj(i -> "a" + i + "@ours.org")
                .toList();
        assertEquals(many.subList(0, Recipients.MOST), RECIPIENTS.of(headers("To: " + String.join(", ", many))));
    }

    private static void assertFor(String recipient, String... lines) {
        assertEquals(List.of(recipient), RECIPIENTS.of(headers(lines)));
    }

    private static InternetHeaders headers(String... lines) {
        var headers = new InternetHeaders();
        for (var line : lines) headers.addHeaderLine(line);
        return headers;
    }
}
