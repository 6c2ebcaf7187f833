package org.calendarinvite.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.Rejection;
import org.calendarinvite.decision.Traced;

/**
 * What became of a list, for its organizer.
 *
 * @param csv its rejected rows in UTF-8, with the mark by which spreadsheets know it; the columns are those of a list, so that it
 *     can be mended and sent again
 */
public record BulkReport(BulkJob job, byte[] csv) implements Traced {

    private static final String MARK = "\uFEFF";
    private static final List<String> HEADER = List.of("row", "uid", "email", "name", "reason");

    public static BulkReport of(BulkJob job, Stream<Rejection> rejected) {
        var lines = new StringBuilder(MARK).append(Csv.line(HEADER));
        rejected.forEach(one -> lines.append(
                Csv.line(List.of(String.valueOf(one.row()), one.uid(), one.email(), one.name(), one.reason()))));
        return new BulkReport(job, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String trace() {
        return job.trace();
    }
}
