package org.calendarinvite.web.organizer;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.mail.Letter;
import org.calendarinvite.mail.Looks;
import org.calendarinvite.mail.Previews;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.BrandCase;
import org.calendarinvite.organizer.BrandDesk;
import org.calendarinvite.organizer.Language;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.caller.Callers;
import org.calendarinvite.web.organizer.Sketches.Sketch;

/** Any mail with sample data, as it would look under an organizer's brand, or under one that is only tried. */
@ApplicationScoped
@Named("previewApi")
public class PreviewApi {

    private static final String EXAMPLE =
            "{\"brand\":{\"name\":\"City Choir\",\"colour\":\"#2f6fed\"},\"mail_language\":\"de\"}";

    /** How long the frame of a sketch can be opened. */
    private static final Duration SHOWN = Duration.ofHours(1);

    private record Asked(BrandApi.Asked brand, @JsonProperty("mail_language") String language) {}

    private final Previews previews;
    private final Looks looks;
    private final Callers callers;
    private final BrandDesk desk;
    private final Sketches sketches;
    private final JsonBody body;

    @Inject
    public PreviewApi(
            Previews previews, Looks looks, Callers callers, BrandDesk desk, Sketches sketches, JsonBody body) {
        this.previews = previews;
        this.looks = looks;
        this.callers = callers;
        this.desk = desk;
        this.sketches = sketches;
        this.body = body;
    }

    public Letter write(
            @Header("organizer") String organizer,
            @Header("letter") String mail,
            @Header("language") String language,
            Exchange exchange) {
        return letter(new Sketch(callers.view(exchange).brand(BrandApi.address(organizer)), mail, checked(language)));
    }

    /** Nothing is kept: the brand is that of the body, and must be one that could be kept. */
    public Map<String, Object> sketch(
            @Header("organizer") String organizer, @Header("letter") String mail, Exchange exchange) {
        var asked = body.read(exchange, Asked.class, EXAMPLE);
        var stored = callers.view(exchange).brand(BrandApi.address(organizer));
        var brand = asked.brand() == null ? stored : asked.brand().of(stored.tenant(), stored.organizer());
        var decision = desk.change(new BrandCase(brand, Brand.none(stored.tenant(), stored.organizer())));
        if (!decision.stands()) throw new Problem(422, decision.reason());
        var sketch = new Sketch(brand, mail, checked(asked.language()));
        var letter = letter(sketch);
        var until = Clock.systemUTC().instant().plus(SHOWN);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("letter", mail);
        view.put("from", letter.fromName());
        view.put("subject", letter.subject());
        view.put("text", letter.text());
        view.put(
                "calendar",
                letter.calendar()
                        .map(part -> new String(part.body(), StandardCharsets.UTF_8))
                        .orElse(""));
        view.put("text_colour", brand.textColour());
        view.put("page", "/api/preview/" + sketches.seal(sketch, until));
        return view;
    }

    /** For a frame, which sends no key. */
    public Letter open(@Header("sealed") String sealed) {
        return letter(sketches.open(sealed, Clock.systemUTC().instant())
                .orElseThrow(() -> new Problem(404, "This preview is over. Have it made again.")));
    }

    private Letter letter(Sketch sketch) {
        var look = looks.of(sketch.brand(), sketch.language(), "");
        return previews.letter(sketch.letter(), sketch.brand().organizer(), look)
                .orElseThrow(() -> new Problem(
                        404, "There is no such mail. There are " + String.join(", ", Previews.NAMES) + "."));
    }

    /** Empty for what the brand says. */
    private static String checked(String language) {
        if (language == null || language.isEmpty()) return "";
        if (Language.tag(language).isEmpty())
            throw new Problem(422, "language must be a language tag (BCP 47) such as de or pt-BR.");
        return language;
    }

    /** What a template says runs nothing here and belongs to nobody (CSP sandbox), whoever wrote it. */
    public void show(@Header("part") String part, Exchange exchange) {
        var letter = exchange.getMessage().getBody(Letter.class);
        boolean html = part == null || part.equals("html");
        if (!html && !part.equals("text")) throw new Problem(422, "part must be html or text.");
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, (html ? "text/html" : "text/plain") + "; charset=utf-8");
        message.setHeader(
                "Content-Security-Policy",
                "sandbox; default-src 'none'; img-src https:; style-src 'unsafe-inline'; frame-ancestors 'self'");
        message.setHeader("X-Content-Type-Options", "nosniff");
        message.setBody(html ? letter.html() : "Subject: " + letter.subject() + "\n\n" + letter.text());
    }
}
