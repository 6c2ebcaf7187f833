package org.calendarinvite.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The API over real HTTP. */
public class HttpApi implements Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String systemKey;

    public HttpApi(URI base, String systemKey) {
        this.base = base;
        this.systemKey = systemKey;
    }

    @Override
    public Answer call(Question question) {
        try {
            var response = http.send(request(question), BodyHandlers.ofString());
            return new Answer(response.statusCode(), type(response), json(response.body()), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(Question question) {
        var body = question.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(question.body());
        var request = HttpRequest.newBuilder(base.resolve(question.path()))
                .timeout(Duration.ofSeconds(20))
                .method(question.method(), body);
        if (!question.type().isEmpty()) request.header("Content-Type", question.type());
        var key = question.key().equals(Question.SYSTEM_KEY) ? systemKey : question.key();
        if (!key.isEmpty()) request.header("x-api-key", key);
        return request.build();
    }

    private static String type(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
