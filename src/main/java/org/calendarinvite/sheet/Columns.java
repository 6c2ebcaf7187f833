package org.calendarinvite.sheet;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.bulk.BulkRow;
import org.calendarinvite.bulk.Layout;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.PlainText;

/**
 * Which field means what: by the names in the first row, else {@code email, name} or {@code uid, email, name}.
 *
 * @param named whether the first row names them, and is no row of its own
 * @param width how many fields a row may have
 */
record Columns(Map<Column, Integer> at, boolean named, int width) {

    /** Names in small letters and digits, nothing between. */
    // The sets are unmodifiable, which a checker cannot see in the type.
    @SuppressWarnings("ImmutableEnumChecker")
    enum Column {
        UID("uid", "event", "eventuid", "eventid"),
        EMAIL("email", "mail", "emailaddress", "mailaddress", "emailid", "email1", "email1value", "attendee"),
        NAME("name", "fullname", "displayname", "emaildisplayname"),
        FIRST("firstname", "first", "givenname", "forename"),
        LAST("lastname", "last", "surname", "familyname"),
        LANGUAGE("language", "lang", "locale"),
        DATES("dates", "date");

        private final Set<String> names;

        Column(String... names) {
            this.names = Set.of(names);
        }
    }

    private static final int SHOWN = 100;

    /**
     * Reads the first row.
     *
     * @param uids whether rows must name their event
     */
    static Columns of(Cells first, boolean uids) {
        var columns = first.values().stream().anyMatch(cell -> cell.contains("@")) ? byPlace(first) : byName(first);
        if (!columns.at.containsKey(Column.EMAIL))
            throw new Refused(
                    "The first row names no column email, and is no row with a mail address either. Its fields are "
                            + shown(first) + ". Name the columns in it: " + (uids ? "uid, " : "") + "email, name.");
        if (uids && !columns.at.containsKey(Column.UID))
            throw new Refused("The list has no column uid, which says to which event each row invites; its columns are "
                    + shown(first) + ". The uid is in the mail that confirmed the event. Name the columns in the first "
                    + "row: uid, email, name.");
        return columns;
    }

    static Columns of(Layout layout) {
        Map<Column, Integer> at = new EnumMap<>(Column.class);
        layout.columns().forEach((name, place) -> at.put(Column.valueOf(name), place));
        return new Columns(at, false, layout.width());
    }

    Layout layout(char separator) {
        var names = at.entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().name(), Map.Entry::getValue));
        return new Layout(String.valueOf(separator), names, width, List.of());
    }

    private static Columns byPlace(Cells first) {
        boolean leads = first.at(0).contains("@");
        Map<Column, Integer> at = leads
                ? Map.of(Column.EMAIL, 0, Column.NAME, 1)
                : first.at(1).contains("@") ? Map.of(Column.UID, 0, Column.EMAIL, 1, Column.NAME, 2) : Map.of();
        return new Columns(at, false, Math.max(first.values().size(), at.size()));
    }

    private static Columns byName(Cells first) {
        Map<Column, Integer> at = new EnumMap<>(Column.class);
        for (int i = 0; i < first.values().size(); i++) {
            var name = first.at(i).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
            for (var column : Column.values()) if (column.names.contains(name)) at.putIfAbsent(column, i);
        }
        return new Columns(at, true, first.values().size());
    }

    private static String shown(Cells first) {
        return PlainText.cut(PlainText.oneLine(String.join(", ", first.values())), SHOWN);
    }

    BulkRow row(Cells cells) {
        return new BulkRow(
                cells.number(),
                cell(cells, Column.UID).toLowerCase(Locale.ROOT),
                cell(cells, Column.EMAIL),
                name(cells),
                cell(cells, Column.LANGUAGE),
                cell(cells, Column.DATES),
                flaw(cells));
    }

    private String flaw(Cells cells) {
        if (cells.tooLong()) return "The row, or a field of it, is too long; perhaps a quotation mark is not closed";
        boolean more = cells.values().stream().skip(width).anyMatch(cell -> !cell.isEmpty());
        return more ? "The row has more fields than the first; put what holds a separator into quotation marks" : "";
    }

    private String name(Cells cells) {
        var whole = cell(cells, Column.NAME);
        if (!whole.isEmpty()) return PlainText.name(whole);
        var parts = List.of(cell(cells, Column.FIRST), cell(cells, Column.LAST));
        return PlainText.name(parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" ")));
    }

    private String cell(Cells cells, Column column) {
        return Stream.ofNullable(at.get(column)).map(cells::at).findFirst().orElse("");
    }
}
