package org.calendarinvite.local.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.web.Cursor;
import org.calendarinvite.web.Problem;

/** {@code GET /api/local/shown/{place}}: a part of a mail, for a frame or a download, which send no key. Its place is sealed. */
@ApplicationScoped
@Named("partApi")
public class PartApi {

    private static final String MARK = "mail\n";

    /** Nothing runs and nothing is loaded, whoever wrote it; a link that is pressed opens in a tab of its own. */
    private static final String POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
            + "style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'";

    private final Cursor cursor;
    private final Outgoing outgoing;

    @Inject
    PartApi(Cursor cursor, Outgoing outgoing) {
        this.cursor = cursor;
        this.outgoing = outgoing;
    }

    static String place(String address, String id) {
        return MARK + address + "\n" + id;
    }

    public void show(@Header("place") String place, @Header("part") String part, Exchange exchange) throws IOException {
        var opened = cursor.open(place).split("\n", -1);
        if (opened.length != 3 || !MARK.equals(opened[0] + "\n")) throw absent();
        var raw = outgoing.boxes().open(opened[1], opened[2]).orElseThrow(PartApi::absent);
        var mail = Mime.read(raw);
        if ("html".equals(part)) {
            var document = Html.document(mail.html(), mail.subject().isBlank() ? "-" : mail.subject());
            answer(exchange, "text/html; charset=utf-8", document.getBytes(StandardCharsets.UTF_8));
        } else if ("raw".equals(part)) {
            file(exchange, "mail.eml", raw);
        } else {
            int which = part != null && part.matches("\\d{1,4}") ? Integer.parseInt(part) : -1;
            if (which < 0 || which >= mail.files().size()) throw absent();
            var file = mail.files().get(which);
            file(exchange, file.name().isEmpty() ? "part-" + which : file.name(), file.bytes());
        }
    }

    private static void file(Exchange exchange, String name, byte[] bytes) {
        answer(exchange, "application/octet-stream", bytes);
        exchange.getMessage()
                .setHeader(
                        "Content-Disposition",
                        "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "\"");
    }

    private static void answer(Exchange exchange, String type, byte[] bytes) {
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, type);
        message.setHeader("Content-Security-Policy", POLICY);
        message.setHeader("X-Content-Type-Options", "nosniff");
        message.setHeader("Referrer-Policy", "no-referrer");
        message.setBody(bytes);
    }

    private static Problem absent() {
        return new Problem(404, "There is no such part of a mail. Open the mail again.");
    }
}
