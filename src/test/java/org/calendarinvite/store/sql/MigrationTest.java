package org.calendarinvite.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.Samples;
import org.calendarinvite.store.Store;
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

    private void before(String... statements) throws SQLException {
        var url = "jdbc:sqlite:" + folder.resolve("store.db");
        Flyway.configure().dataSource(url, null, null).target("2").load().migrate();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (var one : statements) statement.execute(one);
        }
    }
}
