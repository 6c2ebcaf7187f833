package org.calendarinvite.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.calendarinvite.bulk.BulkDesk;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkOrder;
import org.calendarinvite.bulk.Rejection;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.report.BulkViews;
import org.calendarinvite.sheet.SheetReader;
import org.calendarinvite.store.BulkReports;
import org.calendarinvite.store.Store;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.Idempotency;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** Lists of people over the API: begin one, see how far it is, stop it. */
@ApplicationScoped
@Named("bulkApi")
public class BulkApi {

    private final Callers callers;
    private final Audit audit;
    private final Idempotency idempotency;
    private final ListFile lists;
    private final Store store;
    private final BulkDesk desk;
    private final SheetReader sheets;
    private final BulkReports reports;
    private final Listing listing;

    @Inject
    public BulkApi(
            Callers callers,
            Audit audit,
            Idempotency idempotency,
            ListFile lists,
            Store store,
            BulkDesk desk,
            SheetReader sheets,
            BulkReports reports,
            Listing listing) {
        this.callers = callers;
        this.audit = audit;
        this.idempotency = idempotency;
        this.lists = lists;
        this.store = store;
        this.desk = desk;
        this.sheets = sheets;
        this.reports = reports;
        this.listing = listing;
    }

    public List<BulkOrder> read(@Header("uid") String uid, Exchange exchange) {
        var file = lists.bytes(exchange);
        // Before the event is looked at: what was answered is answered the same whatever has become of it.
        idempotency.begin(exchange, file);
        var event = callers.event(exchange, uid);
        lists.check(event);
        var columns = ListFile.columns(exchange);
        var sheet = ListFile.read(() -> sheets.outline(file, columns));
        audit.asked(exchange, event.tenant(), "list invited", uid);
        var id = Idempotency.id(exchange);
        var now = Clock.systemUTC().instant();
        return List.of(new BulkOrder(BulkJob.of(id, event.tenant(), event.organizer(), uid, sheet, now, id), file));
    }

    /** One too many at a time is a problem that passes. */
    public Map<String, Object> accepted(
            @Body Decision begun, @Variable("orders") List<BulkOrder> orders, Exchange exchange) {
        if (!begun.stands()) throw new Problem(429, begun.reason());
        var job = orders.get(0).job();
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        exchange.getMessage().setHeader("Location", "/api/bulk/" + job.id());
        return BulkViews.job(job);
    }

    /** Once it is over, with the first rows that were rejected; their {@code next} goes on where {@code /rejected} does. */
    public Map<String, Object> job(@Header("id") String id, Exchange exchange) {
        var job = find(exchange, id);
        var view = BulkViews.job(job);
        if (job.over()) view.put("rejections", listing.of("", null, rejections(exchange, job), BulkViews::rejection));
        return view;
    }

    public Map<String, Object> rejected(@Header("id") String id, Exchange exchange) {
        return listing.of(exchange, rejections(exchange, find(exchange, id)), BulkViews::rejection);
    }

    /** Of the tenant, newest first. */
    public Map<String, Object> list(Exchange exchange) {
        return listing.of(exchange, callers.view(exchange)::jobs, BulkViews::job);
    }

    /** All of them as a file whose columns are those of a list, to be mended and sent again. */
    public void rejectedFile(@Header("id") String id, Exchange exchange) {
        var job = find(exchange, id);
        audit.asked(exchange, job.tenant(), "rejected rows listed", id);
        var file = reports.of(job).csv();
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, "text/csv; charset=UTF-8");
        message.setHeader("Content-Disposition", "attachment; filename=rejected.csv");
        message.setBody(file);
    }

    /** The page that is being done is finished; the same again is harmless. */
    public Map<String, Object> cancel(@Header("id") String id, Exchange exchange) {
        var job = find(exchange, id);
        if (job.cancelled()) return BulkViews.job(job);
        if (job.over()) throw new Problem(409, "The list is done, so it cannot be cancelled any more.");
        audit.asked(exchange, job.tenant(), "list cancelled", id);
        store.commit(desk.cancel(job, Clock.systemUTC().instant()));
        return BulkViews.job(find(exchange, id));
    }

    private Listing.Reading<Rejection> rejections(Exchange exchange, BulkJob job) {
        audit.asked(exchange, job.tenant(), "rejected rows listed", job.id());
        var view = callers.view(exchange);
        return (after, limit) -> view.rejections(job, after, limit);
    }

    private BulkJob find(Exchange exchange, String id) {
        return callers.view(exchange).job(id).orElseThrow(() -> new Problem(404, "There is no list " + id + "."));
    }
}
