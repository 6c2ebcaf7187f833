package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.calendarinvite.Settings;
import org.calendarinvite.mail.PreparedMail;

/** Lets each mail out once: claimed before SES, marked after. */
@ApplicationScoped
@Named("outbox")
public class Outbox {

    private final Store store;
    private final Duration lease;

    @Inject
    public Outbox(Store store, Settings settings) {
        this.store = store;
        this.lease = settings.mail().lease();
    }

    /** Takes the right to send; false when the mail was sent before. */
    public boolean claim(@Body PreparedMail mail) {
        var now = Clock.systemUTC().instant();
        mail.handOver(now);
        return store.claim(mail.mailId(), lease, now);
    }

    public void sent(@Body PreparedMail mail, @Header("CamelAwsSesMessageId") String serviceId) {
        store.sent(mail.mailId(), serviceId, mail.sequence(), mail.handedOver());
    }
}
