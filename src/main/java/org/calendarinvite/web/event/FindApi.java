package org.calendarinvite.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.Sought;
import org.calendarinvite.report.Numbers;
import org.calendarinvite.report.Views;
import org.calendarinvite.store.View;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Callers;

/** {@code GET /api/events}: those of the caller's events that he looks for, each with its numbers: one read for the page, and one for each event. */
@ApplicationScoped
@Named("findApi")
public class FindApi {

    private static final int LONGEST = 100;

    private final Callers callers;
    private final Listing listing;
    private final Occurrences occurrences;

    @Inject
    public FindApi(Callers callers, Listing listing, Occurrences occurrences) {
        this.callers = callers;
        this.listing = listing;
        this.occurrences = occurrences;
    }

    /** @param games {@code without} leaves the games of seasons out, which have pages of their own */
    public Map<String, Object> find(
            @Header("q") String words, @Header("when") String when, @Header("games") String games, Exchange exchange) {
        var view = callers.view(exchange);
        boolean all = with(games == null ? "with" : games);
        var sought = sought(words == null ? "" : words, when == null ? "all" : when);
        var now = Clock.systemUTC().instant();
        return listing.of(
                exchange,
                (after, limit) -> view.find(
                        event -> (all || !event.game()) && sought.matches(event, occurrences, now), after, limit),
                event -> numbered(event, view));
    }

    private static Map<String, Object> numbered(Event event, View view) {
        var numbers = new Numbers(view.statistics(event), event.series());
        var shown = Views.event(event);
        shown.put("attendees", numbers.attendees());
        shown.put("rsvp", numbers.rsvp());
        return shown;
    }

    private static boolean with(String games) {
        if (games.equals("with") || games.equals("without")) return games.equals("with");
        throw new Problem(400, "games must be with or without.");
    }

    private static Sought sought(String words, String when) {
        if (words.length() > LONGEST) throw new Problem(400, "q has more than " + LONGEST + " characters.");
        return Sought.when(when)
                .map(one -> Sought.of(words, one))
                .orElseThrow(() -> new Problem(400, "when must be all, future, past, recent or cancelled."));
    }
}
