package org.calendarinvite.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Opens links of mails and presses buttons. */
public final class Browser {

    private final HttpClient http = HttpClient.newHttpClient();

    public HttpResponse<String> open(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    /** As whoever only asks whether a link works. */
    public HttpResponse<String> look(String url) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .method("HEAD", BodyPublishers.noBody())
                .build());
    }

    /** The button of a form that posts to its own page. */
    public HttpResponse<String> press(String url, String choice) {
        return fill(url, "choice=" + choice);
    }

    /** A form with these fields, in application/x-www-form-urlencoded. */
    public HttpResponse<String> fill(String url, String fields) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                // As browsers do, from a page that sends no referrer; more than a queue takes as attributes
                .headers(
                        "Origin", "null",
                        "Accept", "text/html",
                        "Accept-Language", "en-GB",
                        "Cache-Control", "max-age=0",
                        "Sec-Fetch-Dest", "document",
                        "Sec-Fetch-Mode", "navigate",
                        "Sec-Fetch-Site", "same-origin",
                        "Sec-Fetch-User", "?1",
                        "Upgrade-Insecure-Requests", "1")
                .POST(BodyPublishers.ofString(fields))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
