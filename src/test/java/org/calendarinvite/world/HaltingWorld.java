package org.calendarinvite.world;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * The server ends itself right after chosen steps of its routes, one after the other, and is started again; people try again
 * what was not acknowledged, as mail servers and API clients do.
 */
public class HaltingWorld implements World {

    private final RunningServer server;
    private final Deque<String> ahead;
    private final List<String> halted = new ArrayList<>();
    private World world;

    /** @param steps in the order in which the server runs them; the server must not be started yet */
    public HaltingWorld(RunningServer server, Collection<String> steps) {
        this.server = server;
        this.ahead = new ArrayDeque<>(steps);
        start();
    }

    @Override
    public void send(Mail mail) {
        patiently(() -> {
            world.send(mail);
            return null;
        });
    }

    @Override
    public List<ReceivedMail> inbox(String address) {
        return patiently(() -> world.inbox(address));
    }

    @Override
    public Api api() {
        return question -> patiently(() -> world.api().call(question));
    }

    /** The steps after which the server ended itself so far. */
    public List<String> halted() {
        return List.copyOf(halted);
    }

    private <T> T patiently(Supplier<T> what) {
        while (true) {
            if (!server.alive()) startAgain();
            try {
                return what.get();
            } catch (UncheckedIOException e) {
                if (!server.endsWithin(2_000)) throw e;
            }
        }
    }

    private void startAgain() {
        var marker = server.data().resolve("halted-after-" + ahead.element());
        if (!Files.exists(marker)) throw new IllegalStateException("The server ended for another reason");
        halted.add(ahead.remove());
        start();
    }

    private void start() {
        if (ahead.isEmpty()) server.without("CIS_EMBEDDED_HALT_AFTER");
        else server.with("CIS_EMBEDDED_HALT_AFTER", ahead.peek());
        try {
            server.start();
            world = new EmbeddedWorld(server);
        } catch (IllegalStateException notReady) {
            // What the last halt left in the queues can reach the next step before the server is ready.
            if (server.alive() || ahead.isEmpty()) throw notReady;
            startAgain();
        }
    }
}
