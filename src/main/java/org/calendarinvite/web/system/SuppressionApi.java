package org.calendarinvite.web.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.access.Reach;
import org.calendarinvite.invite.Address;
import org.calendarinvite.invite.Suppression;
import org.calendarinvite.store.Store;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** {@code /api/system/suppressions}: the addresses that nothing is mailed to, and why. */
@ApplicationScoped
@Named("suppressionApi")
public class SuppressionApi {

    private final Callers callers;
    private final Audit audit;
    private final Store store;
    private final Listing listing;

    @Inject
    public SuppressionApi(Callers callers, Audit audit, Store store, Listing listing) {
        this.callers = callers;
        this.audit = audit;
        this.store = store;
        this.listing = listing;
    }

    /** One item for each reason; a page has as many addresses as it may, less those that were lifted. */
    public Map<String, Object> list(Exchange exchange) {
        var view = callers.view(exchange);
        // Who is to lift one must see whose it is.
        audit.asked(exchange, view.everything(), "suppressions listed", "");
        return listing.flat(
                exchange, view::suppressions, one -> one.standing().stream().map(ground -> view(one.email(), ground)));
    }

    /** What stands against an address, to be lifted now. */
    public record Lifting(Suppression suppression, Instant now) {}

    /** Whose mails are to go out again, asked by whoever reaches so far. */
    public record Wanted(Reach reach, Optional<String> email) {}

    public Wanted read(@Header("email") String written, Exchange exchange) {
        audit.asked(exchange, callers.view(exchange).everything(), "suppression lifted", "");
        return new Wanted(callers.of(exchange).reach(), Address.parse(written));
    }

    public Lifting find(@Body Wanted wanted) {
        return wanted.email()
                .flatMap(store.seenBy(wanted.reach())::suppression)
                .filter(known -> !known.standing().isEmpty())
                .map(known -> new Lifting(known, Clock.systemUTC().instant()))
                .orElseThrow(() -> new Problem(404, "Nothing is said against mailing to this address."));
    }

    public void lifted(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 204);
        exchange.getMessage().setBody(null);
    }

    private static Map<String, Object> view(String email, Suppression.Ground ground) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("email", email);
        view.put("reason", ground.reason().word());
        view.put("scope", ground.organizer().isEmpty() ? "tenant" : "organizer");
        view.put("organizer", ground.organizer());
        view.put("since", ground.since().toString());
        view.put("why", ground.why());
        view.put("trace", ground.trace());
        return view;
    }
}
