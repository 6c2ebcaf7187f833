package org.calendarinvite.sheet;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.calendarinvite.bulk.Layout;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.schedule.GameLine;
import org.calendarinvite.schedule.GameRow;
import org.calendarinvite.schedule.Imported;
import org.calendarinvite.settings.Bulk;

/** A season as comma-separated values, in whatever encoding and with whatever separator spreadsheets write; its first row names the columns. */
final class GameSheet {

    // The sets are unmodifiable, which a checker cannot see in the type.
    @SuppressWarnings("ImmutableEnumChecker")
    private enum Column {
        ID("id", "key", "game", "gameid", "uid", "gamenumber", "matchnumber", "nr", "no"),
        WEEK("week", "round", "matchday", "gameweek", "wk", "spieltag", "woche", "runde"),
        DATE("date", "day", "startdate", "datum"),
        START("time", "start", "starttime", "kickoff", "starts", "zeit", "uhrzeit", "anstoß", "beginn"),
        END("end", "endtime", "ends", "until", "ende"),
        MINUTES("minutes", "duration", "minuten", "dauer"),
        HOME("home", "hometeam", "heim", "heimmannschaft"),
        AWAY("away", "awayteam", "visitor", "visitors", "gast", "gastmannschaft"),
        TITLE("title", "summary", "name", "match", "fixture", "titel"),
        PLACE("location", "venue", "stadium", "place", "ort", "stadion"),
        ABOUT("description", "notes", "beschreibung");

        private final Set<String> names;

        Column(String... names) {
            this.names = Set.of(names);
        }
    }

    private static final String NO_TEXT =
            "The file is not text but a spreadsheet or something else, so nothing was changed. "
                    + "Choose \"Save as\" and there CSV (comma separated, UTF-8), and send that file.";
    private static final int SHOWN = 100;

    private final Bulk cells;
    private final Duration lasts;
    private final int most;

    /** @param most rows that are read; one more tells that there are too many */
    GameSheet(Bulk cells, Duration lasts, int most) {
        this.cells = cells;
        this.lasts = lasts;
        this.most = most;
    }

    /** @param zone in which its times are */
    Imported read(byte[] file, String zone) {
        var charset = Encoding.of(file).orElseThrow(() -> new Refused(NO_TEXT));
        try (var in = new BufferedReader(new InputStreamReader(new ByteArrayInputStream(file), charset))) {
            return read(in, charset, zone);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Imported read(BufferedReader in, Charset charset, String zone) throws IOException {
        var found = new Imported.Builder();
        Sheet.marked(in);
        var rows = new RowParser(in, Sheet.separator(in), cells, charset, new Layout.Start(1, 0));
        Map<Column, Integer> columns = null;
        for (var row = rows.next(); row.isPresent() && found.size() <= most; row = rows.next()) {
            var is = row.get();
            if (is.blank()) continue;
            if (columns == null) {
                columns = columns(is);
                continue;
            }
            var at = columns;
            found.add(is.number(), row(is, at, zone));
        }
        return found.build("", zone);
    }

    private static Map<Column, Integer> columns(Cells first) {
        Map<Column, Integer> at = new EnumMap<>(Column.class);
        for (int i = 0; i < first.values().size(); i++) {
            var name = first.at(i).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
            for (var column : Column.values()) if (column.names.contains(name)) at.putIfAbsent(column, i);
        }
        boolean dated = at.containsKey(Column.DATE) || at.containsKey(Column.START);
        boolean named = at.containsKey(Column.TITLE) || at.containsKey(Column.HOME) && at.containsKey(Column.AWAY);
        if (dated && named) return at;
        throw new Refused("The first row must name the columns, a date among them, and home and away, or a title: "
                + "id,week,date,time,home,away,location. Its fields are "
                + PlainText.cut(PlainText.oneLine(String.join(", ", first.values())), SHOWN) + ".");
    }

    private Imported.Row row(Cells cells, Map<Column, Integer> at, String zone) {
        return new Imported.Row() {
            @Override
            public GameRow read() {
                return line(cells, at).read(zone, lasts);
            }

            @Override
            public String key() {
                return line(cells, at).key();
            }
        };
    }

    private static GameLine line(Cells cells, Map<Column, Integer> at) {
        if (cells.tooLong())
            throw new Refused("The row, or a field of it, is too long; perhaps a quotation mark is not closed");
        return new GameLine(
                cells.number(),
                cell(cells, at, Column.ID),
                cell(cells, at, Column.WEEK),
                cell(cells, at, Column.DATE),
                cell(cells, at, Column.START),
                cell(cells, at, Column.END),
                cell(cells, at, Column.MINUTES),
                cell(cells, at, Column.HOME),
                cell(cells, at, Column.AWAY),
                cell(cells, at, Column.TITLE),
                cell(cells, at, Column.PLACE),
                cell(cells, at, Column.ABOUT));
    }

    private static String cell(Cells cells, Map<Column, Integer> at, Column column) {
        return at.containsKey(column) ? cells.at(at.get(column)) : "";
    }
}
