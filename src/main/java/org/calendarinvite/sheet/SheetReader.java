package org.calendarinvite.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.calendarinvite.bulk.BulkPage;
import org.calendarinvite.bulk.BulkRow;
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

    private final Bulk limits;

    /**
     * What is known of a list before anything is done with it.
     *
     * @param rows blank ones and the header not counted
     */
    public record Outline(String charset, int rows) {}

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
        if (file.length > limits.bytes())
            throw new Refused("The list has more than " + limits.bytes()
                    + " bytes, so nobody was invited. Send it in several files.");
        var charset = Encoding.of(file).orElseThrow(() -> new Refused(NO_TEXT));
        try {
            var sheet = sheet(new ByteArrayInputStream(file), charset, uids);
            int rows = 0;
            while (sheet.next().isPresent())
                if (++rows > limits.rows())
                    throw new Refused("The list has more than " + limits.rows()
                            + " rows, so nobody was invited. Send it in several files.");
            if (rows == 0)
                throw new Refused(
                        "The list has no row but the first, which names the columns. Give each person a row.");
            return new Outline(charset.name(), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a page; those before it are passed over. */
    public BulkPage read(@Body BulkPage page, @Variable("raw") InputStream raw) throws IOException {
        var job = page.job();
        try (raw) {
            var sheet = sheet(raw, Charset.forName(job.charset()), job.uid().isEmpty());
            List<BulkRow> rows = new ArrayList<>();
            var row = sheet.next();
            while (row.isPresent() && rows.size() < BulkPage.SIZE) {
                if (row.get().number() >= job.next()) rows.add(row.get());
                row = rows.size() < BulkPage.SIZE ? sheet.next() : Optional.empty();
            }
            return page.read(rows);
        }
    }

    private Sheet sheet(InputStream in, Charset charset, boolean uids) throws IOException {
        return new Sheet(new InputStreamReader(in, charset), limits, uids);
    }
}
