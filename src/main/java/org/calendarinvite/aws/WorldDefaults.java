package org.calendarinvite.aws;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The world is AWS as soon as an endpoint or a region of it is configured, and logs are JSON there; people sign in as soon as an
 * issuer is configured, traces are made as soon as it is known where they go, and Camel asks for its queues by their account where
 * that is known. Whatever is set explicitly wins.
 */
public class WorldDefaults implements ConfigSourceFactory {

    /** Above 0, where Quarkus keeps what it saw at build time; below every place where a setting can be made. */
    private static final int ORDINAL = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean aws = set(context, "cis.aws.endpoint") || set(context, "cis.aws.region");
        Map<String, String> defaults = new HashMap<>(Map.of(
                "cis.world",
                aws ? "aws" : "embedded",
                "cis.log.json",
                Boolean.toString(aws),
                "cis.poll.seconds",
                aws ? "20" : "2",
                "quarkus.oidc.tenant-enabled",
                Boolean.toString(set(context, "cis.oidc.issuer"))));
        defaults.putAll(traces(context));
        // Camel takes an empty one for an account.
        if (set(context, "cis.aws.account"))
            defaults.put(
                    "camel.component.aws2-sqs.queue-owner-aws-account-id",
                    context.getValue("cis.aws.account").getValue());
        return List.of(new PropertiesConfigSource(defaults, "WorldDefaults", ORDINAL));
    }

    /** The names that OpenTelemetry gives its variables are as good as ours. */
    private static Map<String, String> traces(ConfigSourceContext context) {
        var endpoint = value(context, "cis.otlp.endpoint").or(() -> value(context, "otel.exporter.otlp.endpoint"));
        Map<String, String> defaults = new HashMap<>();
        endpoint.ifPresent(url -> defaults.put("cis.otlp.endpoint", url));
        defaults.put("cis.otlp.disabled", Boolean.toString(endpoint.isEmpty()));
        defaults.put(
                "cis.otlp.protocol",
                value(context, "otel.exporter.otlp.protocol")
                        .orElse(
                                endpoint.filter(url -> url.matches(".*:4317/?")).isPresent()
                                        ? "grpc"
                                        : "http/protobuf"));
        return defaults;
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return set(context, name) ? Optional.of(context.getValue(name).getValue()) : Optional.empty();
    }

    private static boolean set(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value != null && value.getValue() != null && !value.getValue().isBlank();
    }
}
