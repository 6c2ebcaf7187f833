package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.report.BulkReport;

/** What became of a list, with every row that it rejected. Reads only. */
@ApplicationScoped
@Named("bulkReports")
public class BulkReports {

    private static final int PAGE = 500;

    private final Store store;

    @Inject
    public BulkReports(Store store) {
        this.store = store;
    }

    public BulkReport of(@Body BulkJob job) {
        var pages = Stream.iterate(
                store.lists().rejections(job.id(), "", PAGE),
                Objects::nonNull,
                page -> page.next().isEmpty() ? null : store.lists().rejections(job.id(), page.next(), PAGE));
        return BulkReport.of(job, pages.flatMap(page -> page.items().stream()));
    }
}
