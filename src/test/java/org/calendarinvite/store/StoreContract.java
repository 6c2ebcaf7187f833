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

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.calendarinvite.Worlds;
import org.calendarinvite.access.ApiKey;
import org.calendarinvite.access.Caller;
import org.calendarinvite.access.Entry;
import org.calendarinvite.access.Reach;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Place;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Story;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.event.EventRequest;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.HookDesk;
import org.calendarinvite.hook.HookSend;
import org.calendarinvite.hook.Listened;
import org.calendarinvite.hook.Schedule;
import org.calendarinvite.hook.Secret;
import org.calendarinvite.hook.SendCase;
import org.calendarinvite.hook.Sending;
import org.calendarinvite.hook.Told;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Erasure;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.invite.InviteRequest;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.invite.Suppression;
import org.calendarinvite.invite.Tally;
import org.calendarinvite.invite.Timeline;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.Grant;
import org.calendarinvite.organizer.Order;
import org.calendarinvite.organizer.OrderDesk;
import org.calendarinvite.organizer.OrderRequest;
import org.calendarinvite.schedule.Seasons;
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
        assertEquals(Optional.empty(), store().guests().invitation("nothing", "nobody@example.org"));
        assertEquals(Optional.empty(), store().guests().invitation("nothing"));
        assertEquals(new Page<>(List.of(), ""), store().guests().attendees("nothing", "", 10));
        assertEquals(Map.of(), store().statistics("nothing"));
        assertEquals(0, store().taken("nothing"));
        assertEquals(Optional.empty(), store().register().account("default", "nobody@example.org"));
        assertEquals(new Page<>(List.of(), ""), store().register().accounts("default", "", 10));
        assertEquals(Optional.empty(), store().register().order("default", "1"));
        assertEquals(new Page<>(List.of(), ""), store().trail().quarantined("default", "", 10));
    }

    @Test
    void aSeasonIsFoundByItsAddressAndItsGamesInTheirOrder() {
        assertEquals(Optional.empty(), store().seasons().season("cup"));
        var season = Seasons.season();
        store().commit(changes(new Change.Keep(season)));
        var games = Seasons.games(Seasons.rows(120));
        for (int i = 0; i < games.size(); i += 60)
            store().commit(changes(
                    games.subList(i, i + 60).stream().map(Change.Keep::new).toArray(Change[]::new)));
        assertEquals(Optional.of(season), store().seasons().season("cup"));
        assertEquals(games, store().seasons().games("cup"));
        assertEquals(2, store().seasons().games("cup", List.of(3, 7, 900)).size());
        assertEquals(
                List.of(season),
                store().seasons().of("default", Seasons.LEAGUE, "", 10).items());
        assertEquals(List.of(season), store().seasons().all("", 10).items());
        assertTrue(store().seasons().timetable("cup").orElseThrow().games().isEmpty(), "their events are not there");
        assertThrows(Store.Conflict.class, () -> store().commit(changes(new Change.Keep(games.get(0)))));
    }

    @Test
    void aNameOfAnyLengthIsUnknownAndNoError() {
        String endless = "ä".repeat(3000);
        assertEquals(Optional.empty(), store().event(endless));
        assertEquals(Optional.empty(), store().event(endless, endless, endless));
        assertEquals(Optional.empty(), store().guests().invitation(endless));
        assertEquals(List.of(), store().guests().attendees(endless, endless, 10).items());
        assertEquals(
                List.of(),
                store().trail().quarantined("default", " " + endless, 10).items());
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
        assertEquals(Optional.empty(), store().guests().invitation(ADA.token()));
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
        assertEquals(
                Optional.of(new Invitation(cancelled(PROBE), ADA)),
                store().guests().invitation(ADA.token()));
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
    void whatDoesNotStandFindsWhatWasDecidedUnderItsKeyAndLeavesNothing() {
        var refused = Decision.refuse("No such date").under("answer");
        assertEquals(refused, store().recall(refused));
        assertEquals(refused, store().recall(refused), "nothing is left under the key");
        var first = Decision.apply("answer", List.of(), List.of(notice("probe")));
        store().commit(first);
        assertEquals(first, store().recall(refused));
        assertEquals(first, store().commit(store().recall(refused)));
        assertEquals(Decision.refuse("why"), store().recall(Decision.refuse("why")));
    }

    @Test
    void whatIsHeldAndKeptIsRememberedWithItsQuestion() {
        var held = Decision.ask("Wait", Question.enrol("op@example.org")).under("waiting");
        var first = held.keeping(List.of(new Change.Take("places", 5)), List.of(notice("probe")));
        assertEquals(first, store().commit(store().recall(first)));
        var again = store().recall(held);
        assertEquals(first.keeping(List.of(), first.notices()), again);
        assertEquals(again, store().commit(again));
        assertEquals(1, store().taken("places"));
    }

    @Test
    void aDecisionWithoutKeyIsNotRemembered() {
        store().commit(changes(new Change.Take("places", 5)));
        store().commit(changes(new Change.Take("places", 5)));
        store().commit(changes());
        assertEquals(2, store().taken("places"));
    }

    @Test
    void decisionsInOrderLandTogetherUntilOneWasMadeEarlier() {
        store().commit(take("old", 50));
        List<Decision> decisions =
                Stream.of("a", "b", "old", "c").map(key -> take(key, 50)).toList();
        assertEquals(decisions.subList(0, 2), first(decisions, 2));
        assertEquals(3, store().taken("places"));
        var standing = store().commitInOrder(decisions.subList(2, 4));
        assertEquals(List.of(remembered("old")), standing);
        assertEquals(decisions.subList(3, 4), store().commitInOrder(decisions.subList(3, 4)));
        assertEquals(4, store().taken("places"));
        assertEquals(List.of(remembered("a")), store().commitInOrder(decisions), "delivered again");
        assertEquals(List.of(), store().commitInOrder(List.of()));
    }

    @Test
    void ofDecisionsInOrderTheOneInConflictLandsNotAndThoseBeforeItDo() {
        List<Decision> decisions =
                IntStream.range(0, 60).mapToObj(i -> take("k" + i, 35)).toList();
        assertEquals(decisions.subList(0, 35), first(decisions, 35));
        assertThrows(Store.Conflict.class, () -> store().commitInOrder(decisions.subList(35, 60)));
        assertEquals(35, store().taken("places"));
        assertEquals(
                remembered("k34"),
                store().commitInOrder(decisions.subList(34, 60)).get(0));
    }

    @Test
    void manyDecisionsInOrderCountAndKeepEachItsOwn() {
        List<Decision> decisions = IntStream.range(0, 100)
                .mapToObj(i -> attendee("probe", "a%03d@example.org".formatted(i)))
                .map(one -> Decision.apply(
                        one.email(),
                        List.of(
                                new Change.Keep(one),
                                new Change.Count("probe", one.token(), Map.of("attendees", 1)),
                                new Change.Take("places", 100)),
                        List.of()))
                .toList();
        assertEquals(decisions, first(decisions, 100));
        assertEquals(Map.of("attendees", 100L), store().statistics("probe"));
        assertEquals(100, store().taken("places"));
        assertEquals(100, store().guests().attendees("probe", "", 200).items().size());
    }

    /** As often as it takes, for a store may write few of them at once. */
    private List<Decision> first(List<Decision> decisions, int wanted) {
        List<Decision> standing = new ArrayList<>();
        while (standing.size() < wanted)
            standing.addAll(store().commitInOrder(decisions.subList(standing.size(), wanted)));
        return standing;
    }

    private static Decision take(String key, int limit) {
        return Decision.apply(key, List.of(new Change.Take("places", limit)), List.of());
    }

    private static Decision remembered(String key) {
        return Decision.apply(key, List.of(), List.of());
    }

    @Test
    void severalPlacesAreTakenAtOnceOrNone() {
        var three = changes(new Change.Take("places", 4), new Change.Take("places", 4), new Change.Take("places", 4));
        assertEquals(three, store().commit(three));
        assertThrows(Store.Conflict.class, () -> store().commit(three));
        assertEquals(3, store().taken("places"));
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
    void aKeyOpensNothingWhenOneThatItComesFromDoesNot() {
        var first = key("f1", List.of(), Optional.empty());
        var second = key("f2", first.lineage(), Optional.of(NOW.plusSeconds(9)));
        var third = key("f3", second.lineage(), Optional.of(NOW.plusSeconds(99)));
        store().commit(changes(new Change.Keep(first), new Change.Keep(second), new Change.Keep(third)));
        assertEquals(List.of("f2", "f1"), third.makers());
        assertTrue(store().register().opens(third, NOW.plusSeconds(8)));
        assertFalse(store().register().opens(third, NOW.plusSeconds(9)), "as long as its makers, and no longer");
        assertTrue(store().register().opens(first, NOW.plusSeconds(9)));
        store().commit(changes(new Change.Keep(first.revoke())));
        assertFalse(store().register().opens(third, NOW));
        assertFalse(store().register().opens(second, NOW));
        assertFalse(store().register().opens(key("f4", List.of("nothing"), Optional.empty()), NOW));
    }

    private static ApiKey key(String sha256, List<String> makers, Optional<Instant> expires) {
        var scopes = Set.of(Caller.Scope.READ);
        return new ApiKey("id " + sha256, "default", sha256, "", "", scopes, makers, NOW, expires, false, 1);
    }

    @Test
    void whatIsSpentInTimeIsCountedTogetherAndToTheLastThatFits() throws Exception {
        store().commit(changes(spend(3)));
        List<Boolean> spent = Race.of(50, i -> spends(changes(spend(2), new Change.Take("places " + i, 1))));
        assertEquals(3, spent.stream().filter(won -> won).count());
        assertEquals(Map.of("mails#hour", 9), store().spent(List.of("mails#hour", "mails#day")));
        assertThrows(Store.Conflict.class, () -> store().commit(changes(spend(2))));
        store().commit(changes(spend(1)));
        assertThrows(Store.Conflict.class, () -> store().commit(changes(spend(1))));
        assertThrows(Store.Conflict.class, () -> store().commit(changes(new Change.Spend("small", 4, 5, NOT_YET))));
        assertEquals(Map.of(), store().spent(List.of("small")));
        assertEquals(Map.of(), store().spent(List.of()));
    }

    /** Stores ask the clock of the machine whether a count is over. */
    private static final Instant NOT_YET = Instant.parse("2100-01-01T00:00:00Z");

    private static Change spend(int times) {
        return new Change.Spend("mails#hour", 10, times, NOT_YET);
    }

    private boolean spends(Decision two) {
        while (store().spent(List.of("mails#hour")).get("mails#hour") <= 8) {
            try {
                store().commit(two);
                return true;
            } catch (Store.Conflict moved) {
                Thread.onSpinWait();
            }
        }
        return false;
    }

    @Test
    void aDecisionThatIsRememberedSpendsOnce() {
        var decision = Decision.apply("row", List.of(spend(4)), List.of(notice("probe")));
        store().commit(decision);
        store().commit(decision);
        assertEquals(Map.of("mails#hour", 4), store().spent(List.of("mails#hour")));
    }

    @Test
    void whoBeginsCancelsAndBeginsAgainComesToAnEndToo() {
        var settings = Worlds.in(Path.of("unused"), Map.of("cis.rates.events.organizer-per-hour", "3"));
        var cases = new Cases(store(), new Accounts(store(), settings), settings, new Recurrences());
        var desk = new EventDesk(new Recurrences());
        for (int i = 0; i < 3; i++) {
            var request = request("client-" + i);
            assertTrue(store().commit(desk.create(cases.event(request))).stands());
            var quota = EventDesk.quota("default", request.sender());
            store().commit(changes(new Change.Release(quota)));
            assertEquals(0, store().taken(quota));
        }
        var next = desk.create(cases.event(request("client-3")));
        assertEquals(Outcome.LIMITED, next.outcome());
        assertTrue(next.reason().startsWith("The limit of new events is reached (3 in an hour for each organizer)"));
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
        assertEquals(sorted, walk(after -> store().guests().attendees("probe", after, 250)));
        assertEquals(
                new Page<>(sorted, ""),
                store().guests().attendees("probe", "", 1200),
                "more than 1 MB, no page follows");
        assertEquals(
                sorted.get(0).email(),
                store().guests().attendees("probe", "", 1).next());
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
        assertEquals(List.of(new Invitation(other, hers), new Invitation(PROBE, ADA)), walk(after -> store().guests()
                .invitations(ADA.email(), after, 1)));
        assertEquals(
                List.of(),
                store().guests().invitations("nobody@example.org", "", 50).items());
    }

    @Test
    void whatIsSaidAgainstAnAddressIsReadWithTheInvitation() {
        store().commit(keep("create", PROBE));
        store().commit(keep(ADA));
        assertEquals(
                Optional.empty(),
                store().guests().recipient("default", ADA.token()).orElseThrow().against());
        var bounced = suppression("default", ADA.email(), 1);
        store().commit(changes(new Change.Keep(bounced), new Change.Keep(suppression("other", ADA.email(), 1))));
        for (var tenant : List.of("default", "other")) {
            var byToken = store().guests().recipient(tenant, ADA.token()).orElseThrow();
            assertEquals(
                    Optional.of(bounced), byToken.suppression(), "of the tenant whose event it is, whoever is asked");
            assertEquals(
                    byToken,
                    store().guests().recipient(tenant, "probe", ADA.email()).orElseThrow());
        }
        assertEquals(Optional.empty(), store().guests().recipient("default", "probe", "nobody@example.org"));
        var stranger = store().guests().seat("default", "probe", "nobody@example.org");
        assertEquals(
                List.of(true, false, false),
                List.of(
                        stranger.event().isPresent(),
                        stranger.attendee().isPresent(),
                        stranger.suppression().isPresent()));
        assertThrows(Store.Conflict.class, () -> store().commit(changes(new Change.Keep(bounced))));
        store().commit(changes(new Change.Keep(bounced.lifted(NOW).next())));
        assertEquals(
                Optional.empty(),
                store().guests().recipient("default", ADA.token()).orElseThrow().against());
    }

    @Test
    void suppressionsAreListedByAddress() {
        for (var email : List.of("c@example.org", "a@example.org", "b@example.org"))
            store().commit(changes(new Change.Keep(suppression("default", email, 1))));
        store().commit(changes(new Change.Keep(suppression("other", "d@example.org", 1))));
        assertEquals(
                List.of("a@example.org", "b@example.org", "c@example.org"),
                walk(after -> store().guests().suppressions("default", after, 2)).stream()
                        .map(Suppression::email)
                        .toList());
    }

    @Test
    void theMailsToOneAttendeeAreListedAndNobodyElses() {
        var due = List.of("INVITE_DUE/1", "UPDATE_DUE/20261201T090000Z/3", "UPDATE_DUE/2");
        for (var name : due) assertTrue(store().claim("probe/ada/" + name, LEASE, NOW));
        for (var other : List.of("probe/adam/UPDATE_DUE/2", "probe/ad", "probes/ada/UPDATE_DUE/2", "refused/ada"))
            assertTrue(store().claim(other, LEASE, NOW));
        store().sent("probe/ada/UPDATE_DUE/2", "ses-2", 7, NOW.plusSeconds(1));
        var mails = walk(after -> store().trail().mails("probe", "ada", after, 2));
        assertEquals(
                due.stream().sorted().toList(),
                mails.stream().map(SentMail::name).toList());
        var sent = mails.stream().filter(mail -> mail.sent().isPresent()).toList();
        assertEquals(
                List.of(new SentMail(
                        "UPDATE_DUE/2", Optional.of(NOW.plusSeconds(1).truncatedTo(ChronoUnit.MILLIS)), "ses-2", 7)),
                sent);
        assertEquals(
                List.of("update", ""), List.of(sent.get(0).kind(), sent.get(0).date()));
        assertEquals("20261201T090000Z", mails.get(2).date());
        assertFalse(store().claim("probe/ada/UPDATE_DUE/2", LEASE, NOW.plusSeconds(99)));
        assertThrows(Store.InFlight.class, () -> store().claim("probe/ada/INVITE_DUE/1", LEASE, NOW));
    }

    @Test
    void whatChangedAnAttendeeIsKeptWithTheChangeInTheOrderOfTime() {
        var event = new Invitation(PROBE, ADA);
        store().commit(changes(Tally.keep(Optional.empty(), event).toArray(Change[]::new)));
        var answered = ADA.answered(Samples.answer(PartStat.ACCEPTED)).next();
        store().commit(changes(
                Tally.keep(Optional.of(event), new Invitation(PROBE, answered)).toArray(Change[]::new)));
        assertEquals(
                List.of("invited", "answered"),
                walk(after -> store().trail().timeline("probe", ADA.id(), after, 1)).stream()
                        .flatMap(change -> change.happenings().stream())
                        .map(Timeline.Happening::what)
                        .toList());
        assertEquals(
                List.of(), store().trail().timeline("probe", "nobody", "", 10).items());
    }

    @Test
    void storiesOfMailsAreListedNewestFirstAndFoundByTheirTrace() {
        List<Story> told = new ArrayList<>();
        for (int i = 0; i < 25; i++) told.add(story("s" + i, "trace-" + i / 2, i));
        told.forEach(store()::file);
        store().file(told.get(3));
        Collections.reverse(told);
        assertEquals(told, walk(after -> store().trail().stories("default", after, 7)));
        assertEquals(List.of(), store().trail().stories("other", "", 7).items());
        assertEquals(
                List.of("s13", "s12"),
                store().trail().stories("default", "trace-6").stream()
                        .map(Story::id)
                        .toList());
        assertEquals(List.of(), store().trail().stories("default", "trace"));
        for (var one : told) assertEquals(Optional.of(one), store().trail().story("default", one.name()));
        for (var none :
                List.of("", "x", "3", "3.", "33.x", "-1.x", told.get(0).place().name()))
            assertEquals(Optional.empty(), store().trail().story("default", none), none);
    }

    private static Suppression suppression(String tenant, String email, long version) {
        var ground = new Suppression.Ground("", Suppression.Reason.BOUNCED, NOW, "550", "tr", Instant.EPOCH);
        return new Suppression(tenant, email, List.of(ground), version);
    }

    private static Story story(String id, String trace, int second) {
        return new Story(
                id,
                NOW.plusSeconds(second),
                "ada@example.org",
                "create@example.org",
                "Probe",
                Map.of("spf", "pass"),
                Outcome.APPLIED,
                "",
                "probe",
                "event_created",
                "",
                trace,
                "default");
    }

    @Test
    void aForgottenPersonIsFoundByNothingThatWasHers() {
        store().commit(keep("create", PROBE));
        store().commit(keep(ADA));
        store().commit(Erasure.forget(ADA, "nobody1"));
        assertEquals(Optional.empty(), store().guests().invitation("probe", ADA.email()));
        assertEquals(Optional.empty(), store().guests().invitation(ADA.token()));
        assertEquals(
                List.of(), store().guests().invitations(ADA.email(), "", 50).items());
        var left = store().guests().attendees("probe", "", 10).items();
        assertEquals(1, left.size());
        assertFalse(left.get(0).somebody());
        // And whoever is invited under her address later is new.
        store().commit(keep(attendee("probe", ADA.email())));
        assertEquals(2, store().guests().attendees("probe", "", 10).items().size());
    }

    @Test
    void nobodyIsForgottenInAVersionThatIsNoMore() {
        store().commit(keep(ADA));
        store().commit(keep(ADA.answered(Samples.answer(PartStat.ACCEPTED)).next()));
        assertThrows(Store.Conflict.class, () -> store().commit(Erasure.forget(ADA, "nobody1")));
        assertEquals(1, store().guests().attendees("probe", "", 10).items().size());
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
                List.of(),
                NOW,
                Optional.of(NOW.plusSeconds(9)),
                false,
                1);
        store().commit(Samples.changes(new Change.Keep(key)));
        assertEquals(Optional.of(key), store().register().apiKey("f00"));
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
        store().register().audit(first);
        store().register().audit(new Entry("default", NOW, "1", "somebody", "nothing", ""));
        store().register().audit(new Entry("default", NOW.plusSeconds(1), "2", "system-key", "report read", "probe"));
        store().register().audit(new Entry("another", NOW, "3", "system-key", "report read", "other"));
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
        assertEquals(Optional.of(now), store().guests().invitation(ADA.token()));
        assertEquals(Optional.of(now), store().guests().invitation("probe", "ada@example.org"));
        assertEquals(Optional.empty(), store().guests().invitation("probe", "bob@example.org"));
    }

    @Test
    void aMailIsClaimedOnceUntilItsLeaseEndsAndNeverAfterItWasSent() {
        assertTrue(store().claim("mail", LEASE, NOW));
        assertThrows(Store.InFlight.class, () -> store().claim("mail", LEASE, NOW.plusSeconds(29)));
        assertTrue(store().claim("mail", LEASE, NOW.plusSeconds(30)));
        assertThrows(Store.InFlight.class, () -> store().claim("mail", LEASE, NOW.plusSeconds(59)));
        store().sent("mail", "ses-1", 0, NOW.plusSeconds(31));
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
        shuffled.forEach(store()::file);
        assertEquals(newestFirst, walk(after -> store().trail().quarantined("default", after, 10)));
        assertEquals(
                newestFirst.subList(0, 3),
                store().trail().quarantined("default", "", 3).items());
        assertEquals("", store().trail().quarantined("default", "", 25).next());
    }

    @Test
    void whatSomebodySaidFirstStands() {
        assertEquals(Consent.NONE, store().trail().said("place"));
        assertEquals(Consent.GRANTED, store().trail().consent("place", Consent.GRANTED, NOW));
        assertEquals(Consent.GRANTED, store().trail().consent("place", Consent.DENIED, NOW));
        assertEquals(Consent.GRANTED, store().trail().said("place"));
        assertEquals(Consent.NONE, store().trail().said("another place"));
    }

    @Test
    void theSameRefusalAgainReplacesTheFirst() {
        store().file(refusal("id", NOW, "unreadable"));
        store().file(refusal("other", NOW, "unreadable"));
        store().file(refusal("id", NOW, "too large"));
        assertEquals(
                List.of(refusal("other", NOW, "unreadable"), refusal("id", NOW, "too large")),
                store().trail().quarantined("default", "", 10).items());
    }

    @Test
    void aBrandIsKeptByItsVersion() {
        var organizer = "olga@example.org";
        assertEquals(Brand.none("default", organizer), store().register().brand("default", organizer));
        var first = new Brand("default", organizer, "Choir", "#2f6fed", "", "", "de", 1);
        store().commit(Decision.apply("", List.of(new Change.Keep(first)), List.of()));
        assertEquals(first, store().register().brand("default", organizer));
        assertEquals(0, store().register().brand("another", organizer).version());
        var stale = Decision.apply("", List.of(new Change.Keep(first)), List.of());
        assertThrows(Store.Conflict.class, () -> store().commit(stale));
    }

    @Test
    void accountsAreListedByAddressAndByTenant() {
        var grant = new Grant("450789469", "1", "gold", 30, NOW);
        var otto = account("default", "otto@example.org", List.of(grant));
        var olga = account("default", "olga@example.org", List.of());
        for (var one : List.of(otto, olga, account("other", "olga@example.org", List.of())))
            store().commit(changes(new Change.Keep(one)));
        assertEquals(Optional.of(otto), store().register().account("default", "otto@example.org"));
        var first = store().register().accounts("default", "", 1);
        assertEquals(List.of(olga), first.items());
        assertEquals(
                List.of(otto),
                store().register().accounts("default", first.next(), 1).items());
        assertThrows(Store.Conflict.class, () -> store().commit(changes(new Change.Keep(olga))));
    }

    private static Account account(String tenant, String email, List<Grant> grants) {
        return new Account(tenant, email, Account.State.WAITING, true, "Spam", "silver", grants, 2, NOW, 1);
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

    @Test
    void fiftyEventsForTheLastPlacesAreExactlySoMany() throws Exception {
        var settings = Worlds.in(Path.of("unused"), Map.of("cis.limits.events-per-organizer", "3"));
        var cases = new Cases(store(), new Accounts(store(), settings), settings, new Recurrences());
        var desk = new EventDesk(new Recurrences());
        var made = Race.of(
                50,
                i -> Race.untilDone(() -> {
                    var decision = desk.create(cases.event(request("client-" + i)));
                    return decision.stands() ? store().commit(decision) : decision;
                }));
        assertEquals(3, made.stream().filter(Decision::stands).count());
        assertEquals(
                47,
                made.stream().filter(one -> one.outcome() == Outcome.LIMITED).count());
        assertEquals(
                3, store().events("default", "olga@example.org", "", 50).items().size());
        assertEquals(3, store().taken(EventDesk.quota("default", "olga@example.org")));
        assertEquals(
                1,
                store().register()
                        .account("default", "olga@example.org")
                        .orElseThrow()
                        .version());
    }

    @Test
    void fiftyGuestsForTheLastPlaceAreOneMore() throws Exception {
        var settings =
                Worlds.in(Path.of("unused"), Map.of("cis.plans.choir.events", "1", "cis.plans.choir.invites", "2"));
        var choir = new Account(
                "default", PROBE.organizer(), Account.State.ACTIVE, false, "", "choir", List.of(), 0, NOW, 1);
        store().commit(Decision.apply("", List.of(new Change.Keep(PROBE), new Change.Keep(choir)), List.of()));
        var cases = new Cases(store(), new Accounts(store(), settings), settings, new Recurrences());
        var desk = new InviteDesk(new Recurrences());
        IntFunction<Decision> invite = i -> Race.untilDone(() -> {
            var request = new InviteRequest(
                    "r" + i, "probe", "g" + i + "@example.org", "", "api", List.of(), NOW, "tr", "default");
            var decision = desk.decide(cases.invite(request));
            return decision.stands() ? store().commit(decision) : decision;
        });
        assertTrue(invite.apply(50).stands());
        var made = Race.of(50, invite);
        assertEquals(1, made.stream().filter(Decision::stands).count());
        assertEquals(
                49,
                made.stream().filter(one -> one.outcome() == Outcome.LIMITED).count());
        assertEquals(2, store().guests().attendees("probe", "", 60).items().size());
        assertEquals(2L, store().statistics("probe").get("attendees"));
        assertEquals(2, store().taken(InviteDesk.quota("probe")));
    }

    @Test
    void anOrderThatIsToldFiftyTimesAtOnceGivesItsDaysOnce() throws Exception {
        var accounts = new Accounts(store(), Worlds.in(Path.of("unused")));
        var line = new Order.Line("1", "olga@example.org", "gold", 30, 1);
        var paid = new OrderRequest("default", "450789469", true, false, List.of(line), List.of(), List.of(), "tr");
        var other = new OrderRequest("default", "450789470", true, false, List.of(line), List.of(), List.of(), "tr");
        Race.of(
                50,
                i -> Race.untilDone(
                        () -> store().commit(new OrderDesk().decide(accounts.order(i % 2 == 0 ? paid : other)))));
        var account = store().register().account("default", "olga@example.org").orElseThrow();
        assertEquals(2, account.grants().size());
        assertEquals(2, account.version());
    }

    private static EventRequest request(String clientUid) {
        return new EventRequest(
                EventRequest.Kind.REQUEST,
                "default",
                "olga@example.org",
                true,
                "olga@example.org",
                "Olga",
                clientUid,
                PROBE.source(),
                Optional.of(PROBE.details()),
                List.of(),
                Optional.empty(),
                true,
                "",
                "tr");
    }

    private static Told told(int second) {
        var at = NOW.plusSeconds(second);
        return new Told("default", "msg_" + second, "event.created", at, "probe", "", Told.Person.NOBODY, "{}", "tr");
    }

    @Test
    void theFeedIsReadOnFromAnyOfItsNames() {
        for (int i : new int[] {3, 1, 2}) store().commit(changes(new Change.Keep(told(i))));
        assertEquals(
                List.of(told(1), told(2), told(3)),
                store().feed().feed(Told.at("default", ""), 10).items());
        assertEquals(
                List.of(told(3)),
                store().feed().feed(Told.at("default", told(2).name()), 10).items());
        assertEquals(
                new Page<>(List.of(told(1)), told(1).name()), store().feed().feed(Told.at("default", ""), 1));
        assertEquals(
                List.of(told(2), told(3)),
                store().feed()
                        .feed(Told.at("default", Place.moment(NOW.plusSeconds(2))), 10)
                        .items());
        assertEquals(List.of(), store().feed().feed(Told.at("another", ""), 10).items());
        assertEquals(Optional.of(told(2)), store().feed().told("msg_2"));
        assertEquals(Optional.of(told(2)), store().feed().told("default", told(2).name()));
        assertThrows(Store.Conflict.class, () -> store().commit(changes(new Change.Keep(told(2)))), "told once");
    }

    @Test
    void aRecordThatIsTakenAwayIsGoneWithAllThatLedToIt() {
        store().commit(changes(new Change.Keep(told(1))));
        store().commit(changes(new Change.Forget(told(1))));
        assertEquals(Optional.empty(), store().feed().told("msg_1"));
        assertEquals(List.of(), store().feed().feed(Told.at("default", ""), 10).items());
        assertThrows(Store.Conflict.class, () -> store().commit(changes(new Change.Forget(told(1)))));
        store().commit(changes(new Change.Keep(told(1))));
        assertEquals(Optional.of(told(1)), store().feed().told("msg_1"));
    }

    @Test
    void onlyTheVersionThatWasReadIsTakenAway() {
        var hook = Hook.of("default", "whk_1", Secret.of(new byte[32]), WISH, NOW);
        store().commit(changes(new Change.Keep(hook), new Change.Take(Hook.quota("default"), 1)));
        var changed = new HookDesk(new Schedule(List.of(), Duration.ZERO)).change(hook, WISH);
        store().commit(changes(new Change.Keep(changed)));
        var release = new Change.Release(Hook.quota("default"));
        assertThrows(Store.Conflict.class, () -> store().commit(changes(new Change.Forget(hook), release)));
        assertEquals(1, store().taken(Hook.quota("default")));
        assertEquals(Optional.of(changed), store().feed().hook("default", "whk_1"));
        store().commit(changes(new Change.Forget(changed), release));
        assertEquals(0, store().taken(Hook.quota("default")));
        assertEquals(List.of(), store().feed().hooks("default", "", 10).items());
    }

    @Test
    void anAttemptIsReadBesideAllThatIsKnownOfIt() {
        var hook = Hook.of("default", "whk_1", Secret.of(new byte[32]), WISH, NOW);
        var due = HookSend.first(told(1), hook);
        assertEquals(
                new SendCase(due, Optional.empty(), Optional.empty(), Optional.empty(), NOW),
                store().feed().due(due, NOW));
        List.of(hook, told(1), sending(1)).forEach(one -> store().commit(changes(new Change.Keep(one))));
        assertEquals(
                new SendCase(due, Optional.of(hook), Optional.of(told(1)), Optional.of(sending(1)), NOW),
                store().feed().due(due, NOW));
    }

    @Test
    void whoListensIsKeptAsItWasSaidLast() {
        assertEquals(Optional.empty(), store().feed().listened("default"));
        var first = Listened.now("default", Optional.empty(), NOW, Duration.ofSeconds(5), Duration.ofHours(1));
        store().file(first);
        var later = Listened.now(
                "default", Optional.of(first), NOW.plusSeconds(60), Duration.ofSeconds(5), Duration.ofHours(1));
        store().file(later);
        assertEquals(Optional.of(later), store().feed().listened("default"));
        assertEquals(Optional.empty(), store().feed().listened("another"));
    }

    @Test
    void theInvitationsOfAListAreReadAtOnceWithoutThoseThatAreNone() {
        var event = event("probe", "olga@example.org", "client-probe");
        store().commit(Samples.keep("probe", event));
        var bob = attendee("probe", "bob@example.org");
        store().commit(Samples.keep(bob));
        var there = Attendee.at("probe", "bob@example.org");
        assertEquals(
                Map.of(there, new Invitation(event, bob)),
                store().guests()
                        .invited(
                                List.of(there, there, Attendee.at("probe", "no@x.org"), Attendee.at("no", "b@x.org"))));
        assertEquals(Map.of(), store().guests().invited(List.of()));
    }

    @Test
    void whatBecameOfMessagesIsListedFromBothEnds() {
        List<Sending> all =
                IntStream.range(0, 3).mapToObj(StoreContract::sending).toList();
        all.forEach(one -> store().commit(changes(new Change.Keep(one))));
        assertEquals(
                List.of(all.get(2), all.get(1)),
                store().feed().sendings("whk_1", "", 2).items());
        assertEquals(
                List.of(all.get(0)),
                store().feed().sendings("whk_1", all.get(1).name(), 2).items());
        assertEquals(all, store().feed().sendingsFrom("whk_1", "", 9).items());
        assertEquals(
                List.of(all.get(2)),
                store().feed()
                        .sendingsFrom("whk_1", Place.moment(NOW.plusSeconds(2)), 9)
                        .items());
        assertEquals(
                Optional.of(all.get(1)),
                store().feed().sending("whk_1", all.get(1).name()));
        assertEquals(
                Optional.empty(), store().feed().sending("whk_2", all.get(1).name()));
    }

    private static final Hook.Wish WISH = new Hook.Wish("https://x.example/", List.of(), "", false, false);

    private static Sending sending(int second) {
        var told = told(second);
        return new Sending(
                "whk_1",
                told.name(),
                told.id(),
                told.type(),
                Sending.State.WAITING,
                500,
                "no",
                1,
                0,
                NOW,
                Optional.of(NOW),
                1);
    }
}
