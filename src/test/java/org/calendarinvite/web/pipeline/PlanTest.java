package org.calendarinvite.web.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.calendarinvite.Worlds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {

    @TempDir
    Path data;

    @Test
    void waysAreFoundInEveryStepAndWhatFailsGoesItsOwn() throws Exception {
        try (var camel = new DefaultCamelContext()) {
            camel.getPropertiesComponent().setOverrideProperties(properties());
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .routeId("first")
                            .onException(IllegalStateException.class)
                            .to("direct:bad")
                            .end()
                            .choice()
                            .when(simple("${body}"))
                            .to("direct:good")
                            .otherwise()
                            .to("direct:{{other}}")
                            .end();
                }
            });
            var plan = Plan.of(camel, Worlds.in(data));
            var first = new Place(Place.Kind.ROUTE, "first");
            for (var name : List.of("good", "elsewhere"))
                assertTrue(plan.edges().contains(new Edge(first, new Place(Place.Kind.ROUTE, name), false)), name);
            assertTrue(plan.edges().contains(new Edge(first, new Place(Place.Kind.ROUTE, "bad"), true)));
            assertEquals(first, plan.named(new Place(Place.Kind.ROUTE, "in")));
            assertTrue(plan.edges()
                    .contains(new Edge(
                            new Place(Place.Kind.TOPIC, "cis-events"),
                            new Place(Place.Kind.QUEUE, "cis-send-invites"),
                            false)));
        }
    }

    @Test
    void aPlaceIsReadFromWhatCamelCallsIt() {
        var names = Map.of(
                "direct://sort-mail", "route:sort-mail",
                "aws2-sqs://cis-mail?greedy=true", "queue:cis-mail",
                "aws2-sns:arn:aws:sns:eu-west-1:1:events", "topic:arn:aws:sns:eu-west-1:1:events",
                "smtp://host:587", "mail:out",
                "log:x", "other:x");
        names.forEach((uri, id) -> assertEquals(id, Place.to(uri).id()));
        assertEquals("mail:in", Place.from("imap:host").id());
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("other", "elsewhere");
        return properties;
    }
}
