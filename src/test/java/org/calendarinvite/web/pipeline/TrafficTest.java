package org.calendarinvite.web.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.calendarinvite.Worlds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficTest {

    @TempDir
    Path data;

    @Test
    void whatARouteSendsIsCountedByWhereItGoes() throws Exception {
        var traffic = new Traffic();
        try (var camel = new DefaultCamelContext()) {
            camel.getManagementStrategy().addEventNotifier(traffic.counter());
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .routeId("first")
                            .to("direct:on")
                            .to("direct:on")
                            .to("log:said?level=OFF");
                    from("direct:on").routeId("second").to("log:said?level=OFF");
                }
            });
            camel.start();
            try (var sender = camel.createProducerTemplate()) {
                sender.sendBody("direct:in", "once");
            }
            var counts = traffic.counts(Plan.of(camel, Worlds.in(data)));
            var first = new Place(Place.Kind.ROUTE, "first");
            var second = new Place(Place.Kind.ROUTE, "second");
            var said = new Place(Place.Kind.OTHER, "said");
            assertEquals(2L, counts.get(new Edge(first, second, false)));
            assertEquals(1L, counts.get(new Edge(first, said, false)));
            assertEquals(2L, counts.get(new Edge(second, said, false)));
        }
    }
}
