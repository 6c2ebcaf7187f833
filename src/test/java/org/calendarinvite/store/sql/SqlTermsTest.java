package org.calendarinvite.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.hook.Told;
import org.calendarinvite.store.Samples;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.TermsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlTermsTest extends TermsContract {

    @TempDir
    Path folder;

    private Store store;

    @Override
    protected Store open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db"), terms));
        return store;
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void sweepingIsWhatTakesRowsAwayPageByPage() throws SQLException {
        for (int i = 0; i < 5; i++) {
            var told = new Told("default", "m" + i, "event.created", BEGUN, "", "", Told.Person.NOBODY, "{}", "tr");
            store.commit(Samples.changes(new Change.Keep(told)));
        }
        store.commit(Decision.record("key", "said", List.of()));
        store.allow("notices#ada@example.org#hour", 9, BEGUN.plusSeconds(1));
        clock.move(Duration.ofDays(31));
        assertEquals(12, rows());
        assertEquals(6, store.sweep(4), "of each table so many");
        assertEquals(4, store.sweep(4));
        assertEquals(2, store.sweep(4));
        assertEquals(0, rows());
    }

    private int rows() throws SQLException {
        var url = "jdbc:sqlite:" + folder.resolve("store.db");
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT (SELECT count(*) FROM record)"
                        + " + (SELECT count(*) FROM decision) + (SELECT count(*) FROM allowance)")) {
            return row.getInt(1);
        }
    }
}
