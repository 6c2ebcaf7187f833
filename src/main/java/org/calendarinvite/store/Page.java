package org.calendarinvite.store;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Part of a list; {@code next} is opaque and empty on the last page. */
public record Page<T>(List<T> items, String next) {

    public Page {
        items = List.copyOf(items);
    }

    <R> Page<R> map(Function<T, R> of) {
        return new Page<>(items.stream().map(of).toList(), next);
    }

    /** All items, a page at a time; those that were seen may go meanwhile. */
    static <T> Stream<T> all(Function<String, Page<T>> pages) {
        return Stream.iterate(
                        pages.apply(""),
                        Objects::nonNull,
                        page -> page.next().isEmpty() ? null : pages.apply(page.next()))
                .flatMap(page -> page.items().stream());
    }

    /** The first {@code limit} of what was found when one more than that was asked for: the surplus tells that a page follows. */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> place) {
        if (found.size() <= limit) return new Page<>(found, "");
        List<T> items = found.subList(0, limit);
        return new Page<>(items, place.apply(items.get(limit - 1)));
    }
}
