package org.calendarinvite.store;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.decision.Place;

/** Records as what they are: one, several, what a pointer leads to, and a page of a shelf. */
final class Shelves {

    private final Records records;

    Shelves(Records records) {
        this.records = records;
    }

    <T> Optional<T> one(Place place, Class<T> type) {
        return records.read(place).map(body -> Rows.read(body, type));
    }

    <T> Map<Place, T> all(Stream<Place> places, Class<T> type) {
        var asked = places.distinct().toList();
        if (asked.isEmpty()) return Map.of();
        return records.read(asked).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, found -> Rows.read(found.getValue(), type)));
    }

    Optional<Place> pointed(Place pointer) {
        return one(pointer, Place.class);
    }

    /** A page of what the pointers of a shelf lead to, in one more call. */
    <T> Page<T> pointed(String shelf, String prefix, String after, int limit, Records.Order order, Class<T> type) {
        var places = page(shelf, prefix, after, limit, order, Place.class);
        var found = records.read(places.items());
        return new Page<>(
                places.items().stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .map(body -> Rows.read(body, type))
                        .toList(),
                places.next());
    }

    /** One more than a page holds is asked for: the surplus tells that another page follows. */
    <T> Page<T> page(String shelf, String prefix, String after, int limit, Records.Order order, Class<T> type) {
        var found = records.list(shelf, prefix, after, limit + 1, order);
        return Page.of(found, limit, Records.Row::name).map(row -> Rows.read(row.body(), type));
    }
}
