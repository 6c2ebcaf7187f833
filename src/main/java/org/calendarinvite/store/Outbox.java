package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.calendarinvite.mail.PreparedMail;
import org.calendarinvite.settings.Settings;

/** Lets each mail out once: claimed before it is sent, marked after. */
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

    /** @param sesId absent when a relay took it, which gives no id */
    public void sent(@Body PreparedMail mail, @Header("CamelAwsSesMessageId") String sesId) {
        store.sent(mail.mailId(), sesId == null ? mail.messageId() : sesId, mail.sequence(), mail.handedOver());
    }
}
