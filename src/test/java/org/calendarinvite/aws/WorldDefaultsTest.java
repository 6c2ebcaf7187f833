package org.calendarinvite.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorldDefaultsTest {

    @Test
    void nothingConfiguredIsTheEmbeddedWorld() {
        assertEquals("embedded", world(Map.of()));
        assertEquals("embedded", world(Map.of("cis.aws.region", " ")));
    }

    @Test
    void anEndpointOrARegionIsAws() {
        assertEquals("aws", world(Map.of("cis.aws.region", "eu-central-1")));
        assertEquals("aws", world(Map.of("cis.aws.endpoint", "http://localhost:4566")));
    }

    @Test
    void whatIsSetExplicitlyWins() {
        assertEquals("embedded", world(Map.of("cis.aws.region", "eu-central-1", "cis.world", "embedded")));
    }

    private static String world(Map<String, String> set) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(set, "set", 100))
                .withSources(new PropertiesConfigSource(Map.of("cis.world", "embedded"), "seen at build time", 0))
                .withSources(new WorldDefaults())
                .build()
                .getValue("cis.world", String.class);
    }
}
