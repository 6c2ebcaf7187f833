package org.calendarinvite.conformance;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;
import org.calendarinvite.store.Records;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.Store;

/** A store that holds these records, lists them on one page, and takes no others. */
final class Holding {

    private final List<? extends Kept> records;

    private Holding(List<? extends Kept> records) {
        this.records = records;
    }

    static Store of(List<? extends Kept> records) {
        var holding = new Holding(records);
        return new Store((Records) Proxy.newProxyInstance(
                Records.class.getClassLoader(),
                new Class<?>[] {Records.class},
                (store, asked, args) -> switch (asked.getName()) {
                    case "read" -> holding.read((Place) args[0]);
                    case "list" -> holding.list((String) args[0], (String) args[1]);
                    case "taken" -> 0;
                    case "spent" -> Map.of();
                    default -> throw new UnsupportedOperationException(asked.getName());
                }));
    }

    private Optional<String> read(Place place) {
        return records.stream()
                .filter(one -> one.place().equals(place))
                .map(Rows::write)
                .findFirst();
    }

    private List<Records.Row> list(String shelf, String prefix) {
        NavigableMap<String, String> found = new TreeMap<>();
        for (var one : records) {
            var place = one.place();
            if (place.shelf().equals(shelf) && place.name().startsWith(prefix))
                found.put(place.name().substring(prefix.length()), Rows.write(one));
        }
        return found.entrySet().stream()
                .map(row -> new Records.Row(row.getKey(), row.getValue()))
                .toList();
    }
}
