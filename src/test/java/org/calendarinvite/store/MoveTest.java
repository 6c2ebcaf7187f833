package org.calendarinvite.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.calendarinvite.decision.Place;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveTest {

    @TempDir
    Path folder;

    private final List<Long> steps = new ArrayList<>();
    private final Move move = new Move(steps::add);
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final List<Records> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(Records::close);
    }

    @Test
    void everythingThatIsKeptIsInTheFileAndComesOutOfItUnchanged() {
        var from = store("from");
        new EverywhereKept().putInto(new Store(from));
        var to = store("to");
        long written = move.write(from, file);
        assertEquals(written, move.read(read(file.toByteArray()), to));
        assertEquals(things(from), things(to));
        assertEquals(written, things(to).size());
    }

    @Test
    void whatIsOverStaysBehind() {
        var from = store("from");
        from.movable()
                .keep(List.of(
                        record("old", Optional.of(Instant.EPOCH)),
                        new Carried.Spent("old", 1, Instant.EPOCH),
                        record("new", Optional.empty())));
        assertEquals(1, move.write(from, file));
    }

    @Test
    void manyThingsAreToldAsTheyGoBy() {
        var from = many(10_001);
        move.write(from, file);
        assertEquals(List.of(10_000L), steps);
        assertEquals(10_001, move.read(read(file.toByteArray()), store("to")));
        assertEquals(List.of(10_000L, 10_000L), steps);
    }

    @Test
    void aFileThatIsCutOffIsRefusedAndTheImportIsRepeatedWithTheWholeOne() {
        var from = many(2_000);
        move.write(from, file);
        var to = store("to");
        var whole = file.toByteArray();
        var refused =
                assertThrows(Move.Refused.class, () -> move.read(read(Arrays.copyOf(whole, whole.length / 2)), to));
        assertTrue(refused.getMessage().contains("copy it again"), refused.getMessage());
        var half = assertThrows(Move.Refused.class, () -> move.write(to, new ByteArrayOutputStream()));
        assertTrue(half.getMessage().contains("repeat it first"), half.getMessage());
        assertEquals(2_000, move.read(read(whole), to));
        assertEquals(things(from), things(to));
    }

    @Test
    void aLineLessIsNoWholeFile() throws Exception {
        var lines =
                "{\"format\":\"calendar-invite-server/store/1\",\"id\":\"1\",\"at\":\"2026-11-26T00:00:00Z\"}\n{\"things\":1}\n";
        assertThrows(Move.Refused.class, () -> move.read(read(zipped(lines)), store("to")));
    }

    @Test
    void anotherFileDoesNotGoIntoAnInterruptedImport() {
        move.write(many(2_000), file);
        var first = file.toByteArray();
        file.reset();
        move.write(many(10), file);
        var to = store("to");
        assertThrows(Move.Refused.class, () -> move.read(read(Arrays.copyOf(first, first.length / 2)), to));
        var other = assertThrows(Move.Refused.class, () -> move.read(read(file.toByteArray()), to));
        assertTrue(other.getMessage().contains("another file"), other.getMessage());
    }

    @Test
    void aStoreThatIsInUseIsNotImportedInto() {
        move.write(many(10), file);
        var to = many(1);
        var refused = assertThrows(Move.Refused.class, () -> move.read(read(file.toByteArray()), to));
        assertTrue(refused.getMessage().contains("not empty"), refused.getMessage());
        assertEquals(1, things(to).size());
    }

    @Test
    void whatNoExportWroteIsRefused() throws Exception {
        var no = assertThrows(Move.Refused.class, () -> move.read(read(zipped("{}\n")), store("to")));
        assertTrue(no.getMessage().contains("no file"), no.getMessage());
        assertThrows(
                Move.Refused.class,
                () -> move.read(read("not zipped".getBytes(StandardCharsets.UTF_8)), store("other")));
        assertThrows(Move.Refused.class, () -> move.read(read(new byte[0]), store("none")));
    }

    private static InputStream read(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] zipped(String text) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private Records many(int number) {
        var records = store("many-" + open.size());
        List<Carried> things = new ArrayList<>();
        for (int i = 0; i < number; i++) things.add(record("thing-" + i, Optional.empty()));
        records.movable().keep(things);
        return records;
    }

    private static Carried record(String name, Optional<Instant> end) {
        return new Carried.Entry(new Place("shelf", name), 3, "{\"name\":\"" + name + "\"}", end);
    }

    private Records store(String name) {
        var records = SqlRecords.open(folder.resolve(name + ".db"));
        open.add(records);
        return records;
    }

    static List<String> things(Records records) {
        List<String> all = new ArrayList<>();
        records.movable().each(thing -> all.add(Rows.write(thing)));
        return all.stream().sorted().toList();
    }
}
