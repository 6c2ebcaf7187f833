package org.calendarinvite.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Free ports of the loopback interface for processes that start later. They lie below those that a system gives to connections
 * (from 32768 on Linux), or a connection of another process could take one before its server does. Whoever tests at the same
 * time draws from another range: a range is whose process listens at its first port.
 */
public final class Ports {

    private static final int FIRST = 10_000;
    private static final int RANGES = 32;
    private static final int IN_RANGE = 700;

    private static final ServerSocket RANGE = IntStream.range(0, RANGES)
            .mapToObj(range -> listen(FIRST + range * IN_RANGE))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("All ranges of ports from " + FIRST + " on are taken"));

    private static final AtomicInteger DRAWN = new AtomicInteger();

    private Ports() {}

    /** All different, and none that this process was given lately. */
    public static List<Integer> free(int count) {
        var free = IntStream.generate(Ports::next)
                .limit(IN_RANGE)
                .filter(Ports::isFree)
                .limit(count)
                .boxed()
                .toList();
        if (free.size() < count) throw new IllegalStateException("No " + count + " ports are free");
        return free;
    }

    private static int next() {
        return RANGE.getLocalPort() + 1 + DRAWN.getAndIncrement() % (IN_RANGE - 1);
    }

    private static boolean isFree(int port) {
        var socket = listen(port);
        socket.ifPresent(Ports::close);
        return socket.isPresent();
    }

    private static Optional<ServerSocket> listen(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
