package org.calendarinvite.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.calendarinvite.decision.Place;
import org.calendarinvite.store.Carried;
import org.calendarinvite.store.Movable;
import org.calendarinvite.store.Terms;

/** The rows of all tables. */
record SqlMovable(Database database, Terms terms) implements Movable {

    private static final List<String> TABLES = List.of("record", "decision", "mail", "quota", "allowance", "statistic");

    private static final String LIVING = " WHERE until IS NULL OR until > ?";

    @Override
    public void each(Consumer<Carried> taker) {
        long now = terms.now().toEpochMilli();
        database.read(sql -> {
            sql.each(record(taker), "SELECT shelf, name, version, body, until FROM record" + LIVING, now);
            sql.each(made(taker), "SELECT name, body, until FROM decision" + LIVING, now);
            sql.each(mail(taker), "SELECT id, lease, sent, service, sequence, until FROM mail" + LIVING, now);
            sql.each(
                    row -> taker.accept(new Carried.Taken(row.getString(1), row.getInt(2))),
                    "SELECT name, taken FROM quota");
            sql.each(
                    row -> taker.accept(new Carried.Spent(
                            row.getString(1), row.getInt(2), moment(row, 3).orElseThrow())),
                    "SELECT name, taken, until FROM allowance WHERE until > ?",
                    now);
            return counted(sql, taker);
        });
    }

    private static Sql.Taker record(Consumer<Carried> taker) {
        return row -> taker.accept(new Carried.Entry(
                new Place(row.getString(1), row.getString(2)), row.getLong(3), row.getString(4), moment(row, 5)));
    }

    private static Sql.Taker made(Consumer<Carried> taker) {
        return row -> taker.accept(new Carried.Made(row.getString(1), row.getString(2), moment(row, 3)));
    }

    private static Sql.Taker mail(Consumer<Carried> taker) {
        return row -> {
            var lease = moment(row, 2).orElse(Instant.EPOCH);
            var service = Objects.requireNonNullElse(row.getString(4), "");
            long number = row.getLong(5);
            Optional<Long> sequence = row.wasNull() ? Optional.empty() : Optional.of(number);
            taker.accept(new Carried.Mail(row.getString(1), lease, moment(row, 3), service, sequence, moment(row, 6)));
        };
    }

    /** A row for each counter, an event's together. */
    private static boolean counted(Sql sql, Consumer<Carried> taker) {
        Map<String, Long> totals = new HashMap<>();
        var uid = new String[] {""};
        sql.each(
                row -> {
                    if (!row.getString(1).equals(uid[0])) hand(uid[0], totals, taker);
                    uid[0] = row.getString(1);
                    totals.put(row.getString(2), row.getLong(3));
                },
                "SELECT uid, name, total FROM statistic ORDER BY uid");
        hand(uid[0], totals, taker);
        return true;
    }

    private static void hand(String uid, Map<String, Long> totals, Consumer<Carried> taker) {
        if (!totals.isEmpty()) taker.accept(new Carried.Counted(uid, totals));
        totals.clear();
    }

    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    @Override
    public void keep(List<Carried> things) {
        database.write(sql -> {
            things.forEach(thing -> keep(sql, thing));
            return things.size();
        });
    }

    private static void keep(Sql sql, Carried thing) {
        if (thing instanceof Carried.Entry one)
            put(
                    sql,
                    "record (shelf, name, version, body, until)",
                    one.place().shelf(),
                    one.place().name(),
                    one.version(),
                    one.body(),
                    millis(one.end()));
        else if (thing instanceof Carried.Made one)
            put(sql, "decision (name, body, until)", one.key(), one.body(), millis(one.end()));
        else if (thing instanceof Carried.Mail one)
            put(
                    sql,
                    "mail (id, lease, sent, service, sequence, until)",
                    one.id(),
                    one.lease().toEpochMilli(),
                    millis(one.sent()),
                    one.sent().isPresent() ? one.service() : null,
                    one.sequence().orElse(null),
                    millis(one.end()));
        else if (thing instanceof Carried.Taken one) put(sql, "quota (name, taken)", one.quota(), one.places());
        else if (thing instanceof Carried.Spent one)
            put(
                    sql,
                    "allowance (name, taken, until)",
                    one.name(),
                    one.times(),
                    one.end().toEpochMilli());
        else if (thing instanceof Carried.Counted one)
            one.totals().forEach((name, total) -> put(sql, "statistic (uid, name, total)", one.uid(), name, total));
    }

    private static void put(Sql sql, String table, Object... values) {
        var places = String.join(", ", Collections.nCopies(values.length, "?"));
        sql.change("INSERT INTO " + table + " VALUES (" + places + ") ON CONFLICT DO NOTHING", values);
    }

    private static Long millis(Optional<Instant> moment) {
        return moment.map(Instant::toEpochMilli).orElse(null);
    }

    @Override
    public boolean empty() {
        return database.read(
                sql -> TABLES.stream().allMatch(table -> sql.first(row -> 1, "SELECT 1 FROM " + table + " LIMIT 1")
                        .isEmpty()));
    }
}
