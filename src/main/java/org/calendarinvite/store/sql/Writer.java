package org.calendarinvite.store.sql;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * All writing, in turn, on one thread. Those who wait at the same time share one commit, and so one flush of the disk; each is a
 * savepoint, so that what one throws undoes his own work alone. Nobody goes on before his commit is on the disk.
 */
final class Writer implements AutoCloseable {

    /** Works that share a commit at most. */
    private static final int TOGETHER = 64;

    /** Works that may wait; a caller beyond them waits to be let in. */
    private static final int WAITING = 1024;

    private final AgroalDataSource connections;
    private final BlockingQueue<Work<?>> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread = new Thread(this::run, "store-writer");
    private volatile boolean closed;

    Writer(AgroalDataSource connections) {
        this.connections = connections;
        thread.setDaemon(true);
        thread.start();
    }

    <T> T write(Function<Sql, T> task) {
        if (closed) throw new IllegalStateException("The store is closed");
        var work = new Work<>(task);
        try {
            waiting.put(work);
            return work.done.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before it was written", e);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) throw why;
            throw e;
        }
    }

    private void run() {
        List<Work<?>> together = new ArrayList<>();
        try {
            while (!closed) {
                together.add(waiting.take());
                waiting.drainTo(together, TOGETHER - 1);
                commit(together);
                together.clear();
            }
        } catch (InterruptedException end) {
            waiting.drainTo(together);
            together.forEach(work -> work.fail(new IllegalStateException("The store is closed")));
        }
    }

    private void commit(List<Work<?>> together) {
        try (Connection connection = connections.getConnection()) {
            try {
                for (var work : together) work.apply(connection);
                connection.commit();
                together.forEach(Work::tell);
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            together.forEach(work -> work.fail(new Sql.Failed("Writing", e)));
        } catch (RuntimeException e) {
            together.forEach(work -> work.fail(e));
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.close();
    }

    /** What one caller writes, and what came of it. */
    private static final class Work<T> {

        private final Function<Sql, T> task;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private T result;
        private RuntimeException failure;

        Work(Function<Sql, T> task) {
            this.task = task;
        }

        void apply(Connection connection) throws SQLException {
            Savepoint before = connection.setSavepoint();
            try {
                result = task.apply(new Sql(connection));
                connection.releaseSavepoint(before);
            } catch (RuntimeException e) {
                failure = e;
                connection.rollback(before);
            }
        }

        void tell() {
            if (failure == null) done.complete(result);
            else done.completeExceptionally(failure);
        }

        void fail(RuntimeException why) {
            done.completeExceptionally(failure == null ? why : failure);
        }
    }
}
