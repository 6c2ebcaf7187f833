package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.calendarinvite.bulk.BulkDesk;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkPage;
import org.calendarinvite.bulk.BulkRow;
import org.calendarinvite.bulk.Forecast;
import org.calendarinvite.settings.Settings;

/** What would become of a list, by the very rules that its job would go by. Reads only. */
@ApplicationScoped
public class Forecasts {

    private final Store store;
    private final Accounts accounts;
    private final Cases cases;
    private final BulkDesk desk;
    private final int most;

    @Inject
    public Forecasts(Store store, Accounts accounts, Cases cases, BulkDesk desk, Settings settings) {
        this.store = store;
        this.accounts = accounts;
        this.cases = cases;
        this.desk = desk;
        this.most = settings.bulk().compared();
    }

    /** How many of so many rows are compared with who is invited; the others are judged by what is written in them. */
    public int compared(int rows) {
        return Math.min(rows, most);
    }

    public Forecast of(BulkJob job, List<BulkRow> rows) {
        var forecast = new Forecast();
        var met = new PageState(store, accounts, cases, BulkPage.of(job, job.turn()));
        int compared = compared(rows.size());
        for (int i = 0; i < compared; i++) {
            if (i % BulkPage.SIZE == 0) met.add(rows.subList(i, Math.min(i + BulkPage.SIZE, compared)));
            var row = rows.get(i);
            var made = desk.decide(job, row, met.of(row));
            if (forecast.add(row, made)) met.kept(row, made);
        }
        var now = Clock.systemUTC().instant();
        for (var row : rows.subList(compared, rows.size())) forecast.add(row, desk.read(job, row, now));
        return forecast;
    }
}
