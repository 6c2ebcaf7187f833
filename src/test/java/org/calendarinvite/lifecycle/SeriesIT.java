package org.calendarinvite.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.calendarinvite.world.CalendarText;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.Draft;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.InviteChecks;
import org.calendarinvite.world.Mail;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A weekly series, as its organizer, a guest of all its dates and a guest of two of them live through it. */
class SeriesIT {

    private static final String FRIDA = "frida@home.example";
    private static final String BERTA = "berta@home.example";
    private static final String BRUNO = "bruno@home.example";
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("series");

    private static World world;
    private static int organizers;

    private final Draft series = Draft.of("olga-" + ++organizers + "@work.example");
    private String uid;

    @BeforeAll
    static void start() {
        SERVER.start();
        world = new EmbeddedWorld(SERVER);
    }

    @Test
    void fromTheFirstDateToTheLast() {
        world.send(weekly(series));
        uid = Party.confirmed(world, series).uid();
        invite(BERTA, "null");
        invite(BRUNO, "[\"" + key(1) + "\", \"" + key(3) + "\"]");
        var whole = theWholeSeriesIsOneInvitation();
        eachChosenDateIsAnInvitationOfItsOwn();
        aMovedDateIsToldAlone();
        theWholeAndOneDateAreAnsweredApart(whole);
        aCancelledDateLeavesTheSeries();
        aRenamedSeriesKeepsItsChangedDates();
        theEndIsToldToBoth();
    }

    @Test
    void aGuestOfOneDateFollowsAMovedSeries() {
        world.send(weekly(series));
        uid = Party.confirmed(world, series).uid();
        datesThatItHasNotAreRefusedAtOnce();
        invite(FRIDA, "[\"" + key(2) + "\"]");
        newest(FRIDA, "REQUEST", calendar -> isAbout(calendar, date(2)));
        world.send(weekly(series.movedTo(series.start().plusHours(2))));
        var cancel = newest(FRIDA, "CANCEL", calendar -> isAbout(calendar, date(2)));
        var follows = newest(FRIDA, "REQUEST", calendar -> isAbout(calendar, date(2).plusHours(2)));
        assertEquals("CANCELLED", cancel.event("STATUS").value());
        assertEquals(date(2).plusHours(2), Calendars.local(follows.event("DTSTART")));
        assertEquals(List.of(), follows.all("VCALENDAR/VEVENT", "RRULE"));
        world.send(answerTo(follows, "ACCEPTED"));
        eventually("a yes to the date that took the place of his", () -> rsvp(key(date(2).plusHours(2)))
                .equals("1/0/0/0"));
        assertEquals(
                404,
                world.api()
                        .get("/api/event/" + uid + "/statistics?date=" + key(2))
                        .status());
        world.send(weekly(series.movedTo(series.start().plusHours(2)).next().withSummary("Chorprobe")));
        newest(FRIDA, "REQUEST", calendar -> calendar.event("SUMMARY").value().equals("Chorprobe"));
        assertEquals(1, calendars(FRIDA, "CANCEL").size(), "what is told once is not told again");
    }

    private void datesThatItHasNotAreRefusedAtOnce() {
        for (var none : List.of(key(date(1).plusDays(1)), key(6), key(date(1).plusHours(1)))) {
            var body = "{\"email\": \"" + FRIDA + "\", \"dates\": [\"" + none + "\"]}";
            var answer = world.api().post("/api/event/" + uid + "/invite", body);
            assertEquals(422, answer.status(), answer::text);
            assertTrue(answer.text().contains(none), answer::text);
            var statistics = world.api().get("/api/event/" + uid + "/statistics?date=" + none);
            assertEquals(404, statistics.status(), statistics::text);
        }
    }

    private CalendarText theWholeSeriesIsOneInvitation() {
        var invite = newest(BERTA, "REQUEST", calendar -> true);
        assertEquals("FREQ=WEEKLY;COUNT=6", invite.event("RRULE").value());
        assertEquals("Europe/Berlin", invite.event("DTSTART").param("TZID"));
        assertEquals(1, invite.all("VCALENDAR/VTIMEZONE", "TZID").size());
        return invite;
    }

    private void eachChosenDateIsAnInvitationOfItsOwn() {
        for (int week : List.of(1, 3)) {
            var invite = newest(BRUNO, "REQUEST", calendar -> isAbout(calendar, week));
            assertEquals(date(week), Calendars.local(invite.event("DTSTART")));
            assertEquals(List.of(), invite.all("VCALENDAR/VEVENT", "RRULE"));
        }
    }

    private void aMovedDateIsToldAlone() {
        world.send(oneDate("REQUEST", 1, series.movedTo(date(1).plusHours(3))));
        for (var guest : List.of(BERTA, BRUNO)) {
            var update = newest(guest, "REQUEST", calendar -> isAbout(calendar, 1) && calendar.sequence() == 1);
            assertEquals(date(1).plusHours(3), Calendars.local(update.event("DTSTART")));
            assertEquals(List.of(), update.all("VCALENDAR/VEVENT", "RRULE"));
        }
        world.send(oneDate("REQUEST", 2, series.movedTo(date(2).plusHours(1))));
        newest(BERTA, "REQUEST", calendar -> isAbout(calendar, 2));
        assertTrue(
                calendars(BRUNO, "REQUEST").stream().noneMatch(calendar -> isAbout(calendar, 2)),
                "a date that he is not invited to is not his business");
        assertEquals(2, get("/api/event/" + uid).path("instances").size());
    }

    private void theWholeAndOneDateAreAnsweredApart(CalendarText whole) {
        world.send(Calendars.googleReply(whole, "ACCEPTED", Instant.now()));
        eventually("a yes to the whole", () -> rsvp("").equals("1/0/0/1"));
        assertEquals("1/0/0/0", rsvp(key(4)), "the whole's answer holds for each date");
        assertEquals("0/0/0/2", rsvp(key(1)), "a moved date is asked anew");
        var moved = newest(BERTA, "REQUEST", calendar -> isAbout(calendar, 1));
        world.send(answerTo(moved, "DECLINED"));
        eventually("a no to one date", () -> rsvp(key(1)).equals("0/1/0/1"));
        assertEquals("1/0/0/1", rsvp(""));
        var chosen = newest(BRUNO, "REQUEST", calendar -> isAbout(calendar, 3));
        world.send(answerTo(chosen, "TENTATIVE"));
        eventually("a maybe to one date", () -> rsvp(key(3)).equals("1/0/1/0"));
    }

    private void aCancelledDateLeavesTheSeries() {
        world.send(oneDate("CANCEL", 3, series.next()));
        for (var guest : List.of(BERTA, BRUNO)) {
            var cancel = newest(guest, "CANCEL", calendar -> isAbout(calendar, 3));
            assertEquals("CANCELLED", cancel.event("STATUS").value());
        }
        assertEquals("confirmed", get("/api/event/" + uid).path("status").asText());
    }

    private void aRenamedSeriesKeepsItsChangedDates() {
        world.send(weekly(series.next().next().withSummary("Chorprobe")));
        var update = eventually(
                "the renamed series",
                BERTA,
                "REQUEST",
                calendar -> !calendar.all("VCALENDAR/VEVENT", "RRULE").isEmpty() && calendar.sequence() > 1);
        assertEquals(3, update.all("VCALENDAR/VEVENT", "UID").size(), "the series and two changed dates");
        assertTrue(update.all("VCALENDAR/VEVENT", "EXDATE").stream()
                .anyMatch(line -> line.value().equals(LOCAL.format(date(3)))));
        assertEquals("1/0/1/0", rsvp(""), "a new name is no reason to ask again");
    }

    private void theEndIsToldToBoth() {
        world.send(Calendars.cancel(series.next().next().next()));
        newest(BERTA, "CANCEL", calendar -> calendar.all("VCALENDAR/VEVENT", "RECURRENCE-ID")
                .isEmpty());
        newest(BRUNO, "CANCEL", calendar -> isAbout(calendar, 1));
        assertEquals("cancelled", get("/api/event/" + uid).path("status").asText());
    }

    private static Mail weekly(Draft draft) {
        return Calendars.request(
                draft, calendar -> calendar.replace("SEQUENCE:", "RRULE:FREQ=WEEKLY;COUNT=6\nSEQUENCE:"));
    }

    /** What Google sends when one date is changed or deleted: that date alone. */
    private Mail oneDate(String method, int week, Draft draft) {
        var id = "RECURRENCE-ID;TZID=Europe/Berlin:" + LOCAL.format(date(week)) + "\nSEQUENCE:";
        var mail = method.equals("CANCEL")
                ? Calendars.cancel(draft, calendar -> calendar.replace("SEQUENCE:", id))
                : Calendars.request(draft, calendar -> calendar.replace("SEQUENCE:", id));
        return mail;
    }

    private static Mail answerTo(CalendarText invite, String partstat) {
        var id = invite.event("RECURRENCE-ID");
        var utc = Calendars.berlin(Calendars.local(id)).withZoneSameInstant(ZoneOffset.UTC);
        return Calendars.googleReply(
                invite,
                partstat,
                Instant.now(),
                calendar -> calendar.replace("SEQUENCE:", "RECURRENCE-ID:" + LOCAL.format(utc) + "Z\nSEQUENCE:"));
    }

    private LocalDateTime date(int week) {
        return series.start().plusWeeks(week);
    }

    private String key(int week) {
        return key(date(week));
    }

    private static String key(LocalDateTime date) {
        return LOCAL.format(Calendars.berlin(date).withZoneSameInstant(ZoneOffset.UTC)) + "Z";
    }

    private boolean isAbout(CalendarText calendar, int week) {
        return isAbout(calendar, date(week));
    }

    private static boolean isAbout(CalendarText calendar, LocalDateTime date) {
        return calendar.all("VCALENDAR/VEVENT", "RECURRENCE-ID").stream()
                .anyMatch(id -> calendar.all("VCALENDAR/VEVENT", "UID").size() == 1
                        && Calendars.local(id).equals(date));
    }

    private void invite(String email, String dates) {
        var answer = world.api()
                .post("/api/event/" + uid + "/invite", "{\"email\": \"" + email + "\", \"dates\": " + dates + "}");
        assertEquals(202, answer.status(), answer::text);
    }

    /** The last one that fits. */
    private static CalendarText newest(String guest, String method, Predicate<CalendarText> which) {
        return eventually(method + " for " + guest, guest, method, which);
    }

    private static CalendarText eventually(String what, String guest, String method, Predicate<CalendarText> which) {
        return Party.eventually(what, () -> {
            var found = calendars(guest, method).stream().filter(which).toList();
            return found.isEmpty() ? null : found.get(found.size() - 1);
        });
    }

    private static void eventually(String what, BooleanSupplier holds) {
        Party.eventually(what, () -> holds.getAsBoolean() ? true : null);
    }

    private static List<CalendarText> calendars(String guest, String method) {
        return world.inbox(guest).stream()
                .map(mail -> read(mail, guest))
                .filter(calendar -> calendar.method().equals(method))
                .toList();
    }

    private static CalendarText read(ReceivedMail mail, String guest) {
        var calendar = new CalendarText(mail.calendar().orElseThrow().text());
        return calendar.all("VCALENDAR/VEVENT", "UID").size() == 1
                ? InviteChecks.check(mail, calendar.method(), guest)
                : calendar;
    }

    /** accepted/declined/tentative/noaction of the whole, or of one date. */
    private String rsvp(String date) {
        var rsvp = get("/api/event/" + uid + "/statistics" + (date.isEmpty() ? "" : "?date=" + date))
                .path("rsvp");
        assertFalse(rsvp.isMissingNode());
        return String.join(
                "/",
                List.of("accepted", "declined", "tentative", "noaction").stream()
                        .map(word -> rsvp.path(word).asText("?"))
                        .toList());
    }

    private static JsonNode get(String path) {
        var answer = world.api().get(path);
        assertEquals(200, answer.status(), answer::text);
        return answer.json();
    }
}
