package org.calendarinvite.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Free ports of the loopback interface for processes that start later. They lie below those that a system gives to connections
 * (from 32768 on Linux), or a connection of another process could take one before its server does; and processes that test at
 * the same time ({@code surefire.forkNumber}) draw from stripes of their own.
 */
public final class Ports {

    private static final int FIRST = 10_000;
    private static final int STRIPES = 8;
    private static final int IN_STRIPE = 2_750;

    private static final int STRIPE = Integer.getInteger("surefire.forkNumber", 0) % STRIPES;

    /** Begins anywhere: another build may test on the same machine. */
    private static final AtomicInteger DRAWN =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(IN_STRIPE));

    private Ports() {}

    /** All different, and none that this process was given before. */
    public static List<Integer> free(int count) {
        var free = IntStream.generate(Ports::next)
                .limit(IN_STRIPE)
                .filter(Ports::isFree)
                .limit(count)
                .boxed()
                .toList();
        if (free.size() < count) throw new IllegalStateException("No " + count + " free ports from " + FIRST + " on");
        return free;
    }

    private static int next() {
        return FIRST + STRIPES * (DRAWN.getAndIncrement() % IN_STRIPE) + STRIPE;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
