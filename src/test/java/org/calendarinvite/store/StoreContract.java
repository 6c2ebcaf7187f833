package org.calendarinvite.store;

import static org.calendarinvite.store.Samples.NOW;
import static org.calendarinvite.store.Samples.attendee;
import static org.calendarinvite.store.Samples.cancelled;
import static org.calendarinvite.store.Samples.changes;
import static org.calendarinvite.store.Samples.count;
import static org.calendarinvite.store.Samples.event;
import static org.calendarinvite.store.Samples.keep;
import static org.calendarinvite.store.Samples.notice;
import static org.calendarinvite.store.Samples.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.calendarinvite.access.ApiKey;
import org.calendarinvite.access.Caller;
import org.calendarinvite.access.Entry;
import org.calendarinvite.access.Reach;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Erasure;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.organizer.Brand;
import org.junit.jupiter.api.Test;

/** What every store must do; each adapter's test gives an empty one to each case. */
public abstract class StoreContract {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Event PROBE = event("probe", "olga@example.org", "client-1");
    private static final Attendee ADA = attendee("probe", "ada@example.org");

    protected abstract Store store();

    @Test
    void unknownThingsAreEmpty() {
        assertEquals(Optional.empty(), store().event("nothing"));
        assertEquals(Optional.empty(), store().event("default", "nobody@example.org", "nothing"));
        assertEquals(Optional.empty(), store().invitation("nothing", "nobody@example.org"));
        assertEquals(Optional.empty(), store().invitation("nothing"));
        assertEquals(new Page<>(List.of(), ""), store().attendees("nothing", "", 10));
        assertEquals(Map.of(), store().statistics("nothing"));
        assertEquals(0, store().taken("nothing"));
        assertFalse(store().suspended("nobody@example.org"));
        assertEquals(new Page<>(List.of(), ""), store().quarantined("default", "", 10));
    }

    @Test
    void aNameOfAnyLengthIsUnknownAndNoError() {
        String endless = "ä".repeat(3000);
        assertEquals(Optional.empty(), store().event(endless));
        assertEquals(Optional.empty(), store().event(endless, endless, endless));
        assertEquals(Optional.empty(), store().invitation(endless));
        assertEquals(List.of(), store().attendees(endless, endless, 10).items());
        assertEquals(
                List.of(), store().quarantined("default", " " + endless, 10).items());
    }

    @Test
    void anEventIsFoundByItsUidAndByItsOrganizersUid() {
        store().commit(keep("create", PROBE));
        assertEquals(Optional.of(PROBE), store().event("probe"));
        assertEquals(Optional.of(PROBE), store().event("default", "olga@example.org", "client-1"));
    }

    @Test
    void aClientUidOfAnyLengthFindsItsEvent() {
        Event event = event("probe", "olga@example.org", "x".repeat(3000));
        store().commit(keep("create", event));
        assertEquals(Optional.of(event), store().event("default", "olga@example.org", event.clientUid()));
    }

    @Test
    void anotherOrganizersSameClientUidIsAnotherEvent() {
        Event other = event("other", "otto@example.org", "client-1");
        store().commit(keep("create", PROBE));
        store().commit(keep("create-other", other));
        assertEquals(Optional.of(PROBE), store().event("default", "olga@example.org", "client-1"));
        assertEquals(Optional.of(other), store().event("default", "otto@example.org", "client-1"));
    }

    @Test
    void oneOrganizersClientUidIsNeverTwoEvents() {
        store().commit(keep("create", PROBE));
        Decision twin = keep("create-twin", event("twin", "olga@example.org", "client-1"));
        assertThrows(Store.Conflict.class, () -> store().commit(twin));
        assertEquals(Optional.empty(), store().event("twin"));
        assertEquals(Optional.of(PROBE), store().event("default", "olga@example.org", "client-1"));
    }

    @Test
    void aLaterVersionReplacesTheOneBefore() {
        store().commit(keep("create", PROBE));
        store().commit(keep("cancel", cancelled(PROBE)));
        assertEquals(Optional.of(cancelled(PROBE)), store().event("probe"));
        assertEquals(Optional.of(cancelled(PROBE)), store().event("default", "olga@example.org", "client-1"));
    }

    @Test
    void commitIsAllOrNothing() {
        Decision full = Decision.apply(
                "create",
                List.of(
                        new Change.Keep(PROBE),
                        new Change.Keep(ADA),
                        new Change.Count("probe", ADA.token(), Map.of("attendees", 1)),
                        new Change.Take("first", 1),
                        new Change.Take("second", 0)),
                List.of());
        assertThrows(Store.Conflict.class, () -> store().commit(full));
        assertEquals(Optional.empty(), store().event("probe"));
        assertEquals(Optional.empty(), store().event("default", "olga@example.org", "client-1"));
        assertEquals(Optional.empty(), store().invitation(ADA.token()));
        assertEquals(Map.of(), store().statistics("probe"));
        assertEquals(0, store().taken("first"));
        Decision again = keep("create", PROBE);
        assertEquals(again, store().commit(again), "the key was not used up");
    }

    @Test
    void aStaleVersionIsAConflictAndChangesNothing() {
        store().commit(keep("create", PROBE));
        store().commit(keep("cancel", cancelled(PROBE)));
        store().commit(keep(ADA));
        Attendee late = ADA.answered(Samples.answer(PartStat.ACCEPTED)).next();
        Decision stale = changes(new Change.Keep(late), new Change.Keep(cancelled(PROBE)));
        assertThrows(Store.Conflict.class, () -> store().commit(stale));
        assertThrows(Store.Conflict.class, () -> store().commit(keep("again", PROBE)));
        assertThrows(Store.Conflict.class, () -> store().commit(keep(ADA)));
        assertEquals(Optional.of(new Invitation(cancelled(PROBE), ADA)), store().invitation(ADA.token()));
    }

    @Test
    void theSameKeyTwiceReturnsTheFirstDecisionAndChangesNothing() {
        store().commit(keep("create", PROBE));
        Decision second = Decision.record("create", "the same again", List.of(new Change.Take("places", 5)));
        Decision stands = store().commit(second);
        assertEquals(Decision.apply("create", List.of(), List.of(notice("probe"))), stands);
        assertEquals(stands, store().commit(keep("create", PROBE)), "though its version is there already");
        assertEquals(0, store().taken("places"));
    }

    @Test
    void aDecisionWithoutKeyIsNotRemembered() {
        store().commit(changes(new Change.Take("places", 5)));
        store().commit(changes(new Change.Take("places", 5)));
        store().commit(changes());
        assertEquals(2, store().taken("places"));
    }

    @Test
    void theLastPlaceIsTakenOnce() throws Exception {
        store().commit(changes(new Change.Take("places", 2)));
        List<Boolean> taken = Race.of(50, i -> tries(changes(new Change.Take("places", 2))));
        assertEquals(1, taken.stream().filter(won -> won).count());
        assertEquals(2, store().taken("places"));
    }

    /** As a desk does: it reads again after a conflict and stops when all places are taken. */
    private boolean tries(Decision take) {
        while (store().taken("places") < 2) {
            try {
                store().commit(take);
                return true;
            } catch (Store.Conflict moved) {
                Thread.onSpinWait();
            }
        }
        return false;
    }

    @Test
    void aReleasedPlaceCanBeTakenAgain() {
        store().commit(changes(new Change.Take("places", 1)));
        Decision next = changes(new Change.Take("places", 1));
        assertThrows(Store.Conflict.class, () -> store().commit(next));
        store().commit(changes(new Change.Release("places")));
        assertEquals(0, store().taken("places"));
        store().commit(next);
        assertEquals(1, store().taken("places"));
    }

    @Test
    void countsSumOverAllSpreads() {
        IntStream.range(0, 60).forEach(i -> store().commit(count("probe", "spread-" + i, "rsvp.accepted", 1)));
        store().commit(count("probe", "spread-0", "rsvp.accepted", -1));
        store().commit(count("probe", "one", "prodid.-//Some \"client\" #1//EN", 1));
        store().commit(count("probe", "one", "gone", 1));
        store().commit(count("probe", "two", "gone", -1));
        store().commit(count("other", "one", "rsvp.accepted", 7));
        assertEquals(
                Map.of("rsvp.accepted", 59L, "prodid.-//Some \"client\" #1//EN", 1L, "gone", 0L),
                store().statistics("probe"));
    }

    @Test
    void countsOfOneDecisionAddUp() {
        Map<String, Integer> one = Map.of("attendees", 1);
        store().commit(changes(
                new Change.Count("probe", "same", one),
                new Change.Count("probe", "same", one),
                new Change.Count("probe", "else", one)));
        assertEquals(Map.of("attendees", 3L), store().statistics("probe"));
    }

    @Test
    void concurrentWritersLoseNoCount() throws Exception {
        Race.of(200, i -> Race.untilDone(() -> store().commit(count("probe", "spread-" + i % 20, "attendees", 1))));
        assertEquals(Map.of("attendees", 200L), store().statistics("probe"));
    }

    @Test
    void attendeesPageCompletelyAndInOrder() {
        String origin = "o".repeat(3000);
        List<Attendee> all = IntStream.range(0, 1200)
                .mapToObj(i -> attendee("probe", "a%04d@example.org".formatted(i * 7919 % 1200)))
                .map(a -> Attendee.asked(a.uid(), a.email(), "", a.token(), origin, List.of(), NOW))
                .toList();
        for (int i = 0; i < all.size(); i += 30) {
            List<Attendee> some = all.subList(i, i + 30);
            store().commit(changes(some.stream().map(Change.Keep::new).toArray(Change[]::new)));
        }
        store().commit(keep(attendee("other", "a0000@example.org")));
        List<Attendee> sorted = all.stream()
                .sorted((one, two) -> one.email().compareTo(two.email()))
                .toList();
        assertEquals(sorted, walk(after -> store().attendees("probe", after, 250)));
        assertEquals(new Page<>(sorted, ""), store().attendees("probe", "", 1200), "more than 1 MB, no page follows");
        assertEquals(sorted.get(0).email(), store().attendees("probe", "", 1).next());
    }

    @Test
    void eventsAreListedNewestFirstByOrganizerAndByTenant() {
        List<Event> newestFirst = IntStream.range(0, 25)
                .mapToObj(i -> Samples.created("e" + i, i % 2 == 0 ? "olga@example.org" : "otto@example.org", 100 - i))
                .toList();
        List<Event> shuffled = new ArrayList<>(newestFirst);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.forEach(one -> store().commit(keep(one.uid(), one)));
        Event last = cancelled(newestFirst.get(3));
        store().commit(keep("later", last));
        List<Event> now = new ArrayList<>(newestFirst);
        now.set(3, last);
        assertEquals(now, walk(after -> store().events("default", after, 10)));
        assertEquals(
                now.stream().filter(one -> one.organizer().startsWith("otto")).toList(),
                walk(after -> store().events("default", "otto@example.org", after, 3)));
        assertEquals(List.of(), store().events("another", "", 10).items());
    }

    @Test
    void aPersonsInvitationsAreFoundByAddress() {
        var other = event("other", "otto@example.org", "client-2");
        var hers = attendee("other", ADA.email());
        List.of(PROBE, other).forEach(one -> store().commit(keep(one.uid(), one)));
        List.of(ADA, hers, attendee("other", "bob@example.org")).forEach(one -> store().commit(keep(one)));
        assertEquals(
                List.of(new Invitation(other, hers), new Invitation(PROBE, ADA)),
                walk(after -> store().invitations(ADA.email(), after, 1)));
        assertEquals(
                List.of(), store().invitations("nobody@example.org", "", 50).items());
    }

    @Test
    void aForgottenPersonIsFoundByNothingThatWasHers() {
        store().commit(keep("create", PROBE));
        store().commit(keep(ADA));
        store().commit(Erasure.forget(ADA, "nobody1"));
        assertEquals(Optional.empty(), store().invitation("probe", ADA.email()));
        assertEquals(Optional.empty(), store().invitation(ADA.token()));
        assertEquals(List.of(), store().invitations(ADA.email(), "", 50).items());
        var left = store().attendees("probe", "", 10).items();
        assertEquals(1, left.size());
        assertFalse(left.get(0).somebody());
        // And whoever is invited under her address later is new.
        store().commit(keep(attendee("probe", ADA.email())));
        assertEquals(2, store().attendees("probe", "", 10).items().size());
    }

    @Test
    void nobodyIsForgottenInAVersionThatIsNoMore() {
        store().commit(keep(ADA));
        store().commit(keep(ADA.answered(Samples.answer(PartStat.ACCEPTED)).next()));
        assertThrows(Store.Conflict.class, () -> store().commit(Erasure.forget(ADA, "nobody1")));
        assertEquals(1, store().attendees("probe", "", 10).items().size());
    }

    @Test
    void aViewShowsNothingOfAnotherTenantAndAnOrganizerNothingOfAnotherOrganizer() {
        store().commit(keep("create", PROBE));
        store().commit(keep(ADA));
        var all = store().seenBy(new Reach.Everything("default"));
        var own = store().seenBy(new Reach.Own("default", PROBE.organizer()));
        for (var view : List.of(all, own, store().seenBy(new Reach.OneEvent("probe")))) {
            assertEquals(Optional.of(PROBE), view.event("probe"));
            assertEquals(List.of(ADA), view.attendees(PROBE, "", 10).items());
            assertTrue(view.invitation("probe", ADA.email()).isPresent());
        }
        for (var reach : List.of(
                new Reach.Everything("another"),
                new Reach.Own("default", "otto@example.org"),
                new Reach.Own("another", PROBE.organizer()),
                new Reach.OneEvent("other"))) {
            var view = store().seenBy(reach);
            assertEquals(Optional.empty(), view.event("probe"));
            assertEquals(Optional.empty(), view.invitation("probe", ADA.email()));
            assertThrows(View.Hidden.class, () -> view.attendees(PROBE, "", 10));
            assertThrows(View.Hidden.class, () -> view.statistics(PROBE));
            assertThrows(View.Hidden.class, () -> view.history(PROBE));
        }
        assertEquals(1, own.events(PROBE.organizer(), "", 10).items().size());
        assertThrows(View.Hidden.class, () -> own.events("otto@example.org", "", 10));
        assertThrows(View.Hidden.class, () -> own.statistics("otto@example.org"));
        assertThrows(View.Hidden.class, () -> own.events("", 10));
        assertThrows(View.Hidden.class, () -> own.quarantined("", 10));
        assertThrows(View.Hidden.class, () -> own.audit("", 10));
        assertThrows(View.Hidden.class, () -> own.keys("", 10));
        assertThrows(View.Hidden.class, () -> own.invitations(ADA.email(), "", 10));
        var foreign = store().seenBy(new Reach.Everything("another"));
        assertEquals(List.of(), foreign.events("", 10).items());
        assertEquals(List.of(), foreign.invitations(ADA.email(), "", 10).items());
    }

    @Test
    void aKeyIsFoundByItsHashAndListedForItsTenantAlone() {
        var key = new ApiKey(
                "k1",
                "default",
                "f00",
                "Web form",
                "",
                Set.of(Caller.Scope.READ),
                NOW,
                Optional.of(NOW.plusSeconds(9)),
                false,
                1);
        store().commit(Samples.changes(new Change.Keep(key)));
        assertEquals(Optional.of(key), store().apiKey("f00"));
        var view = store().seenBy(new Reach.Everything("default"));
        assertEquals(List.of(key), view.keys("", 10).items());
        store().commit(Samples.changes(new Change.Keep(key.revoke())));
        assertEquals(Optional.of(key.revoke()), view.key("k1"));
        var foreign = store().seenBy(new Reach.Everything("another"));
        assertEquals(List.of(), foreign.keys("", 10).items());
        assertEquals(Optional.empty(), foreign.key("k1"));
    }

    @Test
    void linesOfTheAuditLogAreKeptAsTheyWereFirstWritten() {
        var first = new Entry("default", NOW, "1", "system-key", "attendee invited", "probe");
        store().audit(first);
        store().audit(new Entry("default", NOW, "1", "somebody", "nothing", ""));
        store().audit(new Entry("default", NOW.plusSeconds(1), "2", "system-key", "report read", "probe"));
        store().audit(new Entry("another", NOW, "3", "system-key", "report read", "other"));
        var lines =
                store().seenBy(new Reach.Everything("default")).audit("", 10).items();
        assertEquals(
                List.of("report read", "attendee invited"),
                lines.stream().map(Entry::what).toList());
        assertEquals(first, lines.get(1));
    }

    @Test
    void theTokenFindsTheInvitation() {
        store().commit(keep("create", PROBE));
        store().commit(keep(ADA));
        store().commit(keep(ADA.answered(Samples.answer(PartStat.TENTATIVE)).next()));
        Invitation now = new Invitation(
                PROBE, ADA.answered(Samples.answer(PartStat.TENTATIVE)).next());
        assertEquals(Optional.of(now), store().invitation(ADA.token()));
        assertEquals(Optional.of(now), store().invitation("probe", "ada@example.org"));
        assertEquals(Optional.empty(), store().invitation("probe", "bob@example.org"));
    }

    @Test
    void aMailIsClaimedOnceUntilItsLeaseEndsAndNeverAfterItWasSent() {
        assertTrue(store().claim("mail", LEASE, NOW));
        assertThrows(Store.InFlight.class, () -> store().claim("mail", LEASE, NOW.plusSeconds(29)));
        assertTrue(store().claim("mail", LEASE, NOW.plusSeconds(30)));
        assertThrows(Store.InFlight.class, () -> store().claim("mail", LEASE, NOW.plusSeconds(59)));
        store().sent("mail", "ses-1", NOW.plusSeconds(31));
        assertFalse(store().claim("mail", LEASE, NOW.plusSeconds(32)));
        assertFalse(store().claim("mail", LEASE, NOW.plus(Duration.ofDays(99))));
        assertTrue(store().claim("another", LEASE, NOW));
    }

    @Test
    void oneOfManyRacingSendersClaimsAMail() throws Exception {
        List<Boolean> claims = Race.of(50, i -> {
            try {
                return store().claim("mail", LEASE, NOW);
            } catch (Store.InFlight other) {
                return false;
            }
        });
        assertEquals(1, claims.stream().filter(won -> won).count());
    }

    @Test
    void quarantineShowsTheNewestFirst() {
        List<Refusal> newestFirst = IntStream.range(0, 25)
                .mapToObj(i -> refusal("id-" + i, NOW.minusMillis(i * 500L), "unreadable"))
                .toList();
        List<Refusal> shuffled = new ArrayList<>(newestFirst);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.forEach(store()::quarantine);
        assertEquals(newestFirst, walk(after -> store().quarantined("default", after, 10)));
        assertEquals(
                newestFirst.subList(0, 3), store().quarantined("default", "", 3).items());
        assertEquals("", store().quarantined("default", "", 25).next());
    }

    @Test
    void whatSomebodySaidFirstStands() {
        assertEquals(Consent.NONE, store().said("place"));
        assertEquals(Consent.GRANTED, store().consent("place", Consent.GRANTED));
        assertEquals(Consent.GRANTED, store().consent("place", Consent.DENIED));
        assertEquals(Consent.GRANTED, store().said("place"));
        assertEquals(Consent.NONE, store().said("another place"));
    }

    @Test
    void theSameRefusalAgainReplacesTheFirst() {
        store().quarantine(refusal("id", NOW, "unreadable"));
        store().quarantine(refusal("other", NOW, "unreadable"));
        store().quarantine(refusal("id", NOW, "too large"));
        assertEquals(
                List.of(refusal("other", NOW, "unreadable"), refusal("id", NOW, "too large")),
                store().quarantined("default", "", 10).items());
    }

    @Test
    void aBrandIsKeptByItsVersion() {
        var organizer = "olga@example.org";
        assertEquals(Brand.none("default", organizer), store().brand("default", organizer));
        var first = new Brand("default", organizer, "Choir", "#2f6fed", "", "", "de", 1);
        store().commit(Decision.apply("", List.of(new Change.Keep(first)), List.of()));
        assertEquals(first, store().brand("default", organizer));
        assertEquals(0, store().brand("another", organizer).version());
        var stale = Decision.apply("", List.of(new Change.Keep(first)), List.of());
        assertThrows(Store.Conflict.class, () -> store().commit(stale));
    }

    @Test
    void suspensionIsRemembered() {
        store().suspend("olga@example.org", true);
        assertTrue(store().suspended("olga@example.org"));
        assertFalse(store().suspended("otto@example.org"));
        store().suspend("olga@example.org", false);
        assertFalse(store().suspended("olga@example.org"));
    }

    private static <T> List<T> walk(Function<String, Page<T>> pages) {
        List<T> all = new ArrayList<>();
        Page<T> page = pages.apply("");
        all.addAll(page.items());
        while (!page.next().isEmpty()) {
            page = pages.apply(page.next());
            all.addAll(page.items());
        }
        return all;
    }
}
