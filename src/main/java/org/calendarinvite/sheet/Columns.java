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

    /** Names in small letters and digits, nothing between, as sheets of the languages of the mails head them. */
    // The sets are unmodifiable, which a checker cannot see in the type.
    @SuppressWarnings("ImmutableEnumChecker")
    enum Column {
        UID("uid event eventuid eventid"),
        EMAIL(
                "email mail emailaddress mailaddress emailid email1 email1value attendee",
                "emailadresse mailadresse courriel adresseemail adressemail adressedemessagerie",
                "correo correoelectrónico correoelectronico メール メールアドレス 電子メールアドレス البريدالإلكتروني"),
        NAME("name fullname displayname emaildisplayname", "anzeigename nomcomplet nombrecompleto 氏名 名前 الاسم"),
        FIRST("firstname first givenname forename", "vorname prénom prenom nombre 名 الاسمالأول"),
        LAST(
                "lastname last surname familyname",
                "nachname familienname nom nomdefamille apellido apellidos 姓 اسمالعائلة"),
        LANGUAGE("language lang locale", "sprache langue idioma 言語 اللغة"),
        DATES("dates date", "termin termine fecha fechas 日付 التواريخ");

        private final Set<String> names;

        Column(String... names) {
            this.names = Set.of(String.join(" ", names).split(" "));
        }

        /** As it is chosen by hand. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int SHOWN = 100;

    /**
     * Reads the first row.
     *
     * @param uids whether rows must name their event
     */
    static Columns of(Cells first, boolean uids) {
        var columns = guessed(first);
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

    /** What the first row says by itself, be it enough or not. */
    static Columns guessed(Cells first) {
        return named(first) ? byName(first) : byPlace(first);
    }

    /**
     * What somebody says of columns whose names say nothing.
     *
     * @param words what each column holds, in their order, apart by commas and empty for one that is not read: {@code name,,email}
     */
    static Columns chosen(Cells first, String words) {
        Map<Column, Integer> at = new EnumMap<>(Column.class);
        var each = words.split(",", -1);
        for (int i = 0; i < each.length; i++) {
            var word = each[i].strip();
            if (word.isEmpty()) continue;
            var column = column(word);
            if (i >= first.values().size())
                throw new Refused("Column " + (i + 1) + " is chosen as " + word + ", and the first row has "
                        + first.values().size() + " fields. Choose one of those.");
            if (at.putIfAbsent(column, i) != null)
                throw new Refused("Two columns are chosen as " + word + ". Choose one of them.");
        }
        return new Columns(at, named(first), first.values().size());
    }

    /** The same, so that people can be invited by it. */
    static Columns enough(Columns chosen) {
        if (chosen.at.containsKey(Column.EMAIL)) return chosen;
        throw new Refused(
                "No column is chosen as email, so nobody can be invited. Choose the one that holds mail addresses.");
    }

    private static Column column(String word) {
        for (var column : Column.values()) if (column.word().equals(word)) return column;
        throw new Refused("A column cannot be chosen as " + PlainText.cut(PlainText.oneLine(word), SHOWN)
                + ". Choose uid, email, name, first, last, language or dates, or leave it empty.");
    }

    /** All of a file whose layout is known. */
    static Columns of(Cells first, Layout layout) {
        var known = of(layout);
        return new Columns(known.at, named(first), known.width);
    }

    static Columns of(Layout layout) {
        Map<Column, Integer> at = new EnumMap<>(Column.class);
        layout.columns().forEach((name, place) -> at.put(Column.valueOf(name), place));
        return new Columns(at, false, layout.width());
    }

    /** A row with an address in it is one of the list. */
    private static boolean named(Cells first) {
        return first.values().stream().noneMatch(cell -> cell.contains("@"));
    }

    /** What this column means, empty when it is not read. */
    String word(int place) {
        return at.entrySet().stream()
                .filter(one -> one.getValue() == place)
                .map(one -> one.getKey().word())
                .findFirst()
                .orElse("");
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
