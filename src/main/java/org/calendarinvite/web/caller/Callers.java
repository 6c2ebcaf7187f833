package org.calendarinvite.web.caller;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import org.calendarinvite.access.Caller;
import org.calendarinvite.event.Event;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.View;
import org.calendarinvite.web.Problem;

/** Who called, and what of the store he may see. */
@ApplicationScoped
public class Callers {

    /** The attribute of a security identity that holds its {@link Caller}. */
    public static final String CALLER = "caller";

    private final Store store;

    @Inject
    public Callers(Store store) {
        this.store = store;
    }

    public Caller of(Exchange exchange) {
        var user =
                exchange.getMessage().getHeader(VertxPlatformHttpConstants.AUTHENTICATED_USER, QuarkusHttpUser.class);
        if (user == null) throw new Problem(401, "Give your key in the header x-api-key.");
        return user.getSecurityIdentity().getAttribute(CALLER);
    }

    public View view(Exchange exchange) {
        return store.seenBy(of(exchange).reach());
    }

    /** An event that the caller may see; another's is as absent as none. */
    public Event event(Exchange exchange, String uid) {
        return view(exchange).event(uid).orElseThrow(() -> new Problem(404, "There is no event " + uid + "."));
    }
}
