package org.calendarinvite.lifecycle;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** An open stream and the lines that came so far. */
final class Listening implements AutoCloseable {

    private static final List<Listening> KEPT = new CopyOnWriteArrayList<>();

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private Stream<String> body = Stream.empty();

    static Listening to(HttpRequest.Builder request) {
        var listening = new Listening();
        var reader = new Thread(() -> listening.read(request.build()), "listening");
        reader.setDaemon(true);
        reader.start();
        return listening;
    }

    private void read(HttpRequest request) {
        try {
            var response = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, BodyHandlers.ofLines());
            body = response.body();
            status.complete(response.statusCode());
            body.forEach(lines::add);
        } catch (Exception closed) {
            status.completeExceptionally(closed);
        }
    }

    int status() {
        return status.join();
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    boolean has(String part) {
        return lines.stream().anyMatch(line -> line.contains(part));
    }

    List<String> ids() {
        return lines.stream()
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring(4))
                .toList();
    }

    void keep() {
        KEPT.add(this);
    }

    static void closeKept() {
        KEPT.forEach(Listening::close);
    }

    @Override
    public void close() {
        status.join();
        body.close();
    }
}
