package org.calendarinvite.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.store.MovedClock;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.Samples;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.Sweeper;
import org.calendarinvite.store.Terms;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder of an earlier version is brought along. */
class MigrationTest {

    private static final Instant SECOND = Samples.NOW.truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    Path folder;

    @Test
    void whatWasKeptInTablesOfTheirOwnIsFoundOnShelves() throws SQLException {
        var event = Samples.event("probe", "olga@example.org", "client-1");
        var ada = Samples.attendee("probe", "ada@example.org");
        var refusal = Samples.refusal("id", SECOND, "unreadable");
        before(
                "INSERT INTO event VALUES ('probe', 'olga@example.org', 'client-1', 1, '" + Rows.write(event) + "')",
                "INSERT INTO attendee VALUES ('probe', 'ada@example.org', '" + ada.token() + "', 1, '" + Rows.write(ada)
                        + "')",
                "INSERT INTO account VALUES ('olga@example.org', 1), ('otto@example.org', 0)",
                "INSERT INTO quarantine VALUES ('" + refusal.place().name() + "', '" + Rows.write(refusal) + "')",
                "INSERT INTO consent VALUES ('" + refusal.place().name() + "', 'GRANTED')");
        try (var store = new Store(SqlRecords.open(folder.resolve("store.db")))) {
            assertEquals(Optional.of(event), store.event("default", "olga@example.org", "client-1"));
            assertEquals(Optional.of(new Invitation(event, ada)), store.guests().invitation(ada.token()));
            assertEquals(List.of(ada), store.guests().attendees("probe", "", 10).items());
            assertEquals(
                    List.of(ada),
                    store.guests().invitations("ada@example.org", "", 10).items().stream()
                            .map(Invitation::attendee)
                            .toList());
            assertEquals(
                    List.of(refusal),
                    store.trail().quarantined("default", "", 10).items());
            assertEquals(Consent.GRANTED, store.trail().said(refusal.name()));
            store.commit(Samples.keep("later", Samples.cancelled(event)));
            assertTrue(store.event("probe").map(Event::cancelled).orElseThrow());
        }
    }

    @Test
    void eventsOfTheTimeBeforeAreListedInTheOrderOfTime() throws SQLException {
        for (var created : List.of(Samples.NOW, SECOND, SECOND.plusMillis(500))) {
            var uid = created.toString();
            var event = Samples.created(uid, "olga@example.org", created);
            before("INSERT INTO event VALUES ('" + uid + "', 'olga@example.org', 'client-" + uid + "', 1, '"
                    + Rows.write(event) + "')");
        }
        try (var store = new Store(SqlRecords.open(folder.resolve("store.db")))) {
            var later = Samples.created("later", "olga@example.org", SECOND.plusMillis(200));
            store.commit(Samples.keep("create", later));
            var times = store.events("default", "", 10).items().stream()
                    .map(Event::created)
                    .toList();
            assertEquals(List.of(SECOND.plusMillis(500), SECOND.plusMillis(200), Samples.NOW, SECOND), times);
        }
    }

    @Test
    void whatWasHeldBeforeThereWereTenantsIsTheFirstOnes() throws SQLException {
        var refusal = Samples.refusal("id", SECOND, "unreadable");
        var other = Samples.refusal("other", SECOND, "unreadable");
        at(
                "3",
                "INSERT INTO record VALUES ('quarantine', '" + refusal.place().name() + "', 1, '" + Rows.write(refusal)
                        + "')",
                "INSERT INTO record VALUES ('quarantine', '" + other.place().name() + "', 1, '" + Rows.write(other)
                        + "')",
                "INSERT INTO record VALUES ('consent#" + refusal.place().name() + "', 'consent', 1, 'DENIED')",
                "INSERT INTO mail VALUES ('probe/ann/INVITE_DUE/1', 1, 2, 'ses-1')",
                "INSERT INTO quota VALUES ('events#olga@example.org', 3)");
        try (var store = new Store(SqlRecords.open(folder.resolve("store.db")))) {
            assertEquals(
                    List.of(other, refusal),
                    store.trail().quarantined("default", "", 10).items());
            assertEquals(Consent.DENIED, store.trail().said(refusal.name()));
            assertEquals(Consent.NONE, store.trail().said(other.name()));
            var sent = store.trail().mails("probe", "ann", "", 10).items().get(0);
            assertEquals(-1, sent.sequence(), "nobody knows any more");
            assertEquals("ses-1", sent.service());
            assertEquals(3, store.taken(EventDesk.quota("default", "olga@example.org")));
        }
    }

    @Test
    void livingEventsCountForTheFirstTenantAndOtherCountsStay() throws SQLException {
        at(
                "5",
                "INSERT INTO quota VALUES ('events#olga@example.org', 2), ('invites#events#1', 7), ('delegates#uid#token', 1)",
                "INSERT INTO mail VALUES ('probe/ann/UPDATE_DUE/2', 1, 2, 'ses-2', 4)");
        try (var store = new Store(SqlRecords.open(folder.resolve("store.db")))) {
            assertEquals(2, store.taken(EventDesk.quota("default", "olga@example.org")));
            assertEquals(0, store.taken("events#olga@example.org"));
            assertEquals(7, store.taken("invites#events#1"));
            assertEquals(1, store.taken("delegates#uid#token"));
            assertEquals(
                    4,
                    store.trail().mails("probe", "ann", "", 10).items().get(0).sequence());
        }
    }

    @Test
    void whatWasKeptForEverIsKeptForAsLongAsIfItHadComeToday() throws SQLException {
        var event = Samples.event("probe", "olga@example.org", "client-1");
        var refusal = Samples.refusal("id", SECOND, "unreadable");
        at(
                "6",
                "INSERT INTO record VALUES ('event#probe', 'event', 1, '" + Rows.write(event) + "')",
                "INSERT INTO record VALUES ('quarantine#default', '"
                        + refusal.place().name() + "', 1, '" + Rows.write(refusal) + "')",
                "INSERT INTO decision VALUES ('key', '" + Rows.remember(Decision.record("key", "then", List.of()))
                        + "')");
        var now = Instant.now();
        assertEquals("then", decided(now.plus(Duration.ofDays(59))));
        assertEquals("now", decided(now.plus(Duration.ofDays(61))));
        var clock = new MovedClock(now.plus(Duration.ofDays(89)));
        var terms = Terms.of(Worlds.in(folder).keep(), clock);
        try (var store = new Store(SqlRecords.open(folder.resolve("store.db"), terms))) {
            assertEquals(
                    List.of(refusal),
                    store.trail().quarantined("default", "", 10).items());
            clock.move(Duration.ofDays(2));
            assertEquals(List.of(), store.trail().quarantined("default", "", 10).items());
            new Sweeper(store).records();
            assertEquals(Optional.of(event), store.event("probe"));
        }
    }

    private String decided(Instant now) {
        var terms = Terms.of(Worlds.in(folder).keep(), new MovedClock(now));
        try (var store = new Store(SqlRecords.open(folder.resolve("store.db"), terms))) {
            return store.commit(Decision.record("key", "now", List.of())).reason();
        }
    }

    private void before(String... statements) throws SQLException {
        at("2", statements);
    }

    /** As a server of that version left it. */
    private void at(String version, String... statements) throws SQLException {
        var url = "jdbc:sqlite:" + folder.resolve("store.db");
        Flyway.configure().dataSource(url, null, null).target(version).load().migrate();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (var one : statements) statement.execute(one);
        }
    }
}
