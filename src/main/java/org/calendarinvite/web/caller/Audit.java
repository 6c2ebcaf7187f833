package org.calendarinvite.web.caller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.calendarinvite.access.Entry;
import org.calendarinvite.store.Store;

/** Writes down who asks for what, before it is done; what cannot be written down is not done. */
@ApplicationScoped
public class Audit {

    private final Callers callers;
    private final Store store;

    @Inject
    public Audit(Callers callers, Store store) {
        this.callers = callers;
        this.store = store;
    }

    public void asked(Exchange exchange, String tenant, String what, String about) {
        var who = callers.of(exchange).name();
        store.register()
                .audit(new Entry(
                        tenant, Clock.systemUTC().instant(), UUID.randomUUID().toString(), who, what, about));
    }
}
