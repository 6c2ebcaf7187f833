package org.calendarinvite.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.Rejection;
import org.calendarinvite.bulk.UnderWay;
import org.calendarinvite.event.Event;

/** Lists of people that are invited row by row. */
public final class Lists {

    private final Shelves shelves;

    Lists(Shelves shelves) {
        this.shelves = shelves;
    }

    public Optional<BulkJob> job(String id) {
        return shelves.one(BulkJob.at(id), BulkJob.class);
    }

    /** All jobs of a tenant, newest first. */
    public Page<BulkJob> jobs(String tenant, String after, int limit) {
        return shelves.pointed(
                Event.shelf(tenant), BulkJob.LISTED, after, limit, Records.Order.BACKWARD, BulkJob.class);
    }

    /** Those whose end is still to be told, in the order of their ids. */
    Page<UnderWay> underWay(String after, int limit) {
        return shelves.page(UnderWay.SHELF, "", after, limit, Records.Order.FORWARD, UnderWay.class);
    }

    /** Their jobs, in one call; those that are there. */
    Collection<BulkJob> jobs(List<UnderWay> all) {
        return shelves.all(all.stream().map(one -> BulkJob.at(one.id())), BulkJob.class)
                .values();
    }

    /** The rows that a job rejected, in their order. */
    public Page<Rejection> rejections(String job, String after, int limit) {
        return shelves.page(
                Rejection.shelf(job), Rejection.PREFIX, after, limit, Records.Order.FORWARD, Rejection.class);
    }
}
