package org.calendarinvite.settings;

import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The embedded world, {@code cis.embedded}. */
public interface Embedded {

    @WithDefault("0")
    int s3Port();

    @WithDefault("0")
    int sqsPort();

    /** The system key; made, kept in the data folder and printed when absent. */
    Optional<String> apiKey();

    /** For crash tests: end the process as SIGKILL would, the first time that this step of a route has run. */
    Optional<String> haltAfter();
}
