package org.calendarinvite.aws;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The world is AWS as soon as an endpoint or a region of it is configured, and logs are JSON there; people sign in as soon as an
 * issuer is configured; Camel asks for its queues by their account where that is. Whatever is set explicitly wins.
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
        // Camel takes an empty one for an account.
        if (set(context, "cis.aws.account"))
            defaults.put(
                    "camel.component.aws2-sqs.queue-owner-aws-account-id",
                    context.getValue("cis.aws.account").getValue());
        return List.of(new PropertiesConfigSource(defaults, "WorldDefaults", ORDINAL));
    }

    private static boolean set(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value != null && value.getValue() != null && !value.getValue().isBlank();
    }
}
