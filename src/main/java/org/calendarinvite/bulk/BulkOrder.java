package org.calendarinvite.bulk;

import org.calendarinvite.decision.Traced;

/** A job that is to begin, with its file. */
public record BulkOrder(BulkJob job, byte[] file) implements Traced {

    @Override
    public String trace() {
        return job.trace();
    }
}
