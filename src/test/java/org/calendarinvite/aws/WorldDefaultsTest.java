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

    @Test
    void tracesAreMadeAsSoonAsItIsKnownWhereTheyGo() {
        assertEquals("true", value("cis.otlp.disabled", Map.of()));
        assertEquals("true", value("cis.otlp.disabled", Map.of("cis.otlp.endpoint", "")));
        assertEquals("false", value("cis.otlp.disabled", Map.of("cis.otlp.endpoint", "http://any:4318")));
        var standard = Map.of("otel.exporter.otlp.endpoint", "http://any:4317");
        assertEquals("false", value("cis.otlp.disabled", standard));
        assertEquals("http://any:4317", value("cis.otlp.endpoint", standard));
        assertEquals("grpc", value("cis.otlp.protocol", standard));
        assertEquals("http/protobuf", value("cis.otlp.protocol", Map.of("cis.otlp.endpoint", "http://any:4318")));
    }

    private static String world(Map<String, String> set) {
        return value("cis.world", set);
    }

    private static String value(String name, Map<String, String> set) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(set, "set", 100))
                .withSources(new PropertiesConfigSource(Map.of("cis.world", "embedded"), "seen at build time", 0))
                .withSources(new WorldDefaults())
                .build()
                .getValue(name, String.class);
    }
}
