package org.calendarinvite.store;

import java.util.List;

/** Part of a list; {@code next} is opaque and empty on the last page. */
public record Page<T>(List<T> items, String next) {

    public Page {
        items = List.copyOf(items);
    }
}
