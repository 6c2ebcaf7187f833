package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.calendarinvite.world.CalendarText;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.Shell;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the README asks a newcomer to type does what it says, and so does everything in docs/samples. */
class SamplesIT {

    private static final String CREATE =
            " | curl -sS smtp://localhost:$CIS_SMTP_PORT --mail-rcpt create@invites.localhost"
                    + " --upload-file - --mail-from ";

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("samples");

    private static World world;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeAll
    static void start(@TempDir Path folder) {
        assumeTrue(Shell.available(folder), "bash, and curl with IMAP and SMTP");
        SERVER.start();
        world = new EmbeddedWorld(SERVER);
    }

    @BeforeEach
    void open() {
        var ports = Map.of(
                "CIS_SMTP_PORT", String.valueOf(SERVER.smtpPort()), "CIS_IMAP_PORT", String.valueOf(SERVER.imapPort()));
        shell = new Shell(ports, folder);
    }

    /** One after the other, as a reader would: the second section meets the mailboxes that the first one left. */
    @Test
    void whatTheReadmeSaysHappens() throws IOException {
        oneMailIsFollowedThrough();
        aSeriesIsFollowedThrough();
    }

    private void oneMailIsFollowedThrough() throws IOException {
        var readme = Readme.section("One mail followed through", shell, SERVER);
        readme.step(1);
        var uid = created("ada@example.com");
        assertTrue(readme.step(2).contains(uid));
        assertTrue(readme.step(3).contains(uid));
        mails("bob@example.com", 1);
        mails("carol@example.com", 1);
        assertTrue(readme.step(4).contains("METHOD:REQUEST"));
        readme.step(5);
        answered(uid, "", "1/1/0/0");
        assertTrue(readme.step(6).contains("\"accepted\":1"));
        readme.step(7);
        for (var guest : List.of("bob@example.com", "carol@example.com"))
            eventually("a cancellation for " + guest, () -> last(guest).method().equals("CANCEL") ? true : null);
        assertEquals(7, readme.steps().size());
    }

    private void aSeriesIsFollowedThrough() throws IOException {
        var readme = Readme.section("A series followed through", shell, SERVER);
        readme.step(1);
        var uid = created("nora@example.com");
        var bob = mails("bob@example.com").size();
        var carol = mails("carol@example.com").size();
        readme.step(2);
        newest("bob@example.com", bob + 1);
        newest("carol@example.com", carol + 1);
        var shown = readme.step(3);
        assertTrue(shown.contains("COUNT=8") && shown.contains("RECURRENCE-ID;TZID=Europe/Berlin:20311216T100000"));
        answered(uid, "", "1/0/0/1");
        answered(uid, "20311209T090000Z", "0/1/0/0");
        assertTrue(readme.step(4)
                .contains("{\"date\":\"20311209T090000Z\",\"attendees\":1,\"rsvp\":{\"accepted\":0,\"declined\":1"));
        readme.step(5);
        mails("nora@example.com", 2);
        assertTrue(readme.step(6).contains("You said: Move the event"));
        newest("carol@example.com", carol + 2);
        readme.step(7);
        newest("bob@example.com", bob + 3);
        theNewestMailIsAboutOneDate(uid);
        readme.step(8);
        // The rule, both moved dates, and the one that he answered apart
        assertEquals(
                4,
                newest("bob@example.com", bob + 4)
                        .all("VCALENDAR/VEVENT", "UID")
                        .size());
        readme.step(9);
        mails("nora@example.com", 3);
        assertTrue(readme.step(10).contains("We could not prove that it is from you"));
        assertEquals("confirmed", event(uid).path("status").asText());
        assertEquals(10, readme.steps().size());
        changesOfASeries(uid, bob + 4);
    }

    private void theNewestMailIsAboutOneDate(String uid) {
        shell.type("docs/samples/reply bob@example.com DECLINED");
        answered(uid, "20311223T090000Z", "0/1/0/0");
        answered(uid, "", "1/0/0/1");
        shell.type("docs/samples/reply bob@example.com TENTATIVE all");
        answered(uid, "", "0/0/1/1");
    }

    private void changesOfASeries(String uid, int mails) {
        change("cancel-date");
        assertEquals("CANCEL", newest("bob@example.com", mails + 1).method());
        change("end-series");
        var ended = newest("bob@example.com", mails + 2);
        assertEquals("FREQ=WEEKLY;UNTIL=20311231T225959Z;BYDAY=TU", rule(ended));
        change("continue-series");
        var goesOn = newest("bob@example.com", mails + 3);
        assertEquals("FREQ=WEEKLY;COUNT=3;BYDAY=TU", rule(goesOn));
        assertEquals(uid, event(goesOn.uid()).path("continues").asText());
        change("move-series");
        var moved = newest("bob@example.com", mails + 4);
        assertEquals(
                uid + " 20311202T110000",
                moved.uid() + " " + moved.event("DTSTART").value());
        change("cancel-series");
        assertEquals("CANCEL", newest("bob@example.com", mails + 5).method());
        assertEquals("cancelled", event(uid).path("status").asText());
    }

    @Test
    void anotherTimeForASingleEventReachesItsOrganizer() {
        var guest = "somebody-whose-address-is-longer@than-a-line-of-a-calendar-may-be.example";
        shell.type("cat docs/samples/apple.eml" + CREATE + "mei@example.net");
        var uid = created("mei@example.net");
        invite(uid, guest);
        var nobody =
                assertThrows(AssertionError.class, () -> shell.type("docs/samples/reply late@home.example ACCEPTED"));
        assertTrue(nobody.getMessage().contains("There is no invitation for late@home.example yet."));
        shell.type("docs/samples/reply " + guest + " TENTATIVE");
        answered(uid, "", "0/0/1/0");
        shell.type("docs/samples/propose " + guest + " 20320606T120000 20320606T150000");
        var question = mails("mei@example.net", 2).get(1).text();
        assertTrue(question.contains("Proposed: Sunday, 6 June 2032, 12:00–15:00"), question);
    }

    @Test
    void outlooksMailMakesAnEvent() {
        shell.type("cat docs/samples/outlook.eml" + CREATE + "omar@example.org");
        assertEquals(
                "America/Los_Angeles",
                event(created("omar@example.org")).path("timezone").asText());
    }

    private void change(String word) {
        shell.type("docs/samples/change " + word + CREATE + "nora@example.com");
    }

    private void invite(String uid, String guest) {
        assertEquals(
                202,
                world.api()
                        .post("/api/event/" + uid + "/invite", "{\"email\": \"" + guest + "\"}")
                        .status());
        mails(guest, 1);
    }

    private static String created(String organizer) {
        return eventually(
                "a confirmation for " + organizer,
                () -> Party.links(world, organizer).stream().findFirst().orElse(null));
    }

    private static CalendarText last(String guest) {
        return newest(guest, mails(guest).size());
    }

    private static CalendarText newest(String guest, int count) {
        return new CalendarText(
                mails(guest, count).get(count - 1).calendar().orElseThrow().text());
    }

    private static List<ReceivedMail> mails(String address, int count) {
        return eventually("mail " + count + " to " + address, () -> {
            var mails = mails(address);
            return mails.size() >= count ? mails : null;
        });
    }

    private static List<ReceivedMail> mails(String address) {
        return world.inbox(address);
    }

    private static String rule(CalendarText calendar) {
        return calendar.all("VCALENDAR/VEVENT", "RRULE").get(0).value();
    }

    /** @param numbers accepted/declined/tentative/noaction of the whole, or of one date */
    private static void answered(String uid, String date, String numbers) {
        eventually(numbers, () -> {
            var rsvp = get("/api/event/" + uid + "/statistics" + (date.isEmpty() ? "" : "?date=" + date))
                    .path("rsvp");
            var now = String.join(
                    "/",
                    List.of("accepted", "declined", "tentative", "noaction").stream()
                            .map(word -> rsvp.path(word).asText("?"))
                            .toList());
            return now.equals(numbers) ? true : null;
        });
    }

    private static JsonNode event(String uid) {
        return get("/api/event/" + uid);
    }

    private static JsonNode get(String path) {
        var answer = world.api().get(path);
        assertEquals(200, answer.status(), answer::text);
        return answer.json();
    }
}
