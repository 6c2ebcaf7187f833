package org.calendarinvite.store;

import static org.calendarinvite.schedule.Seasons.order;
import static org.calendarinvite.schedule.Seasons.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.calendarinvite.Worlds;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedSeasonsTest {

    @TempDir
    Path data;

    private Store store;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(data.resolve("db")));
        new Importing(store, Worlds.in(data)).all(order("first"), rows(30));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void seasonsThatAreMadeUpTakeNoPlace() {
        var cached = new CachedSeasons(store, Duration.ofHours(1), 31);
        var cup = cached.season("cup").orElseThrow();
        for (int i = 0; i < 300; i++) assertEquals(Optional.empty(), cached.season("no-" + i));
        assertSame(cup, cached.season("cup").orElseThrow());
    }

    @Test
    void whatHasMoreGamesThanAreKeptIsReadEachTime() {
        var cached = new CachedSeasons(store, Duration.ofHours(1), 30);
        assertNotSame(cached.season("cup").orElseThrow(), cached.season("cup").orElseThrow());
    }
}
