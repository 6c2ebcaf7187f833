package org.calendarinvite.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.calendarinvite.world.OpenIssuer;

/** What a browser does to sign in, with the verifier and the nonce that it keeps. */
record SignIn(String verifier, String nonce) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    SignIn() {
        this("v".repeat(43), "n".repeat(22));
    }

    /** Begins at this server and goes to the issuer as somebody, who sends the browser back with a code and the state. */
    Map<String, String> begin(URI server, String as) throws IOException, InterruptedException {
        var asked = Map.of("challenge", OpenIssuer.s256(verifier), "nonce", nonce);
        var page = post(server.resolve("/api/session/begin"), asked).path("url").asText();
        var chosen = URI.create(page.replace("/auth?", "/chosen?as=" + as + "&"));
        var back = HTTP.send(HttpRequest.newBuilder(chosen).build(), BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Map<String, String> fields = new HashMap<>();
        for (var field : URI.create(back).getRawQuery().split("&")) {
            var both = field.split("=", 2);
            fields.put(both[0], URLDecoder.decode(both[1], UTF_8));
        }
        return fields;
    }

    /** Ends at this server; the token. */
    String end(URI server, Map<String, String> back) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(back);
        all.put("verifier", verifier);
        all.put("nonce", nonce);
        return post(server.resolve("/api/session/code"), all).path("token").asText();
    }

    static int status(URI page, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(page)
                .header("Authorization", "Bearer " + token)
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static JsonNode post(URI where, Map<String, String> body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(where)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer::body);
        return JSON.readTree(answer.body());
    }
}
