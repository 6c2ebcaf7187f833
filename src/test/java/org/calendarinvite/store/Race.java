package org.calendarinvite.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many at once, and what each of them got. */
public final class Race {

    private static final int RUNNERS = 50;

    private Race() {}

    public static <T> List<T> of(int tasks, IntFunction<T> task) throws Exception {
        ExecutorService runners = Executors.newFixedThreadPool(RUNNERS);
        try {
            List<Callable<T>> calls = IntStream.range(0, tasks)
                    .<Callable<T>>mapToObj(i -> () -> task.apply(i))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> done : runners.invokeAll(calls)) results.add(done.get());
            return results;
        } finally {
            runners.shutdown();
        }
    }

    /** As a desk does after a conflict: again. */
    public static <T> T untilDone(Callable<T> work) {
        while (true) {
            try {
                return work.call();
            } catch (Store.Conflict moved) {
                Thread.onSpinWait();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
