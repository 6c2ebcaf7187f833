package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.calendarinvite.world.Browser;
import org.calendarinvite.world.CalendarText;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Anybody with the link asks for an invite, and only who wants it gets it. */
class EventPageIT {

    private static final Pattern CONFIRM = Pattern.compile("http://\\S+/e/\\S+/confirm/\\S+");
    private static final Pattern LEAVE = Pattern.compile("http://\\S+/unsubscribe/\\w+");
    private static final int LIMIT = 4;

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("page");

    private static final Browser BROWSER = new Browser();
    private static World world;

    @BeforeAll
    static void start() {
        SERVER.with("CIS_PAGE_ASKS_FOR_EVENT_PER_HOUR", String.valueOf(LIMIT)).start();
        world = new EmbeddedWorld(SERVER);
    }

    @Test
    void whoeverAsksConfirmsOnceAndIsInvitedAtOnceTheNextTime() {
        var party = Party.of(world, "host@work.example");
        var url = page(party.uid());
        assertPage(200, "Sommerfest", BROWSER.open(url + "?email=nina@home.example&origin=newsletter"));
        assertPage(200, "Look into your mailbox", ask(party.uid(), "Nina@home.example"));
        var mail = mails("nina@home.example", 1).get(0);
        assertTrue(mail.calendar().isEmpty(), mail::text);
        var link =
                CONFIRM.matcher(mail.text()).results().findFirst().orElseThrow().group();
        assertPage(200, "nina@home.example", BROWSER.open(link));
        assertEquals(0, party.statistics().path("attendees").asInt(), "a scanner that follows links changes nothing");
        assertPage(200, "on its way", BROWSER.fill(link, ""));
        assertPage(200, "on its way", BROWSER.fill(link, ""));
        var invite = new CalendarText(
                mails("nina@home.example", 2).get(1).calendar().orElseThrow().text());
        assertEquals(party.uid(), invite.uid());
        var guest = world.api().get("/api/event/" + party.uid() + "/attendees").json();
        assertEquals("newsletter", guest.at("/items/0/origin").asText(), guest::toString);

        world.send(Calendars.googleReply(invite, "ACCEPTED", Instant.now()));
        eventually("a yes", () -> party.statistics().toString().contains("\"accepted\":1") ? true : null);
        var next = Party.confirmedOther(world, "host@work.example", 2);
        assertPage(200, "Look into your mailbox", ask(next, "nina@home.example"));
        var second = new CalendarText(
                mails("nina@home.example", 3).get(2).calendar().orElseThrow().text());
        assertEquals(next, second.uid());
    }

    @Test
    void whoUnsubscribedIsNotMailedAndThePageSaysTheSame() {
        var party = Party.of(world, "chef@work.example");
        party.invite("ulla@home.example");
        var mail = world.inbox("ulla@home.example").get(0);
        var leave =
                LEAVE.matcher(mail.text()).results().findFirst().orElseThrow().group();
        assertEquals(200, BROWSER.fill(leave, "List-Unsubscribe=One-Click").statusCode());
        var next = Party.confirmedOther(world, "chef@work.example", 2);
        assertPage(200, "Look into your mailbox", ask(next, "ulla@home.example"));
        assertPage(200, "Look into your mailbox", ask(next, "otto@home.example"));
        mails("otto@home.example", 1);
        assertEquals(1, world.inbox("ulla@home.example").size());
    }

    @Test
    void whoseMailboxIsNoneOrWhoComplainsIsAskedOnce() {
        var party = Party.of(world, "hall@work.example");
        assertPage(200, "Look into your mailbox", ask(party.uid(), "ann@bounce.localhost"));
        assertPage(200, "Look into your mailbox", ask(party.uid(), "kim@complaint.localhost"));
        eventually(
                "nothing more to either",
                () -> suppressed("ann@bounce.localhost", "bounced")
                                && suppressed("kim@complaint.localhost", "complained")
                        ? true
                        : null);
        var next = Party.confirmedOther(world, "hall@work.example", 2);
        assertPage(200, "Look into your mailbox", ask(next, "ann@bounce.localhost"));
        assertPage(200, "Look into your mailbox", ask(next, "kim@complaint.localhost"));
        assertPage(200, "Look into your mailbox", ask(next, "olga@home.example"));
        mails("olga@home.example", 1);
        assertEquals(1, world.inbox("kim@complaint.localhost").size());
    }

    private static boolean suppressed(String email, String reason) {
        var all = world.api().get("/api/system/suppressions").json().at("/items");
        for (var one : all)
            if (one.path("email").asText().equals(email)) return one.toString().contains(reason);
        return false;
    }

    @Test
    void afterTooManyAsksThePageSaysWhenToComeAgain() {
        var party = Party.of(world, "loud@work.example");
        for (int i = 0; i < LIMIT; i++)
            assertEquals(200, ask(party.uid(), "g" + i + "@home.example").statusCode());
        var refused = ask(party.uid(), "more@home.example");
        assertPage(429, "Try again in the next one", refused);
        assertTrue(refused.headers().firstValueAsLong("Retry-After").orElse(0) > 0);
    }

    @Test
    void thePageIsForEverybodyAndNobodyElsesMachines() {
        var party = Party.of(world, "open@work.example");
        var shown = BROWSER.open(page(party.uid()));
        assertEquals("private, max-age=60", header(shown, "Cache-Control"));
        assertEquals("noindex", header(shown, "X-Robots-Tag"));
        assertEquals("no-referrer", header(shown, "Referrer-Policy"));
        assertTrue(header(shown, "Content-Security-Policy").endsWith("frame-ancestors 'none'"));
        assertEquals("", header(shown, "Set-Cookie"));
        assertFalse(shown.body().contains("open@work.example"), shown::body);
        assertTrue(header(BROWSER.open(page(party.uid()) + "?embed=1"), "Content-Security-Policy")
                .endsWith("frame-ancestors *"));
        assertEquals("no-store", header(ask(party.uid(), "a@home.example"), "Cache-Control"));
        var file = BROWSER.open(page(party.uid()) + "/event.ics");
        assertEquals("text/calendar; charset=utf-8; method=PUBLISH", header(file, "Content-Type"));
        assertTrue(file.body().contains("METHOD:PUBLISH") && !file.body().contains("ATTENDEE"), file::body);
        for (var script : new String[] {"/e.js", "/embed.js"})
            assertTrue(
                    header(BROWSER.open(SERVER.url() + script), "Content-Type").contains("javascript"), script);
        assertPage(404, "no event at this address", BROWSER.open(page("nothing")));
        assertPage(410, "This link is over", BROWSER.open(page(party.uid()) + "/confirm/x.1.y"));
        assertPage(422, "one mail address", ask(party.uid(), "nonsense"));
    }

    @Test
    void whoOnlyLooksWhetherALinkWorksIsToldWithoutItsPage() {
        var url = page(Party.of(world, "links@work.example").uid());
        for (var link : List.of(url, url + "?embed=1", url + "/event.ics", page("nothing"))) {
            var got = BROWSER.open(link);
            var looked = BROWSER.look(link);
            assertEquals(got.statusCode(), looked.statusCode(), link);
            for (var name : List.of("Content-Type", "Cache-Control", "X-Robots-Tag"))
                assertEquals(header(got, name), header(looked, name), link);
            assertEquals("", looked.body(), link);
        }
    }

    private static String page(String uid) {
        return SERVER.url() + "/e/" + uid;
    }

    private static HttpResponse<String> ask(String uid, String email) {
        return BROWSER.fill(page(uid), "email=" + email + "&source=newsletter");
    }

    private static List<ReceivedMail> mails(String address, int count) {
        return eventually(count + " mails to " + address, () -> {
            var mails = world.inbox(address);
            return mails.size() >= count ? mails : null;
        });
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static void assertPage(int status, String part, HttpResponse<String> page) {
        assertEquals(status, page.statusCode(), page::body);
        assertTrue(page.body().contains(part), page::body);
        assertTrue(header(page, "Content-Type").startsWith("text/html"), () -> header(page, "Content-Type"));
    }
}
