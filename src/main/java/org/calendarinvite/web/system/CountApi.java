package org.calendarinvite.web.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.calendarinvite.report.CountJob;
import org.calendarinvite.store.Counts;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.Problems;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** A count of all attendees of the tenant, which proves its statistics: asked for, and looked at. */
@ApplicationScoped
@Named("countApi")
public class CountApi {

    private final Callers callers;
    private final Audit audit;
    private final Counts counts;

    @Inject
    public CountApi(Callers callers, Audit audit, Counts counts) {
        this.callers = callers;
        this.audit = audit;
        this.counts = counts;
    }

    public CountJob ask(Exchange exchange) {
        var tenant = callers.view(exchange).everything();
        audit.asked(exchange, tenant, "statistics counted", "");
        var job = counts.begin(tenant, Clock.systemUTC().instant()).orElseThrow(() -> busy(exchange));
        Problems.kept(exchange);
        return job;
    }

    public Map<String, Object> accepted(@Body CountJob job, Exchange exchange) {
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        return view(job);
    }

    public Map<String, Object> newest(Exchange exchange) {
        return callers.view(exchange)
                .counting()
                .map(CountApi::view)
                .orElseThrow(() -> new Problem(404, "Nothing was counted yet. POST to this address to begin."));
    }

    private Problem busy(Exchange exchange) {
        var which = callers.view(exchange)
                .counting()
                .map(job -> " since " + job.begun() + " (" + job.id() + ", " + job.events() + " events so far)")
                .orElse("");
        return new Problem(409, "Attendees are being counted" + which + ". GET this address to see how far it is.");
    }

    private static Map<String, Object> view(CountJob job) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", job.id());
        view.put("begun", job.begun().toString());
        view.put("done", job.done());
        view.put("events", job.events());
        view.put("mended", job.mended());
        view.put("sums_differ", job.tenantSums().differences());
        return view;
    }
}
