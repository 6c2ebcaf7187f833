package org.calendarinvite.local.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.local.Boxes;
import org.calendarinvite.store.Page;
import org.calendarinvite.web.Cursor;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Callers;

/** {@code GET /api/local/mailboxes}: what came to the mailboxes of the embedded world, for its operator. */
@ApplicationScoped
@Named("boxApi")
public class BoxApi {

    private final Callers callers;
    private final Listing listing;
    private final Cursor cursor;
    private final Outgoing outgoing;
    private final Cards cards;

    @Inject
    BoxApi(Callers callers, Listing listing, Cursor cursor, Outgoing outgoing, Cards cards) {
        this.callers = callers;
        this.listing = listing;
        this.cursor = cursor;
        this.outgoing = outgoing;
        this.cards = cards;
    }

    public Map<String, Object> boxes(@Header("q") String words, Exchange exchange) {
        operator(exchange);
        var sought = words == null ? "" : words.strip().toLowerCase(Locale.ROOT);
        var found = outgoing.boxes().all().stream()
                .filter(box -> box.address().contains(sought))
                .toList();
        return listing.of(
                exchange,
                (after, limit) ->
                        page(found, found.stream().map(Boxes.Box::address).toList(), after, limit),
                BoxApi::shelf);
    }

    /** Any address is a mailbox, though nothing came there yet. */
    public Map<String, Object> box(@Header("address") String address, Exchange exchange) {
        operator(exchange);
        var mails = outgoing.boxes().of(address(address));
        Map<String, Object> view = new LinkedHashMap<>(listing.of(
                exchange,
                (after, limit) -> page(mails, mails.stream().map(Boxes.Mail::id).toList(), after, limit),
                BoxApi::line));
        view.put(
                "made",
                outgoing.samples(address(address)).stream().map(Cards::sample).toList());
        return view;
    }

    public Map<String, Object> mail(@Header("address") String written, @Header("id") String id, Exchange exchange)
            throws IOException {
        operator(exchange);
        var address = address(written);
        var raw = outgoing.boxes()
                .open(address, id)
                .orElseThrow(() -> new Problem(404, "There is no mail " + id + " at " + address + "."));
        var mail = Mime.read(raw);
        // Whoever is given this place may look at the parts: a frame and a download send no key.
        var place = "/api/local/shown/" + cursor.seal(PartApi.place(address, id)) + "?part=";
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("address", address);
        view.put("from", mail.from());
        view.put("to", mail.to());
        view.put("date", mail.date());
        view.put("subject", mail.subject());
        view.put("text", mail.text());
        view.put("html", mail.html().isEmpty() ? "" : place + "html");
        view.put("raw", place + "raw");
        view.put(
                "files",
                IntStream.range(0, mail.files().size())
                        .mapToObj(i -> file(mail.files().get(i), place + i))
                        .toList());
        view.put("event", cards.event(raw, mail, address));
        cards.of(raw, address).ifPresent(card -> view.put("card", card));
        return view;
    }

    /** In the embedded world anybody's mail lies here, so no tenant's administrator sees it: only who started the server. */
    void operator(Exchange exchange) {
        if (!callers.of(exchange).operator())
            throw new Problem(403, "Only the key that the server was started with opens the mailboxes.");
    }

    static String address(String written) {
        return written.strip().toLowerCase(Locale.ROOT);
    }

    private static <T> Page<T> page(List<T> all, List<String> places, String after, int limit) {
        int from = after.isEmpty() ? 0 : places.indexOf(after) + 1;
        int to = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(from, to), to < all.size() ? places.get(to - 1) : "");
    }

    private static Map<String, Object> shelf(Boxes.Box box) {
        return Map.of(
                "address", box.address(), "mails", box.mails(), "unread", box.unread(), "newest", line(box.newest()));
    }

    private static Map<String, Object> line(Boxes.Mail mail) {
        return Map.of(
                "id",
                mail.id(),
                "at",
                mail.at().toString(),
                "from",
                Mime.person(mail.from()),
                "subject",
                Mime.decoded(mail.subject()),
                "unread",
                mail.unread());
    }

    private static Map<String, Object> file(Mime.File file, String url) {
        return Map.of(
                "name",
                file.name().isEmpty() ? file.type().replaceFirst(";.*", "").strip() : file.name(),
                "type",
                file.type().replaceFirst(";.*", "").strip(),
                "size",
                file.bytes().length,
                "url",
                url);
    }
}
