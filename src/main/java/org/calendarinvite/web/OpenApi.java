package org.calendarinvite.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The OpenAPI document of the API, for tools and as a page, to whoever asks. */
@ApplicationScoped
public class OpenApi {

    private static final Map<String, String> TYPES = Map.of(
            "openapi.yaml", "application/yaml",
            "openapi.json", "application/json",
            "reference.html", "text/html; charset=UTF-8");

    void install(@Observes Router router) {
        TYPES.forEach((name, type) -> {
            var body = Buffer.buffer(read(name));
            router.get("/api/" + name)
                    .handler(call ->
                            call.response().putHeader("Content-Type", type).end(body));
        });
    }

    private static byte[] read(String name) {
        try (var in = OpenApi.class.getResourceAsStream("/openapi/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
