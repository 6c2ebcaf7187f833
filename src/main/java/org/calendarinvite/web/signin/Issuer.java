package org.calendarinvite.web.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.runtime.TenantConfigBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.calendarinvite.settings.Oidc;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.web.Problem;

/** The issuer that is configured. It says itself where its token endpoint is, and nothing else is ever called; no redirect is followed. */
@ApplicationScoped
public class Issuer {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 64 * 1024;

    /** Exchanges that wait for it at a time: whoever makes codes up keeps no thread from others. */
    private static final int AT_ONCE = 8;

    private static final String UNREACHABLE = "The issuer of sign-ins cannot be reached now. Try again in a moment.";
    private static final String REFUSED =
            "The issuer did not take this sign-in: it was used before, or took too long. Sign in once more.";

    private final TenantConfigBean known;
    private final Oidc oidc;
    private final ObjectMapper json;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(Redirect.NEVER)
            .build();

    @Inject
    public Issuer(TenantConfigBean known, ObjectMapper json, Settings settings) {
        this.known = known;
        this.json = json;
        this.oidc = settings.oidc();
    }

    /** What the issuer tells of itself; asked once more when it did not answer at the start. */
    OidcConfigurationMetadata says() {
        try {
            var tenant = known.getDefaultTenant();
            var ready = tenant.ready() ? tenant : tenant.initialize().await().atMost(PATIENCE);
            return Optional.ofNullable(ready.getOidcMetadata()).orElseThrow(() -> new Problem(503, UNREACHABLE, 1));
        } catch (Problem e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Problem(503, UNREACHABLE, 1);
        }
    }

    /** @return what it gave for the code, as JSON (RFC 6749 4.1.3, RFC 7636 4.5) */
    JsonNode give(String code, String verifier, String redirect) {
        if (!free.tryAcquire()) throw new Problem(503, "Many sign in at this moment. Wait a second and go on.", 1);
        try {
            return post(code, verifier, redirect);
        } catch (IOException e) {
            throw new Problem(503, UNREACHABLE, 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(503, UNREACHABLE, 1);
        } finally {
            free.release();
        }
    }

    private JsonNode post(String code, String verifier, String redirect) throws IOException, InterruptedException {
        var client = oidc.clientId().orElseThrow();
        var form = Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", redirect,
                "client_id", client,
                "code_verifier", verifier);
        var request = HttpRequest.newBuilder(URI.create(says().getTokenUri()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form(form)));
        oidc.clientSecret().ifPresent(secret -> request.header("Authorization", basic(client, secret)));
        var answer = http.send(request.build(), BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            if (answer.statusCode() >= 500) throw new IOException("The issuer answers " + answer.statusCode());
            if (answer.statusCode() != 200) throw new Problem(401, REFUSED);
            return json.readTree(body.readNBytes(MOST_BYTES));
        }
    }

    /** RFC 6749 2.3.1. */
    private static String basic(String client, String secret) {
        var both = coded(client) + ":" + coded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> coded(field.getKey()) + "=" + coded(field.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
