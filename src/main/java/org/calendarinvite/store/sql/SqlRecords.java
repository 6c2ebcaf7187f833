package org.calendarinvite.store.sql;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Place;
import org.calendarinvite.decision.Until;
import org.calendarinvite.store.Movable;
import org.calendarinvite.store.Records;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.SentMail;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.Terms;

/** Keeps everything in one SQLite file, in SQL that PostgreSQL understands too. */
public final class SqlRecords implements Records {

    /** After every name that begins as the text before it does: no text has a greater character. */
    private static final String LAST = "\uDBFF\uDFFF";

    private static final String LIVING = " AND (until IS NULL OR until > ?)";

    private static final List<String> OVER = List.of(
            "DELETE FROM record WHERE (shelf, name) IN"
                    + " (SELECT shelf, name FROM record WHERE until <= ? ORDER BY until LIMIT ?)",
            "DELETE FROM decision WHERE name IN (SELECT name FROM decision WHERE until <= ? ORDER BY until LIMIT ?)",
            "DELETE FROM mail WHERE id IN (SELECT id FROM mail WHERE until <= ? ORDER BY until LIMIT ?)",
            "DELETE FROM allowance WHERE name IN (SELECT name FROM allowance WHERE until <= ? ORDER BY until LIMIT ?)");

    private final Database database;
    private final Terms terms;

    private SqlRecords(Database database, Terms terms) {
        this.database = database;
        this.terms = terms;
    }

    /** As {@link #open(Path, Terms)}; nothing is ever over. */
    public static SqlRecords open(Path file) {
        return open(file, Terms.ENDLESS);
    }

    /** Opens the file, or makes it; its tables are brought to this version. */
    public static SqlRecords open(Path file, Terms terms) {
        return new SqlRecords(Database.open(file), terms);
    }

    @Override
    public Optional<String> read(Place place) {
        return database.read(sql -> read(sql, place));
    }

    @Override
    public Map<Place, String> read(List<Place> places) {
        return database.read(sql -> {
            Map<Place, String> found = new HashMap<>();
            for (Place place : places) read(sql, place).ifPresent(body -> found.put(place, body));
            return found;
        });
    }

    private Optional<String> read(Sql sql, Place place) {
        return sql.first(
                row -> row.getString(1),
                "SELECT body FROM record WHERE shelf = ? AND name = ?" + LIVING,
                place.shelf(),
                place.name(),
                now());
    }

    @Override
    public List<Row> list(String shelf, String prefix, String after, int limit, Order order) {
        boolean forward = order == Order.FORWARD;
        boolean begins = after.isEmpty();
        // The prefix alone is a name as well, and stands before all that it begins.
        String from = forward ? prefix + after : prefix;
        String to = forward || begins ? prefix + LAST : prefix + after;
        String least = forward && !begins ? "name > ?" : "name >= ?";
        String statement = "SELECT name, body FROM record WHERE shelf = ? AND " + least + " AND name < ?" + LIVING
                + " ORDER BY name " + (forward ? "ASC" : "DESC") + " LIMIT ?";
        return database.read(sql -> sql.list(
                row -> new Row(row.getString(1).substring(prefix.length()), row.getString(2)),
                statement,
                shelf,
                from,
                to,
                now(),
                limit));
    }

    @Override
    public void put(Place place, String body, Optional<Until> until) {
        database.write(sql -> sql.change(
                "INSERT INTO record (shelf, name, version, body, until) VALUES (?, ?, 1, ?, ?)"
                        + " ON CONFLICT (shelf, name) DO UPDATE SET body = excluded.body, until = excluded.until",
                place.shelf(),
                place.name(),
                body,
                changes(sql).end(until)));
    }

    @Override
    public String putIfAbsent(Place place, String body, Optional<Until> until) {
        return database.write(sql -> {
            boolean first = changes(sql).insert(place, body, until);
            return first ? body : read(sql, place).orElse(body);
        });
    }

    @Override
    public Decision commit(Decision decision) {
        return database.write(sql -> commit(sql, decision));
    }

    private Decision commit(Sql sql, Decision decision) {
        if (!decision.key().isEmpty() && !changes(sql).remember(decision))
            return made(sql, decision.key()).orElseThrow();
        decision.changes().forEach(changes(sql)::apply);
        return decision;
    }

    @Override
    public List<Decision> commitInOrder(List<Decision> decisions) {
        try {
            return database.write(sql -> {
                List<Decision> standing = new ArrayList<>();
                for (var decision : decisions) {
                    var stands = commit(sql, decision);
                    standing.add(stands);
                    if (!stands.equals(decision)) break;
                }
                return standing;
            });
        } catch (Store.Conflict undone) {
            return List.of(commit(decisions.get(0)));
        }
    }

    @Override
    public Optional<Decision> decided(String key) {
        return database.read(sql -> made(sql, key));
    }

    private Optional<Decision> made(Sql sql, String key) {
        return sql.first(
                row -> Rows.read(row.getString(1), Decision.class),
                "SELECT body FROM decision WHERE name = ?" + LIVING,
                key,
                now());
    }

    @Override
    public void remove(List<Place> places) {
        database.write(sql -> {
            for (var place : places)
                sql.change("DELETE FROM record WHERE shelf = ? AND name = ?", place.shelf(), place.name());
            return places.size();
        });
    }

    @Override
    public int sweep(int most) {
        return database.write(sql -> OVER.stream()
                .mapToInt(statement -> sql.change(statement, now(), most))
                .sum());
    }

    private Changes changes(Sql sql) {
        return new Changes(sql, terms);
    }

    private long now() {
        return terms.now().toEpochMilli();
    }

    @Override
    public Map<String, Long> counters(String uid) {
        return database
                .read(sql -> sql.list(
                        row -> new SimpleEntry<>(row.getString(1), row.getLong(2)),
                        "SELECT name, total FROM statistic WHERE uid = ?",
                        uid))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public int taken(String quota) {
        return database.read(sql -> sql.first(row -> row.getInt(1), "SELECT taken FROM quota WHERE name = ?", quota))
                .orElse(0);
    }

    @Override
    public Map<String, Integer> spent(List<String> names) {
        return database.read(sql -> {
            Map<String, Integer> found = new HashMap<>();
            for (String name : names)
                sql.first(row -> row.getInt(1), "SELECT taken FROM allowance WHERE name = ?", name)
                        .ifPresent(taken -> found.put(name, taken));
            return found;
        });
    }

    @Override
    public boolean claim(String mailId, Duration lease, Instant now, Optional<Until> until) {
        return database.write(sql -> {
            int rows = sql.change(
                    "INSERT INTO mail (id, lease, until) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE"
                            + " SET lease = excluded.lease, until = excluded.until, sent = NULL"
                            + " WHERE mail.sent IS NULL AND mail.lease <= ? OR mail.until <= ?",
                    mailId,
                    now.plus(lease).toEpochMilli(),
                    changes(sql).end(until),
                    now.toEpochMilli(),
                    now());
            if (rows == 1) return true;
            if (sql.first(row -> 1, "SELECT id FROM mail WHERE id = ? AND sent IS NOT NULL", mailId)
                    .isPresent()) return false;
            throw new Store.InFlight(mailId);
        });
    }

    @Override
    public void sent(String mailId, String serviceId, long sequence, Instant now) {
        change(
                "UPDATE mail SET sent = ?, service = ?, sequence = ? WHERE id = ?",
                now.toEpochMilli(),
                serviceId,
                sequence,
                mailId);
    }

    @Override
    public List<SentMail> mails(String whose, String after, int limit) {
        String prefix = whose + "/";
        return database.read(sql -> sql.list(
                row -> mail(row, prefix.length()),
                "SELECT id, sent, service, COALESCE(sequence, -1) FROM mail WHERE id > ? AND id < ? ORDER BY id LIMIT ?",
                prefix + after,
                prefix + LAST,
                limit));
    }

    private static SentMail mail(ResultSet row, int prefix) throws SQLException {
        long sent = row.getLong(2);
        boolean underWay = row.wasNull();
        return new SentMail(
                row.getString(1).substring(prefix),
                underWay ? Optional.empty() : Optional.of(Instant.ofEpochMilli(sent)),
                Objects.requireNonNullElse(row.getString(3), ""),
                row.getLong(4));
    }

    @Override
    public boolean allow(String what, int limit, Instant until) {
        return database.write(sql -> Changes.spend(sql, new Change.Spend(what, limit, 1, until)));
    }

    @Override
    public Movable movable() {
        return new SqlMovable(database, terms);
    }

    @Override
    public void close() {
        database.close();
    }

    private void change(String statement, Object... values) {
        database.write(sql -> sql.change(statement, values));
    }
}
