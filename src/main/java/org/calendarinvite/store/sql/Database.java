package org.calendarinvite.store.sql;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import org.flywaydb.core.Flyway;

/**
 * One SQLite file: many read it, one writes. Writers wait for each other here, in turn; SQLite's own busy wait sleeps and lets the
 * unlucky starve.
 */
record Database(AgroalDataSource readers, Writer writer) implements AutoCloseable {

    static Database open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            String url = "jdbc:sqlite:" + file.toAbsolutePath();
            AgroalDataSource writer = AgroalDataSource.from(pool(url, 1, false));
            Flyway.configure().dataSource(url, null, null).load().migrate();
            return new Database(AgroalDataSource.from(pool(url, 8, true)), new Writer(writer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new Sql.Failed("Cannot open " + file, e);
        }
    }

    /**
     * The log (WAL) alone makes a commit survive the death of this process, for the kernel has it; {@code synchronous=FULL} makes
     * it survive the loss of power too: what was acknowledged is gone from the queue and must not be gone from here.
     */
    private static AgroalDataSourceConfigurationSupplier pool(String url, int size, boolean autoCommit) {
        return new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(size)
                .acquisitionTimeout(Duration.ofSeconds(30))
                .connectionFactoryConfiguration(connection -> connection
                        .jdbcUrl(url)
                        .autoCommit(autoCommit)
                        .jdbcProperty("journal_mode", "WAL")
                        .jdbcProperty("synchronous", "FULL")
                        .jdbcProperty("busy_timeout", "10000")
                        .jdbcProperty("transaction_mode", "IMMEDIATE")));
    }

    <T> T read(Function<Sql, T> work) {
        try (Connection connection = readers.getConnection()) {
            return work.apply(new Sql(connection));
        } catch (SQLException e) {
            throw new Sql.Failed("Reading", e);
        }
    }

    /** One transaction, on the disk when this returns; whatever is thrown undoes it. */
    <T> T write(Function<Sql, T> work) {
        return writer.write(work);
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
