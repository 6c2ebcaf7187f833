package org.calendarinvite.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkPage;
import org.calendarinvite.bulk.BulkRow;
import org.calendarinvite.bulk.Glance;
import org.calendarinvite.bulk.Layout;
import org.calendarinvite.bulk.Outline;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.settings.Bulk;
import org.calendarinvite.settings.Settings;

/** Lists of people as comma-separated values → rows, a page at a time. */
@ApplicationScoped
@Named("sheetReader")
public class SheetReader {

    private static final String NO_TEXT =
            "The list is not text but a spreadsheet or something else, so nobody was invited. "
                    + "Open it in your spreadsheet, choose \"Save as\" and there CSV (comma separated, UTF-8), and send that file.";

    /** Rows that show what a column holds. */
    private static final int SAMPLES = 3;

    private final Bulk limits;

    @Inject
    public SheetReader(Settings settings) {
        this(settings.bulk());
    }

    SheetReader(Bulk limits) {
        this.limits = limits;
    }

    /**
     * Reads all of it once, and keeps nothing.
     *
     * @param uids whether rows must name their event
     * @throws Refused when it cannot be read, is too large or has no rows
     */
    public Outline outline(byte[] file, boolean uids) {
        return outline(file, first -> Columns.of(first, uids));
    }

    /**
     * The same of a list for one event.
     *
     * @param columns what its columns mean, as {@link Columns#chosen}; empty when the first row says it
     */
    public Outline outline(byte[] file, String columns) {
        return outline(
                file,
                columns.isEmpty()
                        ? first -> Columns.of(first, false)
                        : first -> Columns.enough(Columns.chosen(first, columns)));
    }

    /** What its columns would mean, be it enough to invite anybody by or not. */
    public Glance glance(byte[] file, String columns) {
        var charset = charset(file);
        try {
            var sheet = new Sheet(
                    text(new ByteArrayInputStream(file), charset),
                    charset,
                    limits,
                    columns.isEmpty() ? Columns::guessed : first -> Columns.chosen(first, columns));
            return new Glance(charset.name(), sheet.layout().separator(), sheet.columns(SAMPLES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows of a file that was outlined before. */
    public List<BulkRow> rows(byte[] file, Outline outline) {
        var charset = Charset.forName(outline.charset());
        List<BulkRow> rows = new ArrayList<>();
        try {
            var sheet = new Sheet(
                    text(new ByteArrayInputStream(file), charset),
                    charset,
                    limits,
                    first -> Columns.of(first, outline.layout()));
            for (var row = sheet.next(); row.isPresent(); row = sheet.next()) rows.add(row.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private Charset charset(byte[] file) {
        if (file.length > limits.bytes())
            throw new Refused("The list has more than " + limits.bytes()
                    + " bytes, so nobody was invited. Send it in several files.");
        return Encoding.of(file).orElseThrow(() -> new Refused(NO_TEXT));
    }

    private Outline outline(byte[] file, Function<Cells, Columns> reading) {
        try {
            return outline(file, charset(file), reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outline outline(byte[] file, Charset charset, Function<Cells, Columns> reading) throws IOException {
        var sheet = new Sheet(text(new ByteArrayInputStream(file), charset), charset, limits, reading);
        List<Layout.Start> pages = new ArrayList<>();
        int rows = 0;
        for (var start = sheet.start(); start.isPresent(); start = sheet.start()) {
            if (rows % BulkPage.SIZE == 0) pages.add(start.get());
            sheet.next();
            if (++rows > limits.rows())
                throw new Refused("The list has more than " + limits.rows()
                        + " rows, so nobody was invited. Send it in several files.");
        }
        if (rows == 0)
            throw new Refused("The list has no row but the first, which names the columns. Give each person a row.");
        boolean counted = sheet.offset() == file.length;
        return new Outline(charset.name(), rows, counted ? sheet.layout().withPages(pages) : sheet.layout());
    }

    /**
     * The rows of a page.
     *
     * @param raw the file from the page's first byte on
     */
    public BulkPage read(@Body BulkPage page, @Variable("raw") InputStream raw) throws IOException {
        try (raw) {
            var sheet = sheet(page.job(), raw);
            List<BulkRow> rows = new ArrayList<>();
            while (rows.size() < BulkPage.SIZE && sheet.start().isPresent()) {
                var row = sheet.next().orElseThrow();
                if (row.number() >= page.job().next()) rows.add(row);
            }
            return page.read(rows);
        }
    }

    /** Where it is not known where pages lie, all of the file, whose rows before the page are passed over. */
    private Sheet sheet(BulkJob job, InputStream raw) throws IOException {
        var charset = Charset.forName(job.charset());
        var text = text(raw, charset);
        var begins = job.layout().page(job.next());
        return begins.isPresent()
                ? new Sheet(text, charset, limits, job.layout(), begins.get())
                : new Sheet(text, charset, limits, first -> columns(job, first));
    }

    private static Columns columns(BulkJob job, Cells first) {
        return job.layout().equals(Layout.UNKNOWN)
                ? Columns.of(first, job.uid().isEmpty())
                : Columns.of(first, job.layout());
    }

    private static Reader text(InputStream in, Charset charset) {
        return new InputStreamReader(in, charset);
    }
}
