package org.calendarinvite.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterTest {

    private static final String INSERT = "INSERT INTO record (shelf, name, version, body) VALUES ('s', ?, 1, 'b')";

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("store.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoThrowsUndoesHisOwnWorkAlone() throws Exception {
        var threads = Executors.newFixedThreadPool(50);
        try {
            var start = new CountDownLatch(1);
            List<Future<Integer>> all = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return write(i);
                    }))
                    .toList();
            start.countDown();
            int failed = 0;
            for (int i = 0; i < all.size(); i++) {
                var one = all.get(i);
                if (i % 3 != 0) assertEquals(1, one.get().intValue());
                else failed += assertThrows(Exception.class, one::get).getCause() instanceof Refused ? 1 : 0;
            }
            assertEquals(67, failed);
        } finally {
            threads.shutdownNow();
        }
        assertEquals(133, count());
    }

    @Test
    void aStatementThatFailsLeavesTheOthersOfItsWorkUndone() {
        assertThrows(
                Sql.Failed.class,
                () -> database.write(sql -> sql.change(INSERT, "a") + sql.change("INSERT INTO nowhere VALUES (1)")));
        assertEquals(0, count());
        int rows = database.write(sql -> sql.change(INSERT, "a"));
        assertEquals(1, rows);
    }

    @Test
    void nobodyWritesToAClosedStore() {
        database.close();
        assertThrows(IllegalStateException.class, () -> database.write(sql -> sql.change(INSERT, "a")));
        database = Database.open(folder.resolve("store.db"));
        assertEquals(0, count());
    }

    private int write(int i) {
        return database.write(sql -> {
            int rows = sql.change(INSERT, "row" + i);
            if (i % 3 == 0) throw new Refused();
            return rows;
        });
    }

    private int count() {
        return database.read(sql -> sql.first(row -> row.getInt(1), "SELECT count(*) FROM record"))
                .orElseThrow();
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
