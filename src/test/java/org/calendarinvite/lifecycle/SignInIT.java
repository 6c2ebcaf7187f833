package org.calendarinvite.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.OpenIssuer;
import org.calendarinvite.world.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People sign in at an issuer of OpenID Connect; its tokens open what their groups and addresses say. */
class SignInIT {

    private static final String HOST = "host@work.example";
    private static final String VERIFIER = "v".repeat(43);
    private static final String NONCE = "n".repeat(22);
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("sign-in");

    private static OpenIssuer issuer;
    private static Party party;

    @BeforeAll
    static void start() {
        issuer = new OpenIssuer();
        issuer.settings().forEach(SERVER::with);
        SERVER.start();
        party = Party.of(new EmbeddedWorld(SERVER), HOST);
    }

    @AfterAll
    static void stop() {
        if (issuer != null) issuer.close();
    }

    @Test
    void whoIsInTheGroupAdministersTheTenant() throws Exception {
        var admin = issuer.token("\"groups\":[\"cis-system\"]", "dashboard", 60);
        assertEquals(200, get("/api/system/events", admin));
        assertEquals(200, get("/api/event/" + party.uid() + "/report", admin));
    }

    @Test
    void anOrganizerIsKnownByHisVerifiedAddress() throws Exception {
        var organizer = issuer.token("\"email\":\"" + HOST + "\",\"email_verified\":true", "dashboard", 60);
        assertEquals(200, get("/api/event/" + party.uid(), organizer));
        assertEquals(403, get("/api/system/events", organizer));
        var another = issuer.token("\"email\":\"else@work.example\",\"email_verified\":true", "dashboard", 60);
        assertEquals(404, get("/api/event/" + party.uid(), another));
    }

    @Test
    void anAddressThatNobodyVerifiedOpensNothing() throws Exception {
        var claimed = issuer.token("\"email\":\"" + HOST + "\"", "dashboard", 60);
        assertEquals(403, get("/api/event/" + party.uid(), claimed));
    }

    @Test
    void aTokenForAnotherAudienceOfAnotherTimeOrByAnotherKeyOpensNothing() throws Exception {
        var group = "\"groups\":[\"cis-system\"]";
        assertEquals(401, get("/api/system/events", issuer.token(group, "another", 60)));
        assertEquals(401, get("/api/system/events", issuer.token(group, "dashboard", -60)));
        assertEquals(401, get("/api/system/events", issuer.token(group, "dashboard", 60, OpenIssuer.pair())));
        assertEquals(401, get("/api/system/events", "nonsense"));
    }

    @Test
    void aBrowserSignsInByTheCodeThatItCameBackWith() throws Exception {
        var session = json(HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(SERVER.url() + "/api/session"))
                                .build(),
                        BodyHandlers.ofString()));
        assertEquals("127.0.0.1", session.path("issuer").asText(), session::toString);
        var back = come(OpenIssuer.ADMINISTRATOR);
        var signedIn = end(back, VERIFIER, NONCE);
        assertEquals(200, signedIn.statusCode(), signedIn::body);
        var token = json(signedIn).path("token").asText();
        assertEquals(200, get("/api/system/events", token));
        assertTrue(Instant.parse(json(signedIn).path("expires").asText()).isAfter(Instant.now()), signedIn::body);
        var host = end(come(HOST), VERIFIER, NONCE);
        assertEquals(
                200, get("/api/event/" + party.uid(), json(host).path("token").asText()));
        assertEquals(403, get("/api/system/events", json(host).path("token").asText()));
    }

    @Test
    void aCodeIsWorthNothingTwice() throws Exception {
        var back = come(OpenIssuer.ADMINISTRATOR);
        assertEquals(200, end(back, VERIFIER, NONCE).statusCode());
        assertRefused("The issuer did not take this sign-in", end(back, VERIFIER, NONCE));
    }

    @Test
    void aCodeOfAnotherBrowserIsWorthNothingInThisOne() throws Exception {
        var back = come(OpenIssuer.ADMINISTRATOR);
        assertRefused("This sign-in was not begun", end(back, "w".repeat(43), NONCE));
        assertRefused("This sign-in was not begun", end(back, VERIFIER, "m".repeat(22)));
        for (var forged : List.of("", "nonsense", "9999999999." + "A".repeat(43)))
            assertRefused(
                    "This sign-in was not begun",
                    end(Map.of("code", back.get("code"), "state", forged), VERIFIER, NONCE));
        assertRefused("This sign-in was not begun", end(Map.of("code", back.get("code")), VERIFIER, NONCE));
        assertEquals(200, end(back, VERIFIER, NONCE).statusCode(), "none of them used the code up");
    }

    @Test
    void aTokenForAnotherAudienceOrAnotherNonceSignsNobodyIn() throws Exception {
        assertRefused(
                "The token of the issuer is for another audience", end(come("another-audience"), VERIFIER, NONCE));
        assertRefused("The token of the issuer is for another nonce", end(come("another-nonce"), VERIFIER, NONCE));
    }

    @Test
    void whatIsNotOfItsFormIsSaid() throws Exception {
        assertEquals(
                422,
                post("/api/session/begin", "{\"challenge\":\"short\",\"nonce\":\"n\"}")
                        .statusCode());
        assertEquals(400, post("/api/session/begin", "{\"other\":1}").statusCode());
        var back = come(OpenIssuer.ADMINISTRATOR);
        assertEquals(
                422,
                end(Map.of("code", "", "state", back.get("state")), VERIFIER, NONCE)
                        .statusCode());
    }

    /** Begins, goes to the issuer as somebody, and comes back with what it gave. */
    private static Map<String, String> come(String as) throws IOException, InterruptedException {
        var begun = post(
                "/api/session/begin",
                "{\"challenge\":\"" + OpenIssuer.s256(VERIFIER) + "\",\"nonce\":\"" + NONCE + "\"}");
        assertEquals(200, begun.statusCode(), begun::body);
        var page = json(begun).path("url").asText();
        assertTrue(page.startsWith(issuer.url() + "/auth?"), page);
        var chosen = page.replace("/auth?", "/chosen?as=" + URLEncoder.encode(as, UTF_8) + "&");
        var sent = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(chosen)).build(), BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertTrue(sent.startsWith("http://localhost:" + SERVER.url().getPort() + "/sign-in?code="), sent);
        var code = sent.substring(sent.indexOf("code=") + 5, sent.indexOf("&state="));
        assertEquals(json(begun).path("state").asText(), sent.substring(sent.indexOf("&state=") + 7));
        return Map.of("code", code, "state", json(begun).path("state").asText());
    }

    private static HttpResponse<String> end(Map<String, String> back, String verifier, String nonce)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(back);
        all.put("verifier", verifier);
        all.put("nonce", nonce);
        return post("/api/session/code", JSON.writeValueAsString(all));
    }

    private static void assertRefused(String begin, HttpResponse<String> answer) throws IOException {
        assertEquals(401, answer.statusCode(), answer::body);
        assertTrue(json(answer).path("detail").asText().startsWith(begin), answer::body);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static int get(String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(SERVER.url() + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(SERVER.url() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
