package org.calendarinvite.web.organizer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.mail.Letter;
import org.calendarinvite.mail.Looks;
import org.calendarinvite.mail.Previews;
import org.calendarinvite.organizer.Language;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.caller.Callers;

/** Any mail with sample data, as it would look under an organizer's brand. */
@ApplicationScoped
@Named("previewApi")
public class PreviewApi {

    private final Previews previews;
    private final Looks looks;
    private final Callers callers;

    @Inject
    public PreviewApi(Previews previews, Looks looks, Callers callers) {
        this.previews = previews;
        this.looks = looks;
        this.callers = callers;
    }

    public Letter write(
            @Header("organizer") String organizer,
            @Header("letter") String mail,
            @Header("language") String language,
            Exchange exchange) {
        if (language != null && Language.tag(language).isEmpty())
            throw new Problem(422, "language must be a language tag (BCP 47) such as de or pt-BR.");
        var brand = callers.view(exchange).brand(BrandApi.address(organizer));
        return previews.letter(mail, brand.organizer(), looks.of(brand, language, ""))
                .orElseThrow(() -> new Problem(
                        404, "There is no such mail. There are " + String.join(", ", Previews.NAMES) + "."));
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
