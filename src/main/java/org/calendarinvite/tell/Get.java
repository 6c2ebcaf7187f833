package org.calendarinvite.tell;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.hook.Target;

/** One GET from an address that was checked, over within a time that counts everything; follows no redirect and reads only so much. */
final class Get {

    /** @param location where it is said to be instead, empty for nowhere */
    record Got(int status, byte[] body, String etag, String modified, String location) {}

    private final CompletableFuture<Got> got = new CompletableFuture<>();
    private final int most;
    private final Buffer read = Buffer.buffer();
    private HttpClientRequest request;

    private Get(int most) {
        this.most = most;
    }

    /** @throws Refused with a sentence for whoever named the address */
    static Got send(
            HttpClient client,
            Target target,
            InetAddress address,
            Map<String, String> headers,
            Duration limit,
            int most) {
        var get = new Get(most);
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.path())
                .setFollowRedirects(false)
                .setConnectTimeout(limit.toMillis());
        headers.forEach(options::addHeader);
        client.request(options).compose(get::begin).onFailure(get.got::completeExceptionally);
        return get.await(limit);
    }

    private Future<Void> begin(HttpClientRequest made) {
        synchronized (this) {
            request = made;
        }
        return made.send().compose(this::answered);
    }

    private Future<Void> answered(HttpClientResponse response) {
        response.handler(part -> {
            if (read.length() + part.length() > most)
                got.completeExceptionally(new Refused("The schedule has more than " + most + " bytes."));
            else read.appendBuffer(part);
        });
        return response.end()
                .onSuccess(any -> got.complete(new Got(
                        response.statusCode(),
                        read.getBytes(),
                        said(response, "ETag"),
                        said(response, "Last-Modified"),
                        said(response, "Location"))));
    }

    private static String said(HttpClientResponse response, String header) {
        var value = response.getHeader(header);
        return value == null ? "" : value;
    }

    private Got await(Duration limit) {
        try {
            return got.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Refused("There was no answer within " + limit.toSeconds() + " seconds.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refused known) throw known;
            throw new Refused("It cannot be fetched: " + words(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while a schedule was fetched", e);
        } finally {
            end();
        }
    }

    private synchronized void end() {
        if (request != null) request.reset();
    }

    private static String words(Throwable failure) {
        var said = failure.getMessage();
        return said == null ? failure.getClass().getSimpleName() : said;
    }
}
