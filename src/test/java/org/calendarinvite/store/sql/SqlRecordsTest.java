package org.calendarinvite.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.event.Event;
import org.calendarinvite.store.Samples;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.StoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlRecordsTest extends StoreContract {

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("data/store.db")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected Store store() {
        return store;
    }

    @Test
    void dataSurvivesReopening() {
        Event event = Samples.event("probe", "olga@example.org", "client-1");
        store.commit(Samples.keep("create", event));
        store.commit(Samples.count("probe", "ada", "attendees", 1));
        store.claim("mail", Duration.ofSeconds(30), Samples.NOW);
        store.sent("mail", "ses-1", 0, Samples.NOW);
        store.close();
        open();
        assertEquals(Optional.of(event), store.event("probe"));
        assertEquals(Map.of("attendees", 1L), store.statistics("probe"));
        assertFalse(store.claim("mail", Duration.ofSeconds(30), Samples.NOW.plusSeconds(99)));
    }
}
