package org.calendarinvite.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Passes everything on to the SES server and keeps the raw bytes of each mail that it takes, because that server keeps only what its
 * own parser made of them.
 */
public final class SesRecorder implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("<MessageId>([^<]+)</MessageId>");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, byte[]> mails = new ConcurrentHashMap<>();
    private final URI ses;
    private final HttpServer server;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile long slow;
    /** So many mails are still taken within 24 hours. */
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    private SesRecorder(URI ses) {
        this.ses = ses;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    public static SesRecorder before(URI ses) {
        return new SesRecorder(ses);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How long it takes from now on, at least. */
    public void slow(long millis) {
        slow = millis;
    }

    /** After so many more mails the quota of 24 hours is spent. */
    public void leaves(int mails) {
        left.set(mails);
    }

    /** Mails that were refused because the quota was spent. */
    public int refused() {
        return refused.get();
    }

    /** How often somebody asked for the quota while it was spent. */
    public int askedForQuota() {
        return asked.get();
    }

    /** The mail that SES took under this id of its own. */
    public Optional<byte[]> raw(String sesMessageId) {
        return Optional.ofNullable(mails.get(sesMessageId));
    }

    /** All mails that SES took until now, in no order. */
    public List<byte[]> taken() {
        return List.copyOf(mails.values());
    }

    /** Calls that were not answered yet. */
    public int underWay() {
        return underWay.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void pass(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        underWay.incrementAndGet();
        try {
            if (slow > 0) Thread.sleep(slow);
            if (spent(exchange, new String(body, StandardCharsets.UTF_8))) return;
            var answer = http.send(request(exchange, body), BodyHandlers.ofByteArray());
            keep(new String(body, StandardCharsets.UTF_8), answer);
            answer.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders()
                    .set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.decrementAndGet();
            exchange.close();
        }
    }

    /** As SES says it: https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html. */
    private boolean spent(HttpExchange exchange, String form) throws IOException {
        if (form.contains("Action=GetSendQuota") && left.get() <= 0) {
            asked.incrementAndGet();
            return answer(
                    exchange,
                    200,
                    "<GetSendQuotaResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><GetSendQuotaResult><Max24HourSend>200.0</Max24HourSend><MaxSendRate>14.0</MaxSendRate><SentLast24Hours>200.0</SentLast24Hours></GetSendQuotaResult></GetSendQuotaResponse>");
        }
        if (!form.contains("Action=SendRawEmail") || left.getAndDecrement() > 0) return false;
        refused.incrementAndGet();
        return answer(
                exchange,
                400,
                "<ErrorResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><Error><Type>Sender</Type><Code>Throttling</Code><Message>Daily message quota exceeded.</Message></Error></ErrorResponse>");
    }

    private static boolean answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        return true;
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        var request = HttpRequest.newBuilder(ses.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (var name : new String[] {"Content-Type", "Authorization"}) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) request.header(name, value);
        }
        return request.build();
    }

    private void keep(String form, HttpResponse<byte[]> answer) {
        var id = ID.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        if (answer.statusCode() != 200 || !id.find()) return;
        Arrays.stream(form.split("&"))
                .filter(pair -> pair.startsWith("RawMessage.Data="))
                .map(pair -> URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8))
                .forEach(data -> mails.put(id.group(1), Base64.getMimeDecoder().decode(data)));
    }
}
