package org.calendarinvite.bulk;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the file of a list is written and where its pages lie, found when all of it was read once.
 *
 * @param separator the character between fields
 * @param columns what a field means → its place in a row
 * @param width how many fields a row may have
 * @param pages in their order; none where it is not known where they lie, so that the file is read from its start
 */
public record Layout(String separator, Map<String, Integer> columns, int width, List<Start> pages) {

    /** Of jobs that were begun when nobody kept it. */
    public static final Layout UNKNOWN = new Layout("", Map.of(), 0, List.of());

    /** Bytes that are asked for where the end is not known: more than any file has. */
    private static final long ALL = Integer.MAX_VALUE;

    /**
     * Where a page begins.
     *
     * @param row the number of its first row
     * @param offset of that row in the file, in bytes
     */
    public record Start(int row, long offset) {}

    public Layout {
        columns = Map.copyOf(columns);
        pages = List.copyOf(pages);
    }

    public Layout withPages(List<Start> found) {
        return new Layout(separator, columns, width, found);
    }

    /** The page that begins with this row. */
    public Optional<Start> page(int row) {
        return pages.stream().filter(page -> page.row() == row).findFirst();
    }

    Optional<Start> after(int row) {
        return pages.stream().filter(page -> page.row() > row).findFirst();
    }

    long from(int row) {
        return page(row).map(Start::offset).orElse(0L);
    }

    /** The last byte of the page that begins with this row, or one beyond the file. */
    long to(int row) {
        return page(row)
                .flatMap(known -> after(row))
                .map(next -> next.offset() - 1)
                .orElse(ALL);
    }
}
