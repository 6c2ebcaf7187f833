package org.calendarinvite.store;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.event.EventRequest;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.Story;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.invite.InviteRequest;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "This and following" in Google Calendar: the old series ends, and a new one goes on under a UID made of the old one. */
class ContinuationTest {

    private static final Details NEW = details(berlin("2026-12-15T12:00"), berlin("2026-12-15T13:00"), "FREQ=WEEKLY");

    @TempDir
    Path folder;

    private Store store;
    private Cases cases;
    private final EventDesk desk = new EventDesk(new Recurrences());

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        var settings = Worlds.in(folder);
        cases = new Cases(store, new Accounts(store, settings), settings, new Recurrences());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theGuestsOfTheWholeAreAskedToTheNewSeriesUnderTheirOrigin() {
        var old = created("abc@google.com", tuesdays());
        invited(old, "all@x.org", "bulk");
        invited(old, "past@x.org", "api", berlin("2026-12-08T10:00").key());
        var next = created("abc_R20261215T090000@google.com", NEW);
        assertEquals(old.uid(), next.continues());
        var page = continuations(next);
        assertEquals(1, page.size());
        var request = page.get(0);
        assertEquals(
                new InviteRequest(
                        next.uid() + "/all@x.org",
                        next.uid(),
                        "all@x.org",
                        "",
                        "bulk",
                        List.of(),
                        List.of(),
                        true,
                        "",
                        request.asked(),
                        "tr",
                        "default"),
                request);
    }

    @Test
    void theGuestsOfSingleDatesAreAskedToThoseOfTheSameDays() {
        var old = created("abc@google.com", tuesdays());
        invited(old, "some@x.org", "api", key("2026-12-08T10:00"), key("2026-12-15T10:00"), key("2026-12-22T10:00"));
        var next = created("abc_R20261215T090000@google.com", NEW);
        var page = continuations(next);
        assertEquals(1, page.size());
        assertEquals(
                List.of(key("2026-12-15T12:00"), key("2026-12-22T12:00")),
                page.get(0).dates());
        assertEquals(List.of(), page.get(0).moves());
    }

    /** The end of the old series and the beginning of the new one are two mails, in any order. */
    @Test
    void whoLostHisDateWhenTheOldSeriesEndedHasItInTheNewOne() {
        var old = created("abc@google.com", tuesdays());
        var third = key("2026-12-15T10:00");
        invited(old, "some@x.org", "api", third);
        var cut = desk.update(cases.event(
                request("abc@google.com", 1, Story.ruled(tuesdays(), "FREQ=WEEKLY;UNTIL=20261214T225959Z"))));
        store.commit(cut);
        var moved = cut.notices().get(1);
        assertEquals(Notice.Type.SERIES_MOVED, moved.type());
        var invites = new InviteDesk(new Recurrences());
        var follow = new Staging(store, new Recurrences())
                .continuations(moved)
                .next()
                .get(0);
        var told = store.commit(invites.decide(cases.invite(follow))).notices();
        assertEquals(List.of(Notice.Type.DATE_ENDED_DUE), types(told));
        assertEquals(told, store.commit(invites.decide(cases.invite(follow))).notices(), "delivered once more");
        var request =
                continuations(created("abc_R20261215T090000@google.com", NEW)).get(0);
        assertEquals(List.of(key("2026-12-15T12:00")), request.dates());
        var invited = store.commit(invites.decide(cases.invite(request))).notices();
        assertEquals(List.of(Notice.Type.INVITE_DUE), types(invited));
        assertEquals(request.dates().get(0), invited.get(0).instance());
    }

    @Test
    void aContinuedSeriesIsToldAsSuchAndAnyOtherIsNot() {
        created("abc@google.com", tuesdays());
        assertEquals(
                List.of(Notice.Type.EVENT_CREATED, Notice.Type.SERIES_CONTINUED),
                types(request("abc_R20261215@google.com", NEW)));
        for (var other : List.of("xyz_R20261215@google.com", "abc_R1@google.com", "abc_R20261215@example.com"))
            assertEquals(List.of(Notice.Type.EVENT_CREATED), types(request(other, NEW)), other);
    }

    @Test
    void theSameUidOfAnotherOrganizerIsNotContinued() {
        created("abc@google.com", tuesdays());
        var r = request("abc_R20261215@google.com", NEW);
        var eve = "eve@example.com";
        var stranger = new EventRequest(
                r.kind(),
                "default",
                eve,
                true,
                eve,
                "",
                r.clientUid(),
                r.source(),
                r.details(),
                List.of(),
                Optional.empty(),
                true,
                "",
                "tr");
        assertEquals(List.of(Notice.Type.EVENT_CREATED), types(stranger));
    }

    private List<InviteRequest> continuations(Event next) {
        var notice = new Notice(Notice.Type.SERIES_CONTINUED, next.uid(), "", "", 0, "tr");
        return new Staging(store, new Recurrences()).continuations(notice).next();
    }

    private List<Notice.Type> types(EventRequest request) {
        return types(desk.create(cases.event(request)).notices());
    }

    private static List<Notice.Type> types(List<Notice> notices) {
        return notices.stream().map(Notice::type).toList();
    }

    private static String key(String local) {
        return berlin(local).key();
    }

    private Event created(String clientUid, Details details) {
        store.commit(desk.create(cases.event(request(clientUid, details))));
        return store.event("default", ANN, clientUid).orElseThrow();
    }

    private void invited(Event event, String email, String origin, String... dates) {
        store.commit(Samples.keep(Attendee.asked(event.uid(), email, "", "t-" + email, origin, List.of(dates), NOW)));
    }

    private static EventRequest request(String clientUid, Details details) {
        return request(clientUid, 0, details);
    }

    private static EventRequest request(String clientUid, long sequence, Details details) {
        return new EventRequest(
                EventRequest.Kind.REQUEST,
                "default",
                ANN,
                true,
                ANN,
                "Ann",
                clientUid,
                new Source(sequence, NOW.plusSeconds(sequence)),
                Optional.of(details),
                List.of(),
                Optional.empty(),
                true,
                "",
                "tr");
    }
}
