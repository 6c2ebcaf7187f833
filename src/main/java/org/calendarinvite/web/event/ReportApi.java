package org.calendarinvite.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.report.Numbers;
import org.calendarinvite.report.Views;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Reports;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** The attendees of an event with their names: as a file, or by mail to the organizer. */
@ApplicationScoped
@Named("reportApi")
public class ReportApi {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Callers callers;
    private final Audit audit;
    private final Reports reports;
    private final int limit;

    @Inject
    public ReportApi(Callers callers, Audit audit, Reports reports, Settings settings) {
        this.callers = callers;
        this.audit = audit;
        this.reports = reports;
        this.limit = settings.limits().reportsPerHour();
    }

    /** What came on each day. */
    public Map<String, Object> history(@Header("uid") String uid, Exchange exchange) {
        var event = callers.event(exchange, uid);
        return Views.list(Numbers.days(callers.view(exchange).history(event)), "");
    }

    public void csv(@Header("uid") String uid, Exchange exchange) {
        var event = callers.event(exchange, uid);
        audit.asked(exchange, event.tenant(), "report read", uid);
        var file = reports.csv(event);
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, "text/csv; charset=UTF-8");
        message.setHeader("Content-Disposition", "attachment; filename=attendees.csv");
        message.setBody(file);
    }

    /** Asks for the mail, so many times an hour. */
    public Notice ask(@Header("uid") String uid, Exchange exchange) {
        var event = callers.event(exchange, uid);
        var hour = Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS);
        if (!reports.allowed(event, hour, limit))
            throw new Problem(
                    429,
                    "The organizer was mailed " + limit + " lists this hour. Ask again after " + hour.plus(HOUR) + ".");
        audit.asked(exchange, event.tenant(), "report mailed", uid);
        return new Notice(
                Notice.Type.REPORT_ASKED,
                uid,
                "",
                "",
                event.sequence(),
                UUID.randomUUID().toString());
    }

    public Map<String, Object> accepted(@Body Notice asked, Exchange exchange) {
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", asked.trace());
        view.put("uid", asked.uid());
        view.put("status", "queued");
        return view;
    }
}
