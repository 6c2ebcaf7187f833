package org.calendarinvite.store.sql;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.calendarinvite.Worlds;
import org.calendarinvite.store.PersonContract;
import org.calendarinvite.store.PrivacyTable.Raw;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.Sweeper;
import org.calendarinvite.store.Terms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlPersonTest extends PersonContract {

    /** Table → the columns with its name, and the rest. */
    private static final Map<String, String> TABLES = Map.of(
            "record", "SELECT shelf, name, body FROM record",
            "decision", "SELECT 'decision#' || name, '', body FROM decision",
            "mail", "SELECT 'mail#' || id, '', service FROM mail",
            "statistic", "SELECT 'statistics#' || uid, name, total FROM statistic",
            "quota", "SELECT 'quota#' || name, '', taken FROM quota",
            "allowance", "SELECT 'allowance#' || name, '', taken FROM allowance");

    @TempDir
    Path folder;

    @Override
    protected Store open() {
        return opened(Clock.systemUTC());
    }

    private Store opened(Clock clock) {
        var terms = Terms.of(Worlds.in(folder).keep(), clock);
        return new Store(SqlRecords.open(folder.resolve("store.db"), terms));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void timeForgetsWhatTheTableSaysEvenIfNobodyAsks() {
        store.close();
        store = opened(Clock.fixed(then().plus(Duration.ofDays(402)), ZoneOffset.UTC));
        new Sweeper(store).records();
        var left = raw();
        for (var kind : TABLE.kinds()) {
            if (kind.object()) continue;
            boolean ends =
                    kind.forgotten().startsWith("cis.keep.") && !kind.name().equals("Attendee")
                            || kind.name().equals("Once")
                            || kind.name().startsWith("counts of");
            boolean there = left.stream().anyMatch(row -> kind(row).equals(kind));
            if (ends) assertFalse(there, kind::toString);
            else assertTrue(there, kind::toString);
        }
    }

    @Override
    protected List<Raw> raw() {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
                var statement = connection.createStatement()) {
            List<Raw> all = new ArrayList<>();
            try (var tables = statement.executeQuery(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'flyway%'")) {
                while (tables.next()) assertTrue(TABLES.containsKey(tables.getString(1)), tables.getString(1));
            }
            for (var select : TABLES.values()) {
                try (var rows = statement.executeQuery(select)) {
                    while (rows.next()) all.add(new Raw(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
