package org.calendarinvite.store.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.Samples;
import org.calendarinvite.store.Store;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class CancelledTest {

    private static final Decision CREATE =
            Samples.keep("create", Samples.event("probe", "olga@example.org", "client-1"));

    @Test
    void theDecisionMadeEarlierStandsWhateverElseFailed() {
        CancellationReason earlier = CancellationReason.builder()
                .code("ConditionalCheckFailed")
                .item(Map.of("body", AttributeValue.fromS(Rows.remember(CREATE))))
                .build();
        Decision stands = Cancelled.standing(CREATE, cancelled(earlier, reason("ConditionalCheckFailed")));
        assertEquals(CREATE.notices(), stands.notices());
        assertEquals(List.of(), stands.changes());
    }

    @Test
    void busyItemsAndThrottlingAreConflicts() {
        for (String code : List.of("ConditionalCheckFailed", "TransactionConflict", "ThrottlingError"))
            assertThrows(
                    Store.Conflict.class, () -> Cancelled.standing(CREATE, cancelled(reason("None"), reason(code))));
    }

    @Test
    void whatNeverSucceedsIsNoConflict() {
        TransactionCanceledException invalid = cancelled(reason("None"), reason("ValidationError"));
        assertEquals(
                invalid, assertThrows(TransactionCanceledException.class, () -> Cancelled.standing(CREATE, invalid)));
    }

    private static CancellationReason reason(String code) {
        return CancellationReason.builder().code(code).build();
    }

    private static TransactionCanceledException cancelled(CancellationReason... reasons) {
        return TransactionCanceledException.builder()
                .cancellationReasons(Arrays.asList(reasons))
                .build();
    }
}
