package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.Browser;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.Draft;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the operator is asked about each new organizer. */
class ApprovalIT {

    private static final String OPERATOR = "op@office.example";
    private static final Pattern ASK = Pattern.compile("http://\\S+/ask/\\S+");

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("approval");

    private static World world;
    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        SERVER.with("CIS_ENROLMENT", "approval").with("CIS_OPERATOR", OPERATOR).start();
        world = new EmbeddedWorld(SERVER);
    }

    @Test
    void aYesMakesAnOrganizerAndHisEvent() {
        var host = "new@work.example";
        var draft = Draft.of(host);
        world.send(Calendars.request(draft));
        var ask = asked(host);
        mail(host, "waits for the operator");
        assertEquals("waiting", state(host));
        assertEquals(200, browser.open(ask).statusCode());
        assertEquals("waiting", state(host), "opening the page changes nothing");
        assertEquals(200, browser.press(ask, "yes").statusCode());
        var party = Party.confirmed(world, draft);
        assertEquals("active", state(host));
        party.invite("guest@home.example");
        Party.confirmedOther(world, host, 2);
        assertEquals(200, browser.press(ask, "yes").statusCode(), "again is harmless");
        assertEquals(409, browser.press(ask, "no").statusCode());
    }

    @Test
    void aNoIsToldAndStaysUntilTheOperatorSaysOtherwise() {
        var host = "unwanted@work.example";
        world.send(Calendars.request(Draft.of(host)));
        var ask = asked(host);
        var answered = browser.press(ask, "no");
        assertTrue(answered.body().contains("No, refuse them"), answered.body());
        mail(host, "is not hosted here");
        assertEquals("refused", state(host));
        world.send(Calendars.request(Draft.of(host)));
        mail(host, "Not done");
        world.api()
                .call(Question.post("/api/system/organizers/" + host, "{\"state\":\"active\"}")
                        .by("PUT"));
        Party.of(world, host);
    }

    @Test
    void theOperatorNeedsNobodysYes() {
        Party.of(world, OPERATOR);
    }

    private static String asked(String host) {
        var mail = eventually("a question to the operator", () -> world.inbox(OPERATOR).stream()
                .filter(one -> one.subject().contains(host))
                .findFirst()
                .orElse(null));
        var link = ASK.matcher(mail.text());
        assertTrue(link.find(), mail.text());
        return link.group();
    }

    private static void mail(String address, String subject) {
        eventually(subject, () -> world.inbox(address).stream()
                .filter(mail -> mail.subject().contains(subject))
                .findFirst()
                .orElse(null));
    }

    private static String state(String host) {
        return world.api()
                .get("/api/system/organizers/" + host)
                .json()
                .path("state")
                .asText();
    }
}
