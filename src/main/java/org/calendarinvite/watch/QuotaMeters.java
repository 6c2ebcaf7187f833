package org.calendarinvite.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;
import org.apache.camel.quarkus.main.events.BeforeConfigure;
import org.calendarinvite.aws.SendQuota;
import org.calendarinvite.aws.SendQuota.Reading;

/** What SES lets the account send: mails a day and a second, and how many it sent within 24 hours. */
@ApplicationScoped
class QuotaMeters {

    void install(@Observes BeforeConfigure event, MeterRegistry meters, SendQuota quota) {
        gauge(meters, quota, "cis.ses.quota.day", Reading::day);
        gauge(meters, quota, "cis.ses.quota.second", Reading::second);
        gauge(meters, quota, "cis.ses.sent.day", Reading::sent);
    }

    private static void gauge(MeterRegistry meters, SendQuota quota, String name, ToDoubleFunction<Reading> number) {
        Gauge.builder(name, quota, asked -> asked.glance()
                        .map(reading -> number.applyAsDouble(reading))
                        .orElse(Double.NaN))
                .register(meters);
    }
}
