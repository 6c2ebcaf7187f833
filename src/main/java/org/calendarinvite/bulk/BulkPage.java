package org.calendarinvite.bulk;

import java.util.List;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Telling;
import org.calendarinvite.decision.Traced;

/**
 * A part of a job that is done in one go.
 *
 * @param rulings what stands for each row
 */
public record BulkPage(BulkJob job, BulkTurn turn, List<BulkRow> rows, List<Decision> rulings) implements Traced {

    /** Rows of a page, and what one read of the store takes. */
    public static final int SIZE = 100;

    /** Mails a message, few enough to be sent while it is hidden; and messages a call, which is what SNS takes. */
    public BulkPage {
        rows = List.copyOf(rows);
        rulings = List.copyOf(rulings);
    }

    public static BulkPage of(BulkJob job, BulkTurn turn) {
        return new BulkPage(job, turn, List.of(), List.of());
    }

    /** Not done before, and there is something to do. */
    public boolean due() {
        return job.next() == turn.row() && !job.over();
    }

    public BulkPage read(List<BulkRow> found) {
        return new BulkPage(job, turn, found, List.of());
    }

    public BulkPage ruled(List<Decision> made) {
        return new BulkPage(job, turn, rows, made);
    }

    /** The mails that are due, ten a message. */
    public List<Dues> dues() {
        var due = rulings.stream().flatMap(one -> one.notices().stream()).toList();
        return Telling.tens(due).stream()
                .map(ten -> new Dues(job.tenant(), ten, trace()))
                .toList();
    }

    /** The same, ten messages a call. */
    public List<List<Dues>> tens() {
        return Telling.tens(dues());
    }

    BulkJob.Counts counts() {
        return new BulkJob.Counts(of(Outcome.APPLIED), of(Outcome.RECORDED), of(Outcome.REFUSED), foreign());
    }

    /** The first byte of the page in the file, for whoever reads it. */
    public long from() {
        return job.layout().from(job.next());
    }

    /** Its last byte, or one beyond the file. */
    public long to() {
        return job.layout().to(job.next());
    }

    /** Where the next page begins. */
    int end() {
        var next = job.layout().after(job.next());
        if (next.isPresent()) return next.get().row();
        return rows.isEmpty() ? job.next() : rows.get(rows.size() - 1).number() + 1;
    }

    boolean last() {
        return rows.size() < SIZE || job.counts().done() + rows.size() >= job.rows();
    }

    private int foreign() {
        return (int) rulings.stream()
                .filter(one -> one.outcome() == Outcome.REFUSED)
                .filter(one -> Ruling.of(one).said().equals(BulkReasons.NOT_YOURS))
                .count();
    }

    private int of(Outcome outcome) {
        return (int) rulings.stream().filter(one -> one.outcome() == outcome).count();
    }

    @Override
    public String trace() {
        return turn.trace();
    }
}
