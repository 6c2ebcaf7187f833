package org.calendarinvite.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.report.Numbers;
import org.calendarinvite.report.Views;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.caller.Callers;

/** The reading half of the API. */
@ApplicationScoped
@Named("api")
public class Api {

    private final Callers callers;
    private final Occurrences occurrences;
    private final Settings settings;

    @Inject
    public Api(Callers callers, Occurrences occurrences, Settings settings) {
        this.callers = callers;
        this.occurrences = occurrences;
        this.settings = settings;
    }

    public Map<String, Object> event(@Header("uid") String uid, Exchange exchange) {
        return Views.event(callers.event(exchange, uid), settings.url());
    }

    /** Of the whole, or of one date of a series, by its key. */
    public Map<String, Object> statistics(@Header("uid") String uid, @Header("date") String date, Exchange exchange) {
        var event = callers.event(exchange, uid);
        var series = event.series();
        var numbers = new Numbers(callers.view(exchange).statistics(event), series);
        if (date == null) return numbers.whole();
        if (occurrences.on(series, date).isEmpty())
            throw new Problem(404, "The event has no date " + date + ", e.g. 20261201T090000Z.");
        return numbers.on(date);
    }
}
