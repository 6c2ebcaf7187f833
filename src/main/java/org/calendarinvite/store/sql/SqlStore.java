package org.calendarinvite.store.sql;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap.SimpleEntry;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.store.Page;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.Store;

/** Keeps everything in one SQLite file, in SQL that PostgreSQL understands too. */
public final class SqlStore implements Store, AutoCloseable {

    private static final String INVITATION =
            "SELECT event.body, attendee.body FROM attendee JOIN event ON event.uid = attendee.uid ";

    private final Database database;

    private SqlStore(Database database) {
        this.database = database;
    }

    /** Opens the file, or makes it; its tables are brought to this version. */
    public static SqlStore open(Path file) {
        return new SqlStore(Database.open(file));
    }

    @Override
    public Optional<Event> event(String uid) {
        return first(body(Event.class), "SELECT body FROM event WHERE uid = ?", uid);
    }

    @Override
    public Optional<Event> event(String organizer, String clientUid) {
        return first(
                body(Event.class),
                "SELECT body FROM event WHERE organizer = ? AND client_uid = ?",
                organizer,
                clientUid);
    }

    @Override
    public Optional<Invitation> invitation(String uid, String email) {
        return first(SqlStore::invitation, INVITATION + "WHERE attendee.uid = ? AND attendee.email = ?", uid, email);
    }

    @Override
    public Optional<Invitation> invitation(String token) {
        return first(SqlStore::invitation, INVITATION + "WHERE attendee.token = ?", token);
    }

    @Override
    public Page<Attendee> attendees(String uid, String after, int limit) {
        return Page.of(
                database.read(sql -> sql.list(
                        body(Attendee.class),
                        "SELECT body FROM attendee WHERE uid = ? AND email > ? ORDER BY email LIMIT ?",
                        uid,
                        after,
                        limit + 1)),
                limit,
                Attendee::email);
    }

    @Override
    public Map<String, Long> statistics(String uid) {
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
        return first(row -> row.getInt(1), "SELECT taken FROM quota WHERE name = ?", quota)
                .orElse(0);
    }

    @Override
    public boolean suspended(String organizer) {
        return first(row -> row.getBoolean(1), "SELECT suspended FROM account WHERE email = ?", organizer)
                .orElse(false);
    }

    @Override
    public void suspend(String organizer, boolean suspended) {
        change(
                "INSERT INTO account (email, suspended) VALUES (?, ?)"
                        + " ON CONFLICT (email) DO UPDATE SET suspended = excluded.suspended",
                organizer,
                suspended);
    }

    @Override
    public Decision commit(Decision decision) {
        return database.write(sql -> {
            if (!decision.key().isEmpty() && !remember(sql, decision)) return made(sql, decision.key());
            decision.changes().forEach(new Changes(sql)::apply);
            return decision;
        });
    }

    private static boolean remember(Sql sql, Decision decision) {
        return sql.change(
                        "INSERT INTO decision (name, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        decision.key(),
                        Rows.remember(decision))
                == 1;
    }

    private static Decision made(Sql sql, String key) {
        return sql.first(body(Decision.class), "SELECT body FROM decision WHERE name = ?", key)
                .orElseThrow();
    }

    @Override
    public boolean claim(String mailId, Duration lease, Instant now) {
        return database.write(sql -> {
            int rows = sql.change(
                    "INSERT INTO mail (id, lease) VALUES (?, ?) ON CONFLICT (id) DO UPDATE"
                            + " SET lease = excluded.lease WHERE mail.sent IS NULL AND mail.lease <= ?",
                    mailId,
                    now.plus(lease).toEpochMilli(),
                    now.toEpochMilli());
            if (rows == 1) return true;
            if (sql.first(row -> 1, "SELECT id FROM mail WHERE id = ? AND sent IS NOT NULL", mailId)
                    .isPresent()) return false;
            throw new InFlight(mailId);
        });
    }

    @Override
    public void sent(String mailId, String serviceId, Instant now) {
        change("UPDATE mail SET sent = ?, service = ? WHERE id = ?", now.toEpochMilli(), serviceId, mailId);
    }

    @Override
    public void quarantine(Refusal refusal) {
        change(
                "INSERT INTO quarantine (place, body) VALUES (?, ?)"
                        + " ON CONFLICT (place) DO UPDATE SET body = excluded.body",
                Rows.place(refusal),
                Rows.write(refusal));
    }

    @Override
    public Optional<Refusal> quarantined(String place) {
        return first(body(Refusal.class), "SELECT body FROM quarantine WHERE place = ?", place);
    }

    @Override
    public Consent consent(String place, Consent said) {
        return database.write(sql -> {
            sql.change("INSERT INTO consent (place, said) VALUES (?, ?) ON CONFLICT DO NOTHING", place, said.name());
            return sql.first(
                            row -> Consent.valueOf(row.getString(1)), "SELECT said FROM consent WHERE place = ?", place)
                    .orElseThrow();
        });
    }

    @Override
    public Consent said(String place) {
        return first(row -> Consent.valueOf(row.getString(1)), "SELECT said FROM consent WHERE place = ?", place)
                .orElse(Consent.NONE);
    }

    @Override
    public boolean allow(String what, int limit, Instant until) {
        return database.write(sql -> sql.change(
                        "INSERT INTO allowance (name, taken, until) SELECT ?, 1, ? WHERE ? > 0"
                                + " ON CONFLICT (name) DO UPDATE SET taken = allowance.taken + 1 WHERE allowance.taken < ?",
                        what,
                        until.toEpochMilli(),
                        limit,
                        limit))
                == 1;
    }

    @Override
    public Page<Refusal> quarantined(String after, int limit) {
        String latest = "~";
        return Page.of(
                database.read(sql -> sql.list(
                        body(Refusal.class),
                        "SELECT body FROM quarantine WHERE place < ? ORDER BY place DESC LIMIT ?",
                        after.isEmpty() ? latest : after,
                        limit + 1)),
                limit,
                Rows::place);
    }

    @Override
    public void close() {
        database.close();
    }

    private <T> Optional<T> first(Sql.Reader<T> reader, String statement, Object... values) {
        return database.read(sql -> sql.first(reader, statement, values));
    }

    private void change(String statement, Object... values) {
        database.write(sql -> sql.change(statement, values));
    }

    private static <T> Sql.Reader<T> body(Class<T> type) {
        return row -> Rows.read(row.getString(1), type);
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(Rows.read(row.getString(1), Event.class), Rows.read(row.getString(2), Attendee.class));
    }
}
