package org.calendarinvite.web.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.calendarinvite.report.Views;
import org.calendarinvite.store.Page;
import org.calendarinvite.web.Cursor;

/** A part of a list, as its caller asked for it by {@code next} and {@code limit}. */
@ApplicationScoped
public class Listing {

    /** What the store has after a place; at most so many. */
    @FunctionalInterface
    public interface Reading<T> {
        Page<T> read(String after, int limit);
    }

    private final Cursor cursor;

    @Inject
    public Listing(Cursor cursor) {
        this.cursor = cursor;
    }

    public <T> Map<String, Object> of(Exchange exchange, Reading<T> reading, Function<T, Map<String, Object>> view) {
        return flat(exchange, reading, one -> Stream.of(view.apply(one)));
    }

    /** Of which each shows as several, or as none. */
    public <T> Map<String, Object> flat(
            Exchange exchange, Reading<T> reading, Function<T, Stream<Map<String, Object>>> views) {
        var asked = exchange.getMessage();
        return page(asked.getHeader("next", String.class), asked.getHeader("limit", String.class), reading, views);
    }

    /** The same, asked for in a body. */
    public <T> Map<String, Object> of(
            String next, String limit, Reading<T> reading, Function<T, Map<String, Object>> view) {
        return page(next, limit, reading, one -> Stream.of(view.apply(one)));
    }

    private <T> Map<String, Object> page(
            String next, String limit, Reading<T> reading, Function<T, Stream<Map<String, Object>>> views) {
        var page = reading.read(cursor.open(next), Cursor.pageSize(limit));
        List<Map<String, Object>> items = page.items().stream().flatMap(views).toList();
        return Views.list(items, cursor.seal(page.next()));
    }
}
