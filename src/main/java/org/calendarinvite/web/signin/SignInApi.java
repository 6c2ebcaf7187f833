package org.calendarinvite.web.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.calendarinvite.access.Attempt;
import org.calendarinvite.access.IdToken;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.settings.Oidc;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.JsonBody;

/** Sign-in of people in their browser: the code flow with PKCE (RFC 7636), the code exchanged here. Nothing is kept of it. */
@ApplicationScoped
@Named("signInApi")
public class SignInApi {

    private static final String BEGIN = "{\"challenge\":\"…\",\"nonce\":\"…\"}";
    private static final String END = "{\"code\":\"…\",\"state\":\"…\",\"verifier\":\"…\",\"nonce\":\"…\"}";

    /** How long the issuer's page may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Pattern CODE = Pattern.compile("[!-~]{1,4096}");

    private record Begun(String challenge, String nonce) {}

    private record Ended(String code, String state, String verifier, String nonce) {}

    private final Issuer issuer;
    private final Oidc oidc;
    private final SignedLinks links;
    private final JsonBody body;
    private final ObjectMapper json;
    private final String redirect;

    @Inject
    public SignInApi(Issuer issuer, Settings settings, SignedLinks links, JsonBody body, ObjectMapper json) {
        this.issuer = issuer;
        this.oidc = settings.oidc();
        this.links = links;
        this.body = body;
        this.json = json;
        this.redirect = settings.url() + "/sign-in";
    }

    /** Where the browser goes, and the state that it must come back with. */
    public Map<String, Object> begin(Exchange exchange) {
        var client = client();
        var asked = body.read(exchange, Begun.class, BEGIN);
        var attempt = Attempt.of(asked.challenge(), asked.nonce())
                .orElseThrow(() -> new Problem(
                        422, "challenge is the S256 of a verifier (RFC 7636), nonce 22 to 64 random characters."));
        var state = links.sign(attempt.name(), Clock.systemUTC().instant().plus(PATIENCE));
        var query = Issuer.form(Map.of(
                "response_type",
                "code",
                "client_id",
                client,
                "redirect_uri",
                redirect,
                "scope",
                oidc.scopes(),
                "state",
                state,
                "nonce",
                attempt.nonce(),
                "code_challenge",
                attempt.challenge(),
                "code_challenge_method",
                "S256"));
        var page = issuer.says().getAuthorizationUri();
        return Map.of("url", page + (page.contains("?") ? "&" : "?") + query, "state", state);
    }

    /** The token that signs him in, and until when. */
    public Map<String, Object> end(Exchange exchange) {
        var client = client();
        var asked = body.read(exchange, Ended.class, END);
        var now = Clock.systemUTC().instant();
        boolean begunHere = Attempt.endedBy(asked.verifier(), asked.nonce())
                .filter(attempt -> asked.state() != null && links.opens(asked.state(), attempt.name(), now))
                .isPresent();
        if (!begunHere)
            throw new Problem(
                    401, "This sign-in was not begun in this browser, or it took too long. Sign in once more.");
        if (asked.code() == null || !CODE.matcher(asked.code()).matches())
            throw new Problem(422, "code is what the issuer sent the browser back with.");
        var written = issuer.give(asked.code(), asked.verifier(), redirect)
                .path("id_token")
                .asText();
        var token = read(written);
        token.flaw(issuer.says().getIssuer(), client, asked.nonce(), now).ifPresent(flaw -> {
            throw new Problem(401, "The token of the issuer is for " + flaw + ". Sign in once more.");
        });
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("token", written);
        view.put("expires", token.expires().toString());
        return view;
    }

    private String client() {
        return oidc.clientId()
                .filter(known -> oidc.issuer().isPresent())
                .orElseThrow(() -> new Problem(404, "Nobody signs in at an issuer here. Sign in with a key."));
    }

    private IdToken read(String written) {
        try {
            var parts = written.split("\\.", -1);
            if (parts.length != 3) throw new IllegalArgumentException("No JWS");
            var claims = json.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            return new IdToken(
                    claims.path("iss").asText(),
                    texts(claims.path("aud")),
                    claims.path("azp").asText(),
                    claims.path("nonce").asText(),
                    Instant.ofEpochSecond(claims.path("exp").asLong()));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new Problem(401, "The issuer gave no token that says who signed in. The scopes must have openid.");
        }
    }

    private static List<String> texts(JsonNode claim) {
        if (claim.isTextual()) return List.of(claim.asText());
        List<String> all = new ArrayList<>();
        if (claim.isArray()) claim.forEach(one -> all.add(one.asText()));
        return all;
    }
}
