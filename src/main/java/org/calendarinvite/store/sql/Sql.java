package org.calendarinvite.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements on one connection. */
record Sql(Connection connection) {

    /** One row → one value. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Is handed one row after the other. */
    interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    void each(Taker taker, String statement, Object... values) {
        try (PreparedStatement prepared = prepare(statement, values);
                ResultSet rows = prepared.executeQuery()) {
            while (rows.next()) taker.take(rows);
        } catch (SQLException e) {
            throw new Failed(statement, e);
        }
    }

    <T> List<T> list(Reader<T> reader, String statement, Object... values) {
        try (PreparedStatement prepared = prepare(statement, values);
                ResultSet rows = prepared.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) found.add(reader.read(rows));
            return found;
        } catch (SQLException e) {
            throw new Failed(statement, e);
        }
    }

    <T> Optional<T> first(Reader<T> reader, String statement, Object... values) {
        return list(reader, statement, values).stream().findFirst();
    }

    /** How many rows it changed. */
    int change(String statement, Object... values) {
        try (PreparedStatement prepared = prepare(statement, values)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new Failed(statement, e);
        }
    }

    private PreparedStatement prepare(String statement, Object... values) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < values.length; i++) prepared.setObject(i + 1, values[i]);
        return prepared;
    }

    /** The database did not do it; nothing was changed, and the message that asked for it is tried again. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String what, SQLException cause) {
            super(what + ": " + cause.getMessage(), cause);
        }
    }
}
