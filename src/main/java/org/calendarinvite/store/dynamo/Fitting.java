package org.calendarinvite.store.dynamo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Kept;

/** How many decisions one transaction takes: it has at most 100 items, and none of them twice. */
final class Fitting {

    /** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
    private static final int ITEMS = 100;

    private final Set<Object> once = new HashSet<>();

    /** Items that add up what several changes ask for. */
    private final Set<Object> sums = new HashSet<>();

    private Fitting() {}

    /** The first so many of these; one at least, which DynamoDB itself may refuse. */
    static int of(List<Decision> decisions) {
        var fitting = new Fitting();
        int fit = 0;
        for (var decision : decisions) {
            boolean fits = fitting.takes(decision);
            if (fits || fit == 0) fit++;
            if (!fits) break;
        }
        return fit;
    }

    private boolean takes(Decision decision) {
        List<Object> items = new ArrayList<>();
        // By their keys it is told which of them was made earlier.
        if (decision.key().isEmpty()) return false;
        items.add(decision.key());
        for (var change : decision.changes()) {
            if (change instanceof Change.Keep keep) items.addAll(of(keep.kept()));
            else if (change instanceof Change.Forget forget) items.addAll(of(forget.kept()));
            else if (change instanceof Change.Count count) sums.add(Keys.shard(count.uid(), count.spread()));
            else if (change instanceof Change.Take take) sums.add(Keys.quota(take.quota()));
            else if (change instanceof Change.Spend spend) sums.add(Keys.allowance(spend.name()));
            // A quota cannot be moved both ways at once.
            else if (change instanceof Change.Release) return false;
        }
        boolean fresh = items.stream().allMatch(once::add);
        return fresh && once.size() + sums.size() <= ITEMS;
    }

    private static List<Object> of(Kept kept) {
        List<Object> items = new ArrayList<>(kept.pointers());
        items.add(kept.place());
        return items;
    }
}
