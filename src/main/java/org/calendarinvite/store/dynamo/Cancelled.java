package org.calendarinvite.store.dynamo;

import java.util.List;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.Store;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What a cancelled transaction means. */
final class Cancelled {

    private Cancelled() {}

    /** Which of them was made earlier, the first one; -1 for none. */
    static int made(List<Decision> decisions, TransactionCanceledException cancelled) {
        var reasons = cancelled.cancellationReasons();
        for (int i = 0; i < decisions.size(); i++)
            if (!decisions.get(i).key().isEmpty() && reasons.get(i).hasItem()) return i;
        return -1;
    }

    /** The decision that was made earlier; anything else that a second look can mend is a conflict. */
    static Decision standing(Decision decision, TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        if (!decision.key().isEmpty() && reasons.get(0).hasItem())
            return Rows.read(reasons.get(0).item().get("body").s(), Decision.class);
        if (reasons.stream().anyMatch(Cancelled::neverSucceeds)) throw cancelled;
        throw new Store.Conflict(
                reasons.stream().map(CancellationReason::code).toList() + " for " + decision.changes());
    }

    /** The others: a condition, another transaction on the same item, throttling. */
    private static boolean neverSucceeds(CancellationReason reason) {
        return "ValidationError".equals(reason.code()) || "ItemCollectionSizeLimitExceeded".equals(reason.code());
    }
}
