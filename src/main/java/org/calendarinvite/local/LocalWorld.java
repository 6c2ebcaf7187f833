package org.calendarinvite.local;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import org.calendarinvite.aws.EmbeddedCloud;
import org.calendarinvite.settings.Settings;

/** Starts the embedded world when it is first asked for: never, when the world is AWS. */
final class LocalWorld {

    LocalWorld() {}

    @Produces
    @Singleton
    @Typed({EmbeddedCloud.class, LocalCloud.class})
    static LocalCloud cloud(Settings settings) {
        return new LocalCloud(settings);
    }

    static void close(@Disposes LocalCloud cloud) {
        cloud.close();
    }
}
