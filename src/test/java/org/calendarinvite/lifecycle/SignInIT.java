package org.calendarinvite.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People sign in at an issuer of OpenID Connect; its tokens open what their groups and addresses say. */
class SignInIT {

    private static final String HOST = "host@work.example";

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("sign-in");

    private static HttpServer issuer;
    private static String url;
    private static KeyPair keys;
    private static Party party;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        keys = pair();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = "http://127.0.0.1:" + issuer.getAddress().getPort();
        serve(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"" + url + "\",\"jwks_uri\":\"" + url + "/keys\",\"authorization_endpoint\":\"" + url
                        + "/auth\",\"token_endpoint\":\"" + url + "/token\"}");
        serve("/keys", jwks());
        issuer.start();
        SERVER.with("CIS_OIDC_ISSUER", url)
                .with("CIS_OIDC_AUDIENCE", "dashboard")
                .start();
        party = Party.of(new EmbeddedWorld(SERVER), HOST);
    }

    @AfterAll
    static void stop() {
        if (issuer != null) issuer.stop(0);
    }

    @Test
    void whoIsInTheGroupAdministersTheTenant() throws Exception {
        var admin = token("\"groups\":[\"cis-system\"]", "dashboard", 60, keys);
        assertEquals(200, get("/api/system/events", admin));
        assertEquals(200, get("/api/event/" + party.uid() + "/report", admin));
    }

    @Test
    void anOrganizerIsKnownByHisVerifiedAddress() throws Exception {
        var organizer = token("\"email\":\"" + HOST + "\",\"email_verified\":true", "dashboard", 60, keys);
        assertEquals(200, get("/api/event/" + party.uid(), organizer));
        assertEquals(403, get("/api/system/events", organizer));
        var another = token("\"email\":\"else@work.example\",\"email_verified\":true", "dashboard", 60, keys);
        assertEquals(404, get("/api/event/" + party.uid(), another));
    }

    @Test
    void anAddressThatNobodyVerifiedOpensNothing() throws Exception {
        var claimed = token("\"email\":\"" + HOST + "\"", "dashboard", 60, keys);
        assertEquals(403, get("/api/event/" + party.uid(), claimed));
    }

    @Test
    void aTokenForAnotherAudienceOfAnotherTimeOrByAnotherKeyOpensNothing() throws Exception {
        var group = "\"groups\":[\"cis-system\"]";
        assertEquals(401, get("/api/system/events", token(group, "another", 60, keys)));
        assertEquals(401, get("/api/system/events", token(group, "dashboard", -60, keys)));
        assertEquals(401, get("/api/system/events", token(group, "dashboard", 60, pair())));
        assertEquals(401, get("/api/system/events", "nonsense"));
    }

    private static int get(String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(SERVER.url() + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static String token(String claims, String audience, int seconds, KeyPair signer)
            throws GeneralSecurityException {
        var now = Instant.now().getEpochSecond();
        var head = coded("{\"alg\":\"RS256\",\"kid\":\"1\",\"typ\":\"JWT\"}".getBytes(UTF_8));
        var body = coded(("{\"iss\":\"" + url + "\",\"sub\":\"ada\",\"aud\":\"" + audience + "\",\"iat\":" + (now - 90)
                        + ",\"exp\":" + (now + seconds) + "," + claims + "}")
                .getBytes(UTF_8));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(signer.getPrivate());
        signature.update((head + "." + body).getBytes(UTF_8));
        return head + "." + body + "." + coded(signature.sign());
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String jwks() {
        var key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"1\",\"n\":\""
                + coded(key.getModulus()) + "\",\"e\":\"" + coded(key.getPublicExponent()) + "\"}]}";
    }

    private static String coded(BigInteger number) {
        var bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return coded(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String coded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void serve(String path, String json) {
        issuer.createContext(path, exchange -> {
            var body = json.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
