package org.calendarinvite.web.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.calendarinvite.Worlds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlansTest {

    @TempDir
    Path data;

    @Test
    void thePlanIsDrawnAnewOnlyWhenARouteIsAnother() throws Exception {
        try (var camel = new DefaultCamelContext()) {
            var plans = new Plans(Worlds.in(data));
            add(camel, "first");
            var plan = plans.of(camel);
            assertSame(plan, plans.of(camel));
            add(camel, "second");
            assertNotSame(plan, plans.of(camel));
            assertEquals(Set.of("first", "second"), plans.of(camel).routes().keySet());
        }
    }

    private static void add(CamelContext camel, String id) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + id).routeId(id).to("log:" + id);
            }
        });
    }
}
