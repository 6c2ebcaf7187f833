package org.calendarinvite.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.calendarinvite.bulk.BulkDesk;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkOrder;
import org.calendarinvite.bulk.Outline;
import org.calendarinvite.bulk.Rejection;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.invite.Flaw;
import org.calendarinvite.report.BulkViews;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.sheet.SheetReader;
import org.calendarinvite.store.Accounts;
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

    private static final String EXAMPLE = "email,name";

    private final Callers callers;
    private final Audit audit;
    private final Idempotency idempotency;
    private final Accounts accounts;
    private final Store store;
    private final BulkDesk desk;
    private final SheetReader sheets;
    private final Listing listing;
    private final int most;

    @Inject
    public BulkApi(
            Callers callers,
            Audit audit,
            Idempotency idempotency,
            Accounts accounts,
            Store store,
            BulkDesk desk,
            SheetReader sheets,
            Listing listing,
            Settings settings) {
        this.callers = callers;
        this.audit = audit;
        this.idempotency = idempotency;
        this.accounts = accounts;
        this.store = store;
        this.desk = desk;
        this.sheets = sheets;
        this.listing = listing;
        this.most = settings.bulk().bytes();
    }

    /** The body is bounded by the HTTP server, and by {@code cis.bulk.bytes}. */
    public List<BulkOrder> read(@Header("uid") String uid, Exchange exchange) {
        var file = file(exchange);
        // Before the event is looked at: what was answered is answered the same whatever has become of it.
        idempotency.begin(exchange, file);
        var event = callers.event(exchange, uid);
        Flaw.shut(event, accounts.barred(event.tenant(), event.organizer())).ifPresent(flaw -> {
            throw new Problem(409, flaw.detail());
        });
        var sheet = outline(file);
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

    private byte[] file(Exchange exchange) {
        var message = exchange.getMessage();
        var type = message.getHeader("Content-Type", "", String.class);
        if (!type.toLowerCase(Locale.ROOT).startsWith("text/csv"))
            throw new Problem(415, "Send the list as text/csv; its first row names the columns " + EXAMPLE + ".");
        var file = message.getBody(byte[].class);
        if (file == null) return new byte[0];
        if (file.length > most)
            throw new Problem(413, "The list has more than " + most + " bytes. Send it in several requests.");
        return file;
    }

    private Outline outline(byte[] file) {
        try {
            return sheets.outline(file, false);
        } catch (Refused refused) {
            throw new Problem(422, refused.getMessage());
        }
    }

    private BulkJob find(Exchange exchange, String id) {
        return callers.view(exchange).job(id).orElseThrow(() -> new Problem(404, "There is no list " + id + "."));
    }
}
