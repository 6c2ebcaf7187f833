package org.calendarinvite.settings;

import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where traces go (OpenTelemetry, OTLP); without an endpoint none are made. */
public interface Otlp {

    /** Of the collector, {@code http://collector:4318}; else what OTEL_EXPORTER_OTLP_ENDPOINT says. */
    Optional<String> endpoint();

    /** {@code http/protobuf}, or {@code grpc}, which the port 4317 speaks; else what OTEL_EXPORTER_OTLP_PROTOCOL says. */
    @WithDefault("http/protobuf")
    String protocol();

    /** True unless an endpoint is configured. */
    @WithDefault("true")
    boolean disabled();

    /** Which part of all traces is kept, 0 to 1; decided once for each trace. */
    double sample();

    /** Of the messages that one message causes, so many go on in its trace; the others are not traced. */
    int follow();
}
