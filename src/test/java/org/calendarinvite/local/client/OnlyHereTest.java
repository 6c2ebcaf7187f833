package org.calendarinvite.local.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

/** The mailboxes, and the demo season, are served in the embedded world and nowhere else: in the world of AWS their routes are not there. */
class OnlyHereTest {

    private static final Path ROUTES = Path.of("src/main/resources/routes");

    @Test
    void inTheWorldOfAwsThereIsNoneOfTheirRoutes() throws Exception {
        assertEquals(0, routes("aws"));
        assertEquals(7, routes("embedded"));
    }

    @Test
    void noOtherFolderServesThem() throws IOException {
        try (var files = Files.walk(ROUTES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                boolean here = file.getParent().endsWith("local");
                assertEquals(here, Files.readString(file).contains("/api/local/"), file::toString);
            }
        }
    }

    private static int routes(String world) throws Exception {
        try (var camel = new DefaultCamelContext();
                var files = Files.list(ROUTES.resolve("local"))) {
            var set = new Properties();
            set.setProperty("cis.world", world);
            camel.getPropertiesComponent().setOverrideProperties(set);
            for (var file : files.toList())
                PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveResource(camel, "file:" + file));
            int there = 0;
            for (var route : camel.getRouteDefinitions()) {
                var condition = camel.resolvePropertyPlaceholders(route.getPrecondition());
                if (camel.resolveLanguage("simple").createPredicate(condition).matches(new DefaultExchange(camel)))
                    there++;
            }
            return there;
        }
    }
}
