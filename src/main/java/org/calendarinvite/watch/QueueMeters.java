package org.calendarinvite.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.quarkus.main.events.BeforeConfigure;
import org.calendarinvite.aws.Channel;
import org.calendarinvite.aws.Depths;
import org.calendarinvite.aws.Depths.Reading;
import org.calendarinvite.settings.Settings;

/** Numbers of the queues as they were at the scrape before: a scrape waits for nobody. */
@ApplicationScoped
class QueueMeters {

    void install(@Observes BeforeConfigure event, MeterRegistry meters, Depths depths, Settings settings) {
        for (var channel : Channel.values()) {
            messages(meters, depths, channel.queue(settings), "waiting", channel, Reading::waiting);
            messages(meters, depths, channel.queue(settings), "dead", channel, Reading::dead);
        }
        Gauge.builder("cis.queues.unreachable", depths, asked -> asked.last()
                        .map(reading -> (double) reading.failures().size())
                        .orElse(Double.NaN))
                .register(meters);
    }

    private static void messages(
            MeterRegistry meters,
            Depths depths,
            String queue,
            String state,
            Channel channel,
            Function<Reading, Map<Channel, Long>> numbers) {
        Gauge.builder("cis.queue.messages", depths, asked -> asked.last()
                        .map(numbers)
                        .map(all -> all.get(channel))
                        .map(Long::doubleValue)
                        .orElse(Double.NaN))
                .tag("queue", queue)
                .tag("state", state)
                .register(meters);
    }
}
