package org.calendarinvite.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** An issuer of OpenID Connect that lets everybody in as whoever he says he is, and otherwise holds to the code flow with PKCE. */
public final class OpenIssuer implements AutoCloseable {

    public static final String CLIENT = "dashboard";

    /** Who signs in: in the group of administrators, or by this address. */
    public static final String ADMINISTRATOR = "administrator";

    private static final int SECONDS = 600;

    private final KeyPair keys = pair();
    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    public OpenIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/.well-known/openid-configuration", call -> json(call, 200, about()));
        server.createContext("/keys", call -> json(call, 200, jwks()));
        server.createContext("/auth", this::ask);
        server.createContext("/chosen", this::send);
        server.createContext("/token", this::give);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** For this server, which knows it by the settings that are returned: name → value. */
    public Map<String, String> settings() {
        return Map.of("CIS_OIDC_ISSUER", url(), "CIS_OIDC_AUDIENCE", CLIENT, "CIS_OIDC_CLIENT_ID", CLIENT);
    }

    private String about() {
        return "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/keys\",\"authorization_endpoint\":\"" + url()
                + "/auth\",\"token_endpoint\":\"" + url() + "/token\"}";
    }

    /** The page on which a person says who he is. */
    private void ask(HttpExchange call) throws IOException {
        var query = call.getRequestURI().getRawQuery();
        var html = "<!doctype html><html lang=\"en\"><title>Issuer</title><h1>Issuer</h1>"
                + "<p><a href=\"/chosen?as=" + ADMINISTRATOR + "&amp;" + query.replace("&", "&amp;")
                + "\">As an administrator</a></p><p><a href=\"/chosen?as=ada%40example.com&amp;"
                + query.replace("&", "&amp;") + "\">As Ada</a></p></html>";
        answer(call, 200, "text/html", html);
    }

    /** With {@code as=another-audience} or {@code as=another-nonce} the token will not be for who asked. */
    private void send(HttpExchange call) throws IOException {
        var asked = fields(call.getRequestURI().getRawQuery());
        var code = UUID.randomUUID().toString();
        codes.put(code, asked);
        var to = asked.get("redirect_uri") + "?code=" + code + "&state=" + URLEncoder.encode(asked.get("state"), UTF_8);
        call.getResponseHeaders().add("Location", to);
        call.sendResponseHeaders(302, -1);
        call.close();
    }

    private void give(HttpExchange call) throws IOException {
        var said = fields(new String(call.getRequestBody().readAllBytes(), UTF_8));
        var begun = codes.remove(said.getOrDefault("code", ""));
        boolean right = begun != null
                && "authorization_code".equals(said.get("grant_type"))
                && begun.get("redirect_uri").equals(said.get("redirect_uri"))
                && begun.get("client_id").equals(said.get("client_id"))
                && begun.get("code_challenge").equals(s256(said.get("code_verifier")));
        if (!right) {
            json(call, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        var as = begun.get("as");
        var nonce = as.equals("another-nonce") ? "another" : begun.get("nonce");
        var audience = as.equals("another-audience") ? "another" : CLIENT;
        var whose =
                as.contains("@") ? "\"email\":\"" + as + "\",\"email_verified\":true" : "\"groups\":[\"cis-system\"]";
        var token = token(whose + ",\"nonce\":\"" + nonce + "\"", audience, SECONDS);
        json(call, 200, "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
    }

    /** @param claims more of them, as members of a JSON object */
    public String token(String claims, String audience, int seconds) {
        return token(claims, audience, seconds, keys);
    }

    public String token(String claims, String audience, int seconds, KeyPair signer) {
        long now = Instant.now().getEpochSecond();
        var head = coded("{\"alg\":\"RS256\",\"kid\":\"1\",\"typ\":\"JWT\"}".getBytes(UTF_8));
        var body = coded(("{\"iss\":\"" + url() + "\",\"sub\":\"ada\",\"aud\":\"" + audience + "\",\"iat\":"
                        + (now - 90) + ",\"exp\":" + (now + seconds) + "," + claims + "}")
                .getBytes(UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer.getPrivate());
            signature.update((head + "." + body).getBytes(UTF_8));
            return head + "." + body + "." + coded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The challenge of a verifier (RFC 7636 4.2). */
    public static String s256(String verifier) {
        try {
            return coded(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String jwks() {
        var key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"1\",\"n\":\""
                + coded(key.getModulus()) + "\",\"e\":\"" + coded(key.getPublicExponent()) + "\"}]}";
    }

    private static String coded(BigInteger number) {
        var bytes = number.toByteArray();
        return coded(Arrays.copyOfRange(bytes, bytes[0] == 0 ? 1 : 0, bytes.length));
    }

    private static String coded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (var field : form.split("&")) {
            var both = field.split("=", 2);
            fields.put(URLDecoder.decode(both[0], UTF_8), URLDecoder.decode(both[1], UTF_8));
        }
        return fields;
    }

    private static void json(HttpExchange call, int status, String json) throws IOException {
        answer(call, status, "application/json", json);
    }

    private static void answer(HttpExchange call, int status, String type, String text) throws IOException {
        var body = text.getBytes(UTF_8);
        call.getResponseHeaders().add("Content-Type", type);
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
