package org.calendarinvite.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.report.Views;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** Who is invited to an event: for everybody who sees it without names, and named for whoever may know. */
@ApplicationScoped
@Named("guestsApi")
public class GuestsApi {

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final Callers callers;
    private final Audit audit;
    private final Listing listing;

    @Inject
    public GuestsApi(Callers callers, Audit audit, Listing listing) {
        this.callers = callers;
        this.audit = audit;
        this.listing = listing;
    }

    public Map<String, Object> attendees(
            @Header("uid") String uid, @Header("status") String status, Exchange exchange) {
        var event = callers.event(exchange, uid);
        return listing.of(
                exchange, reading(exchange, event, status), one -> Views.sanitised(new Invitation(event, one)));
    }

    /**
     * The same page with addresses and names; each look is a line of the audit log.
     *
     * @param only the {@code id} of the one who is to be named of this page
     */
    public Map<String, Object> named(
            @Header("uid") String uid,
            @Header("status") String status,
            @Header("only") String only,
            Exchange exchange) {
        var event = callers.event(exchange, uid);
        var reading = reading(exchange, event, status);
        if (only == null) audit.asked(exchange, event.tenant(), "guests named", uid);
        else audit.asked(exchange, event.tenant(), "guest named", uid + "/" + id(only));
        Function<Attendee, Stream<Map<String, Object>>> view =
                one -> only == null || one.id().equals(only)
                        ? Stream.of(Views.named(new Invitation(event, one)))
                        : Stream.empty();
        var page = listing.flat(exchange, reading, view);
        if (only != null && page.get("items").equals(List.of()))
            throw new Problem(404, "This guest is not on the page that was asked for. Read the list again.");
        return page;
    }

    /** Nothing else gets into the log. */
    private static String id(String only) {
        if (ID.matcher(only).matches()) return only;
        throw new Problem(400, "only must be the id of a guest, as the list of guests has it.");
    }

    private Listing.Reading<Attendee> reading(Exchange exchange, Event event, String status) {
        var view = callers.view(exchange);
        if (status == null) return (after, limit) -> view.attendees(event, after, limit);
        if (!Views.GONE.equals(status)
                && Arrays.stream(PartStat.values()).noneMatch(one -> one.word().equals(status)))
            throw new Problem(400, "status must be noaction, accepted, declined, tentative, delegated or uninvited.");
        return (after, limit) -> view.attendees(
                event, one -> Views.status(new Invitation(event, one)).equals(status), after, limit);
    }
}
