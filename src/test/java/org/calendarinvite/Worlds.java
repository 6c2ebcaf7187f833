package org.calendarinvite;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.calendarinvite.settings.Settings;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings of an embedded world in a folder, on free ports, without Quarkus. */
public final class Worlds {

    private Worlds() {}

    public static Settings in(Path data) {
        return in(data, Map.of());
    }

    public static Settings in(Path data, Map<String, String> more) {
        Map<String, String> own = new HashMap<>(Map.of(
                "cis.data", data.toString(), "cis.world", "embedded", "cis.smtp.port", "0", "cis.imap.port", "0"));
        own.putAll(more);
        return of(new PropertiesConfigSource(own, "test", 500));
    }

    /** Of a process that is started with these variables. */
    public static Settings started(Path data, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("CIS_DATA", data.toString());
        return of(new EnvConfigSource(all, 300));
    }

    private static Settings of(ConfigSource source) {
        return new SmallRyeConfigBuilder()
                .withSources(source, new PropertiesConfigSource(packaged(), "application.properties", 250))
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(Settings.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(Settings.class);
    }

    /** As Quarkus sets it up. */
    public static ObjectMapper json() {
        return JsonMapper.builder()
                .findAndAddModules()
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    private static Map<String, String> packaged() {
        try (InputStream in = Settings.class.getResourceAsStream("/application.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            Map<String, String> all = new HashMap<>();
            properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
            return all;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
