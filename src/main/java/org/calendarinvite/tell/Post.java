package org.calendarinvite.tell;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.calendarinvite.hook.Heard;
import org.calendarinvite.hook.Target;

/** One POST to an address that was checked, over within a time that counts everything; follows no redirect and reads only so much. */
final class Post {

    private static final int MOST_SECONDS_ASKED = 9;

    private final CompletableFuture<Heard> heard = new CompletableFuture<>();
    private final int most;
    private final Buffer read = Buffer.buffer();
    private HttpClientRequest request;
    private int status;
    private Duration after = Duration.ZERO;

    private Post(int most) {
        this.most = most;
    }

    /** Waits for what comes of it; never throws for what the other side does. */
    static Heard send(
            HttpClient client,
            Target target,
            InetAddress address,
            Map<String, String> headers,
            byte[] body,
            Duration limit,
            int most) {
        var post = new Post(most);
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.path())
                .setFollowRedirects(false)
                .setConnectTimeout(limit.toMillis());
        headers.forEach(options::addHeader);
        client.request(options).compose(made -> post.begin(made, body)).onFailure(post::failed);
        return post.await(limit);
    }

    private Future<Void> begin(HttpClientRequest made, byte[] body) {
        synchronized (this) {
            request = made;
        }
        if (heard.isDone())
            return Future.succeededFuture(null).onComplete(any -> end()).mapEmpty();
        return made.send(Buffer.buffer(body)).compose(this::answered);
    }

    private Future<Void> answered(HttpClientResponse response) {
        synchronized (this) {
            status = response.statusCode();
            after = after(response.getHeader("Retry-After"));
        }
        response.handler(this::take);
        return response.end().onSuccess(any -> heard.complete(answer()));
    }

    private synchronized void take(Buffer part) {
        read.appendBuffer(part, 0, Math.min(part.length(), most - read.length()));
        if (read.length() >= most) heard.complete(answer());
    }

    private synchronized void failed(Throwable failure) {
        heard.complete(status > 0 ? answer() : Heard.silent(words(failure)));
    }

    private synchronized Heard answer() {
        return Heard.answered(
                status, status >= 200 && status < 300 ? "" : read.toString(StandardCharsets.UTF_8), after);
    }

    /** An answer whose end does not come in time is an answer; none at all is none. */
    private synchronized Heard late(Duration limit) {
        return status > 0 ? answer() : Heard.silent("No answer within " + limit.toSeconds() + " seconds");
    }

    private Heard await(Duration limit) {
        try {
            return heard.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            heard.complete(late(limit));
            return heard.join();
        } catch (ExecutionException e) {
            return Heard.silent(words(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while a message was under way", e);
        } finally {
            heard.complete(Heard.silent("Stopped"));
            end();
        }
    }

    /** At once: by its own way, Vert.x would first wait until the other side has taken all of the message. */
    private synchronized void end() {
        if (request != null && request.connection() instanceof ConnectionBase line) {
            var unused = line.channelHandlerContext().close();
        }
    }

    private static String words(Throwable failure) {
        var said = failure.getMessage();
        return said == null ? failure.getClass().getSimpleName() : said;
    }

    /** Seconds (RFC 9110 10.2.3); a date, or nonsense, asks for nothing. */
    private static Duration after(String written) {
        if (written == null
                || written.length() > MOST_SECONDS_ASKED
                || !written.chars().allMatch(Character::isDigit)
                || written.isEmpty()) return Duration.ZERO;
        return Duration.ofSeconds(Long.parseLong(written));
    }
}
