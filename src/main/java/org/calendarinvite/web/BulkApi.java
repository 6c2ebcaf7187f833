package org.calendarinvite.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.calendarinvite.Settings;
import org.calendarinvite.bulk.BulkDesk;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkOrder;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.report.BulkViews;
import org.calendarinvite.report.Views;
import org.calendarinvite.sheet.SheetReader;
import org.calendarinvite.store.Store;

/** Lists of people over the API: begin one, see how far it is, stop it. */
@ApplicationScoped
@Named("bulkApi")
public class BulkApi {

    private static final String EXAMPLE = "email,name";

    private final Store store;
    private final BulkDesk desk;
    private final SheetReader sheets;
    private final Cursor cursor;
    private final Settings settings;

    @Inject
    public BulkApi(Store store, BulkDesk desk, SheetReader sheets, Cursor cursor, Settings settings) {
        this.store = store;
        this.desk = desk;
        this.sheets = sheets;
        this.cursor = cursor;
        this.settings = settings;
    }

    /** The body is bounded by the HTTP server, and by {@code cis.bulk.bytes}. */
    public BulkOrder read(@Header("uid") String uid, Exchange exchange) {
        var event = store.event(uid).orElseThrow(() -> new Problem(404, "There is no event " + uid + "."));
        if (event.cancelled()) throw new Problem(409, "The event is cancelled, so nobody can be invited to it.");
        if (store.suspended(event.organizer())) throw new Problem(409, "The organizer of the event is suspended.");
        var file = file(exchange);
        var sheet = outline(file);
        var id = UUID.randomUUID().toString();
        var now = Clock.systemUTC().instant();
        return new BulkOrder(
                BulkJob.of(id, event.tenant(), event.organizer(), uid, sheet.charset(), sheet.rows(), now, id), file);
    }

    public Map<String, Object> accepted(@Variable("order") BulkOrder order, Exchange exchange) {
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        return BulkViews.job(order.job());
    }

    /** With the first rows that were rejected; {@code next} goes on where {@code /rejected} does. */
    public Map<String, Object> job(@Header("id") String id) {
        var job = find(id);
        var view = BulkViews.job(job);
        view.put("rejections", rejections(job, null, null));
        return view;
    }

    public Map<String, Object> rejected(
            @Header("id") String id, @Header("next") String next, @Header("limit") String limit) {
        return rejections(find(id), next, limit);
    }

    /** Of the tenant, newest first. */
    public Map<String, Object> list(@Header("next") String next, @Header("limit") String limit) {
        var page = store.jobs(settings.tenant(), cursor.open(next), Cursor.pageSize(limit));
        return Views.list(page.items().stream().map(BulkViews::job).toList(), cursor.seal(page.next()));
    }

    /** The page that is being done is finished; the same again is harmless. */
    public Map<String, Object> cancel(@Header("id") String id) {
        var job = find(id);
        if (job.cancelled()) return BulkViews.job(job);
        if (job.over()) throw new Problem(409, "The list is done, so it cannot be cancelled any more.");
        store.commit(desk.cancel(job, Clock.systemUTC().instant()));
        return BulkViews.job(find(id));
    }

    private Map<String, Object> rejections(BulkJob job, String next, String limit) {
        var page = store.rejections(job.id(), cursor.open(next), Cursor.pageSize(limit));
        return Views.list(page.items().stream().map(BulkViews::rejection).toList(), cursor.seal(page.next()));
    }

    private byte[] file(Exchange exchange) {
        var message = exchange.getMessage();
        var type = message.getHeader("Content-Type", "", String.class);
        if (!type.toLowerCase(Locale.ROOT).startsWith("text/csv"))
            throw new Problem(415, "Send the list as text/csv; its first row names the columns " + EXAMPLE + ".");
        var file = message.getBody(byte[].class);
        if (file == null) return new byte[0];
        int most = settings.bulk().bytes();
        if (file.length > most)
            throw new Problem(413, "The list has more than " + most + " bytes. Send it in several requests.");
        return file;
    }

    private SheetReader.Outline outline(byte[] file) {
        try {
            return sheets.outline(file, false);
        } catch (Refused refused) {
            throw new Problem(422, refused.getMessage());
        }
    }

    private BulkJob find(String id) {
        return store.job(id).orElseThrow(() -> new Problem(404, "There is no list " + id + "."));
    }
}
