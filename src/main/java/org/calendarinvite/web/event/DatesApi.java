package org.calendarinvite.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.When;
import org.calendarinvite.report.Numbers;
import org.calendarinvite.store.Page;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Callers;

/** {@code GET /api/event/{uid}/dates}: the dates of a series, in the order of its rule, and the numbers of each. */
@ApplicationScoped
@Named("datesApi")
public class DatesApi {

    private final Callers callers;
    private final Occurrences occurrences;
    private final Listing listing;

    @Inject
    public DatesApi(Callers callers, Occurrences occurrences, Listing listing) {
        this.callers = callers;
        this.occurrences = occurrences;
        this.listing = listing;
    }

    /** None when the event happens once. */
    public Map<String, Object> list(@Header("uid") String uid, Exchange exchange) {
        var event = callers.event(exchange, uid);
        var series = event.series();
        var numbers = new Numbers(callers.view(exchange).statistics(event), series);
        return listing.of(exchange, (after, limit) -> page(series, after, limit), date -> view(series, date, numbers));
    }

    private Page<When> page(Series series, String after, int limit) {
        if (!series.repeats()) return new Page<>(List.of(), "");
        var first = after.isEmpty() ? Instant.MIN : Instant.parse(after).plusMillis(1);
        var known = series.partial()
                ? series.instances().stream()
                        .map(Instance::id)
                        .filter(date -> !date.instant().isBefore(first))
                        .limit(limit + 1L)
                        .toList()
                : occurrences.from(series.details(), after.isEmpty() ? start(series) : first, limit + 1);
        return Page.of(known, limit, date -> date.instant().toString());
    }

    private static Instant start(Series series) {
        return series.details().start().instant();
    }

    private static Map<String, Object> view(Series series, When date, Numbers numbers) {
        var changed = series.instance(date.key());
        Optional<Details> details = changed.isPresent()
                ? changed.get().details()
                : Optional.of(series.details().on(date));
        Map<String, Object> view = new LinkedHashMap<>(numbers.on(date.key()));
        view.put("status", details.isPresent() ? "confirmed" : "cancelled");
        view.put("dtstart", details.map(Details::start).orElse(date).iso());
        view.put("dtend", details.map(one -> one.end().iso()).orElse(""));
        return view;
    }
}
