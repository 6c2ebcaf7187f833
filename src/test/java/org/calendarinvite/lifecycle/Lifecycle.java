package org.calendarinvite.lifecycle;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.calendarinvite.world.CalendarText;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.Draft;
import org.calendarinvite.world.InviteChecks;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.Test;

/** An event from creation to cancellation, as its organizer and two attendees live through it. */
abstract class Lifecycle {

    private static final String OLGA = "olga@work.example";
    private static final String BERTA = "berta@home.example";
    private static final String BRUNO = "bruno@home.example";
    private static final List<String> FIELDS = List.of(
            "uid",
            "status",
            "sequence",
            "summary",
            "description",
            "location",
            "dtstart",
            "dtend",
            "timezone",
            "rrule",
            "organizer",
            "mailto",
            "created",
            "last_modified",
            "prodid");

    private Draft draft = Draft.of(OLGA);
    private String uid;

    abstract World world();

    /** How long anything may take. */
    Duration patience() {
        return Duration.ofMinutes(1);
    }

    /** Whether the same mail (same Message-ID) may lie in a mailbox twice, because a sender died before he could mark it. */
    boolean resendsAllowed() {
        return false;
    }

    @Test
    void fromCreationToCancellation() {
        createByMail();
        inviteByApi();
        var invites = bothAreInvited();
        oneAcceptsTheOtherDeclines(invites);
        attendeesAreMasked();
        moveByMail();
        bothSeeTheNewTime(invites);
        lateAnswerChangesNothing(invites);
        cancelByMail();
        bothSeeTheCancellation(invites);
        nobodyGotAnythingTwice();
    }

    private void createByMail() {
        world().send(Calendars.request(draft));
        uid = eventually(
                "a confirmation with a link",
                () -> Party.links(world(), OLGA).stream().findFirst().orElse(null));
        var event = event();
        for (var field : FIELDS) assertTrue(event.has(field), () -> field + " is missing in " + event);
        assertEquals(uid, event.path("uid").asText());
        assertEquals(draft.summary(), event.path("summary").asText());
        assertEquals(draft.description(), event.path("description").asText());
        assertEquals(draft.location(), event.path("location").asText());
        assertEquals(
                Calendars.berlin(draft.start()),
                ZonedDateTime.parse(event.path("dtstart").asText()));
        assertEquals(
                Calendars.berlin(draft.end()),
                ZonedDateTime.parse(event.path("dtend").asText()));
        assertEquals(Draft.ZONE, event.path("timezone").asText());
        assertFalse(event.path("status").asText().equals("cancelled"), event::toString);
        assertTrue(event.path("organizer").asText().contains(OLGA)
                || event.path("mailto").asText().contains(OLGA));
    }

    private void inviteByApi() {
        invite(BERTA, "Berta Lang");
        invite(BRUNO, "Bruno Kurz");
    }

    private void invite(String email, String name) {
        var body = "{\"email\": \"" + email + "\", \"name\": \"" + name + "\"}";
        var answer = world().api().post("/api/event/" + uid + "/invite", body);
        assertEquals(202, answer.status(), answer::text);
    }

    private Pair bothAreInvited() {
        var invites = both("REQUEST", -1);
        for (var invite : invites.both()) {
            assertEquals(uid, invite.uid(), "attendees see the server's own UID");
            assertEquals("NEEDS-ACTION", invite.event("ATTENDEE").param("PARTSTAT"));
            assertEquals("TRUE", invite.event("ATTENDEE").param("RSVP"));
            assertEquals(draft.start(), Calendars.local(invite.event("DTSTART")));
            assertEquals(Draft.ZONE, invite.event("DTSTART").param("TZID"));
        }
        assertFalse(Calendars.organizer(invites.berta()).equals(Calendars.organizer(invites.bruno())));
        eventually("two without an answer", () -> rsvp().equals("0/0/0/2") ? rsvp() : null);
        return invites;
    }

    private void oneAcceptsTheOtherDeclines(Pair invites) {
        world().send(Calendars.googleReply(invites.berta(), "ACCEPTED", Instant.now()));
        world().send(Calendars.outlookReply(invites.bruno(), "DECLINED", Instant.now()));
        eventually("one yes and one no", () -> rsvp().equals("1/1/0/0") ? rsvp() : null);
    }

    private void attendeesAreMasked() {
        var items = get("/api/event/" + uid + "/attendees").path("items");
        assertEquals(2, items.size(), items::toString);
        assertAttendee(items.path(0), "b*******@home.example", "B*******");
        assertAttendee(items.path(1), "b*******@home.example", "B*******");
        assertEquals(
                List.of("accepted", "declined"),
                items.findValuesAsText("status").stream().sorted().toList());
        assertFalse(items.toString().contains("berta") || items.toString().contains("Kurz"), items::toString);
    }

    private static void assertAttendee(JsonNode item, String address, String name) {
        assertEquals(address, item.path("attendee").asText(), item::toString);
        assertEquals(name, item.path("name").asText(), item::toString);
        assertFalse(item.path("origin").asText().isEmpty(), item::toString);
        assertFalse(item.path("prodid").asText().isEmpty(), item::toString);
    }

    private void moveByMail() {
        draft = draft.movedTo(draft.start().plusDays(1).withHour(15));
        world().send(Calendars.request(draft));
    }

    private void bothSeeTheNewTime(Pair invites) {
        var updates = both("REQUEST", invites.berta().sequence());
        updates.follow(invites);
        for (var update : updates.both()) {
            assertEquals(invites.berta().sequence() + 1, update.sequence());
            assertEquals(draft.start(), Calendars.local(update.event("DTSTART")));
            assertEquals(draft.end(), Calendars.local(update.event("DTEND")));
            assertEquals(Draft.ZONE, update.event("DTSTART").param("TZID"));
        }
        var start = ZonedDateTime.parse(event().path("dtstart").asText());
        assertEquals(Calendars.berlin(draft.start()), start);
    }

    private void lateAnswerChangesNothing(Pair invites) {
        var before = rsvp();
        var anHourAgo = Instant.now().minus(Duration.ofHours(1));
        world().send(Calendars.googleReply(invites.berta(), "TENTATIVE", anHourAgo));
        await("the late answer changes nothing")
                .during(Duration.ofSeconds(3))
                .atMost(patience())
                .until(this::rsvp, before::equals);
    }

    private void cancelByMail() {
        world().send(Calendars.cancel(draft));
    }

    private void bothSeeTheCancellation(Pair invites) {
        var before = rsvp();
        var cancellations = both("CANCEL", invites.berta().sequence() + 1);
        cancellations.follow(invites);
        for (var cancellation : cancellations.both()) {
            assertEquals("CANCELLED", cancellation.event("STATUS").value());
        }
        assertEquals("cancelled", event().path("status").asText());
        assertEquals(before, rsvp());
    }

    private void nobodyGotAnythingTwice() {
        for (var guest : List.of(BERTA, BRUNO)) {
            var mails = once(guest);
            var said = mails.stream().map(mail -> read(mail).saying()).toList();
            assertEquals(3, said.size(), () -> guest + " got invite, update and cancellation: " + said);
            assertEquals(3, said.stream().distinct().count(), said::toString);
        }
        var told = once(OLGA).stream()
                .map(mail -> mail.subject() + "\n" + mail.text())
                .toList();
        assertEquals(told.size(), told.stream().distinct().count(), told::toString);
    }

    /** A mailbox with each Message-ID once. */
    private List<ReceivedMail> once(String address) {
        var mails = world().inbox(address);
        var ids = mails.stream().map(ReceivedMail::messageId).toList();
        if (!resendsAllowed()) assertEquals(ids.stream().distinct().toList(), ids, "sent twice to " + address);
        return mails.stream()
                .filter(mail -> ids.indexOf(mail.messageId()) == mails.indexOf(mail))
                .toList();
    }

    private Pair both(String method, long after) {
        return new Pair(newest(BERTA, method, after), newest(BRUNO, method, after));
    }

    private CalendarText newest(String guest, String method, long after) {
        var mail = eventually(method + " after " + after + " for " + guest, () -> world().inbox(guest).stream()
                .filter(m -> read(m).method().equals(method) && read(m).sequence() > after)
                .findFirst()
                .orElse(null));
        return InviteChecks.check(mail, method, guest);
    }

    private static CalendarText read(ReceivedMail mail) {
        return new CalendarText(mail.calendar()
                .orElseThrow(() -> new AssertionError("No calendar:\n" + mail))
                .text());
    }

    private JsonNode event() {
        return get("/api/event/" + uid);
    }

    /** accepted/declined/tentative/noaction. */
    private String rsvp() {
        var rsvp = get("/api/event/" + uid + "/statistics").path("rsvp");
        return List.of("accepted", "declined", "tentative", "noaction").stream()
                .map(word -> rsvp.path(word).asText("?"))
                .reduce((left, right) -> left + "/" + right)
                .orElseThrow();
    }

    private JsonNode get(String path) {
        var answer = world().api().get(path);
        assertEquals(200, answer.status(), answer::text);
        return answer.json();
    }

    private <T> T eventually(String what, Callable<T> value) {
        return await(what)
                .atMost(patience())
                .pollInterval(Duration.ofMillis(250))
                .until(value, found -> found != null);
    }

    private record Pair(CalendarText berta, CalendarText bruno) {
        List<CalendarText> both() {
            return List.of(berta, bruno);
        }

        /** Calendars tie later messages to the first by UID and ORGANIZER, and ignore them unless SEQUENCE rises. */
        void follow(Pair first) {
            follow(berta, first.berta);
            follow(bruno, first.bruno);
        }

        private static void follow(CalendarText later, CalendarText first) {
            assertEquals(first.uid(), later.uid());
            assertEquals(Calendars.organizer(first), Calendars.organizer(later));
            assertTrue(later.sequence() > first.sequence());
        }
    }
}
