package org.calendarinvite.web.tell;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.calendarinvite.access.Reach;
import org.calendarinvite.decision.Place;
import org.calendarinvite.hook.Told;

/** One open stream of server-sent events; what it has not taken yet is never more than one piece. */
final class Listener {

    private static final Buffer ALIVE = Buffer.buffer(":\n\n");

    private final Context context;
    private final HttpServerRequest request;
    private final Reach reach;
    private final String uid;
    private final int most;
    private final Instant opened;
    private final String began;
    private String position;
    private Instant written;
    private boolean waiting;
    private boolean whole;

    /**
     * Begins at a place.
     *
     * @param reach how far the listener hears
     * @param uid of the one event that is listened to, empty for all
     * @param position the name in the feed after which to begin
     * @param most bytes of one piece
     */
    Listener(
            Context context,
            HttpServerRequest request,
            Reach reach,
            String uid,
            String position,
            int most,
            Instant now) {
        this.context = context;
        this.request = request;
        this.reach = reach;
        this.uid = uid;
        this.began = position;
        this.position = position;
        this.most = most;
        this.opened = now;
        this.written = now;
    }

    String tenant() {
        return reach.tenant();
    }

    /** Where in which feed it is. */
    synchronized Place at() {
        return Told.at(reach.tenant(), position);
    }

    /** Whether the last piece is on its way, so that there may be another. */
    synchronized boolean ready() {
        return !waiting;
    }

    /** Whether it is to be closed: it takes nothing, or has been open for so long that its right to listen may have ended. */
    synchronized boolean over(Instant now, Duration patience, Duration lasts) {
        return waiting && written.plus(patience).isBefore(now)
                || opened.plus(lasts).isBefore(now);
    }

    /**
     * What is told before that moment may not be in the feed: who begins earlier is told so, once it has come.
     *
     * @param since as {@link org.calendarinvite.hook.Listened} says it
     */
    synchronized void missing(Instant since, Instant now) {
        if (whole || waiting || now.isBefore(since)) return;
        whole = true;
        if (began.compareTo(Place.moment(since)) < 0)
            write(Buffer.buffer("event: feed.gap\ndata: {\"until\":\"" + since + "\"}\n\n"), now);
    }

    /** As much of these, which follow its position, as fits into one piece; the rest is asked for again. */
    synchronized void hear(List<Told> news, Instant now, Duration heartbeat) {
        var piece = Buffer.buffer();
        for (var told : news) {
            if (piece.length() >= most) break;
            position = told.name();
            if (concerns(told)) piece.appendString(text(told));
        }
        if (piece.length() > 0) write(piece, now);
        else if (!now.isBefore(written.plus(heartbeat))) write(ALIVE, now);
    }

    private boolean concerns(Told told) {
        return reach.covers(told.tenant(), told.organizer()) && (uid.isEmpty() || uid.equals(told.uid()));
    }

    /** JSON has no line breaks, so it is one line of data. */
    private static String text(Told told) {
        return "id: " + told.name() + "\nevent: " + told.type() + "\ndata: " + told.body() + "\n\n";
    }

    private void write(Buffer piece, Instant now) {
        waiting = true;
        written = now;
        context.runOnContext(any -> request.response().write(piece).onComplete(done -> written()));
    }

    private synchronized void written() {
        waiting = false;
    }

    /** At once: by its own way, HTTP/1 would be closed when all is taken that is under way. */
    void close() {
        context.runOnContext(any -> {
            if (request.version() == HttpVersion.HTTP_2) request.response().reset();
            else if (request.connection() instanceof ConnectionBase line) {
                var unused = line.channelHandlerContext().close();
            }
        });
    }
}
