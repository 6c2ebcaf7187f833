package org.calendarinvite.organizer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What an organizer has from all his orders. It is computed from them, so one that is taken back leaves what there would be without
 * it. Days add up; of two plans the newer one runs first, and the rest of the older one after it.
 */
public record Subscription(List<Grant> grants) {

    public Subscription {
        grants = grants.stream().sorted(Comparator.comparing(Grant::from)).toList();
    }

    /** When all days are used up; empty when there were none. */
    public Optional<Instant> until() {
        Instant end = null;
        for (var grant : grants) {
            var from = end == null || end.isBefore(grant.from()) ? grant.from() : end;
            end = from.plus(Duration.ofDays(grant.days()));
        }
        return Optional.ofNullable(end);
    }

    /** The name of the plan that runs at this moment. */
    public Optional<String> plan(Instant now) {
        Deque<Left> left = new ArrayDeque<>();
        var at = Instant.EPOCH;
        for (var grant : grants) {
            if (grant.from().isAfter(now)) break;
            use(left, Duration.between(at, grant.from()));
            left.push(new Left(grant.plan(), Duration.ofDays(grant.days())));
            at = grant.from();
        }
        use(left, Duration.between(at, now));
        return Optional.ofNullable(left.peek()).map(Left::plan);
    }

    private record Left(String plan, Duration time) {}

    private static void use(Deque<Left> left, Duration passed) {
        var rest = passed;
        while (!left.isEmpty() && left.peek().time().compareTo(rest) <= 0)
            rest = rest.minus(left.pop().time());
        if (!left.isEmpty()) {
            var running = left.pop();
            left.push(new Left(running.plan(), running.time().minus(rest)));
        }
    }
}
