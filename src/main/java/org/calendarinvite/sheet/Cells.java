package org.calendarinvite.sheet;

import java.util.List;

/**
 * The fields of one row.
 *
 * @param number 1 for the first row, blank ones counted
 * @param offset where it begins in the file, in bytes
 * @param tooLong a field, or the whole, is longer than allowed and was cut
 */
record Cells(int number, long offset, List<String> values, boolean tooLong) {

    Cells {
        values = List.copyOf(values);
    }

    boolean blank() {
        if (tooLong) return false;
        for (var value : values) if (!value.isEmpty()) return false;
        return true;
    }

    /** Empty when there is no such field. */
    String at(int column) {
        return column < values.size() ? values.get(column) : "";
    }
}
