package org.calendarinvite.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.calendarinvite.mail.Looks;
import org.calendarinvite.mail.Templates;
import org.calendarinvite.web.Problems;

/**
 * Pages → HTML that loads nothing from anywhere else, runs no script and stands in no frame unless the page says so. The headers that are the same for every page
 * come from {@code quarkus.http.filter.pages}: Camel lets no Cache-Control through.
 */
@ApplicationScoped
@Named("pages")
public class Pages {

    private static final int NONCE = 16;
    private static final String BACK = "back";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Templates templates;
    private final Looks looks;
    private final Problems problems;

    @Inject
    public Pages(Templates templates, Looks looks, Problems problems) {
        this.templates = templates;
        this.looks = looks;
        this.problems = problems;
    }

    public void write(Exchange exchange) {
        write(exchange, exchange.getMessage().getBody(WebPage.class));
    }

    /** @param form where somebody comes from, should it fail */
    public static void from(Exchange exchange, String form) {
        exchange.setProperty(BACK, form);
    }

    public void problem(Exchange exchange) {
        var problem = problems.problem(exchange);
        var look = looks.browser(exchange.getMessage().getHeader("Accept-Language", String.class));
        var detail = look.words().reason(problem.getMessage());
        boolean framed = EventPages.embedded(exchange.getMessage().getHeader("embed"));
        var back = exchange.getProperty(BACK, "", String.class);
        Map<String, Object> data = Map.of("detail", detail, "back", back);
        write(exchange, new WebPage(problem.status(), "problem", look, data, framed, framed));
        if (problem.after() > 0) exchange.getMessage().setHeader("Retry-After", problem.after());
    }

    private void write(Exchange exchange, WebPage page) {
        var nonce = nonce();
        Map<String, Object> data = new HashMap<>(page.data());
        data.put("nonce", nonce);
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, page.status());
        message.setHeader(Exchange.CONTENT_TYPE, "text/html; charset=utf-8");
        message.setHeader("Content-Security-Policy", policy(page, nonce));
        message.setBody(templates.render("page/" + page.template() + ".html", page.look(), data));
    }

    private static String policy(WebPage page, String nonce) {
        return "default-src 'none'; style-src 'nonce-" + nonce + "'; "
                + (page.scripted() ? "script-src 'nonce-" + nonce + "'; " : "")
                + "form-action 'self'; base-uri 'none'; frame-ancestors "
                + (page.framed() ? "*" : "'none'");
    }

    /** Lets the style sheets and scripts of the template in, whatever a changed one writes, and no others. */
    private static String nonce() {
        var random = new byte[NONCE];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
