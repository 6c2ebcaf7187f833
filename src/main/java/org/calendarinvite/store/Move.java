package org.calendarinvite.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.calendarinvite.decision.Place;

/**
 * A store ↔ a file: gzipped lines of JSON in UTF-8, a {@link Head}, a {@link Carried} each, and an {@link Foot} without which the
 * file is not whole.
 *
 * @param progress is told how many things went by, every {@value #STEP}
 */
public record Move(LongConsumer progress) {

    /** What is being imported right now, or was when the import was interrupted. */
    private static final Place UNDER_WAY = new Place("move", "import");

    private static final String FORMAT = "calendar-invite-server/store/1";
    private static final int TOGETHER = 500;
    private static final int STEP = 10_000;

    /** @param id of this file, so that an interrupted import goes on with the same one only */
    record Head(String format, String id, Instant at) {}

    /** How many things stand between head and foot. */
    record Foot(long things) {}

    /** What the person who moves a store has to do differently, in a sentence. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String what) {
            super(what);
        }
    }

    /** @return how many things were written */
    public long write(Records from, OutputStream to) {
        if (from.read(UNDER_WAY).isPresent())
            throw new Refused("An import into this store was interrupted: repeat it first, with the same file.");
        try (var lines = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(to), UTF_8))) {
            line(lines, Rows.write(new Head(FORMAT, UUID.randomUUID().toString(), Instant.now())));
            var count = new long[1];
            from.movable().each(thing -> {
                line(lines, Rows.write(thing));
                if (++count[0] % STEP == 0) progress.accept(count[0]);
            });
            line(lines, Rows.write(new Foot(count[0])));
            return count[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(BufferedWriter lines, String text) {
        try {
            lines.write(text);
            lines.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Into an empty store, or one into which the same file went in part.
     *
     * @return how many things were read
     */
    public long read(InputStream from, Records to) {
        try (var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(from), UTF_8))) {
            begin(head(lines.readLine()).id(), to);
            long count = things(lines, to.movable());
            to.remove(List.of(UNDER_WAY));
            return count;
        } catch (EOFException | ZipException cut) {
            throw new Refused("The file is damaged, or not whole: copy it again and repeat the import.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Head head(String line) {
        var head = Optional.ofNullable(line)
                .filter(text -> text.contains("\"" + FORMAT + "\""))
                .map(text -> Rows.read(text, Head.class));
        return head.orElseThrow(() -> new Refused("This is no file that an export of this version has written."));
    }

    private static void begin(String id, Records to) {
        var before = to.read(UNDER_WAY);
        if (before.isEmpty() && !to.movable().empty())
            throw new Refused("The store is not empty: import into a new one, so that nothing is overwritten.");
        if (before.filter(other -> !other.equals(id)).isPresent())
            throw new Refused(
                    "The import of another file was interrupted here: repeat that one, or begin with an empty store.");
        to.put(UNDER_WAY, id, Optional.empty());
    }

    private long things(BufferedReader lines, Movable to) throws IOException {
        List<Carried> waiting = new ArrayList<>();
        long count = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.contains("\"is\":")) return ended(Rows.read(line, Foot.class), count, waiting, to);
            waiting.add(Rows.read(line, Carried.class));
            if (++count % TOGETHER == 0) keep(waiting, to);
            if (count % STEP == 0) progress.accept(count);
        }
        throw new EOFException();
    }

    private static long ended(Foot foot, long count, List<Carried> waiting, Movable to) throws IOException {
        if (foot.things() != count) throw new EOFException();
        keep(waiting, to);
        return count;
    }

    private static void keep(List<Carried> waiting, Movable to) {
        if (!waiting.isEmpty()) to.keep(waiting);
        waiting.clear();
    }
}
