package org.calendarinvite.store.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.store.Samples;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.StoreContract;
import org.calendarinvite.store.Terms;
import org.calendarinvite.wire.DynamoDbLocal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoRecordsTest extends StoreContract {

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static DynamoDbLocal dynamo;
    private static DynamoDbClient client;

    private Store store;

    @BeforeAll
    static void start() {
        dynamo = DynamoDbLocal.start();
        client = DynamoDbClient.builder()
                .endpointOverride(dynamo.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(override -> override.addExecutionInterceptor(new Counting()))
                .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        dynamo.close();
    }

    @BeforeEach
    void create() {
        String table = "cis-" + UUID.randomUUID();
        DynamoTable.create(client, table);
        DynamoTable.create(client, table);
        store = new Store(new DynamoRecords(client, table, Terms.ENDLESS));
    }

    @Override
    protected Store store() {
        return store;
    }

    @Test
    void eachMethodIsOneCallAndTwoWhereItFollowsAPointer() {
        Attendee ada = Samples.attendee("probe", "ada@example.org");
        assertEquals(1, calls(() -> store.commit(Samples.keep("create", Samples.event("probe", "olga", "1")))));
        assertEquals(1, calls(() -> store.commit(Samples.keep("create", Samples.event("probe", "olga", "1")))));
        assertEquals(1, calls(() -> store.commit(Samples.keep(ada))));
        assertEquals(0, calls(() -> store.commit(Samples.changes())));
        assertEquals(1, calls(() -> store.event("probe")));
        assertEquals(2, calls(() -> store.event("default", "olga", "1")));
        assertEquals(1, calls(() -> store.guests().invitation("probe", ada.email())));
        assertEquals(2, calls(() -> store.guests().invitation(ada.token())));
        assertEquals(1, calls(() -> store.statistics("probe")));
        assertEquals(1, calls(() -> store.claim("mail", Duration.ofSeconds(1), Samples.NOW)));
        assertEquals(1, calls(() -> store.sent("mail", "ses-1", 0, Samples.NOW)));
        assertEquals(1, calls(() -> store.claim("mail", Duration.ofSeconds(1), Samples.NOW)));
        assertEquals(1, calls(() -> store.file(Samples.refusal("id", Samples.NOW, "unreadable"))));
        assertEquals(1, calls(() -> store.trail().quarantined("default", "", 10)));
    }

    @Test
    void aHundredPeopleAreInvitedInAFewCalls() {
        List<Decision> invites = IntStream.range(0, 100)
                .mapToObj(i -> Samples.attendee("probe", "a" + i + "@example.org"))
                .map(one -> Decision.apply(
                        one.email(), InviteDesk.joining(Samples.event("probe", "olga", "1"), one, 100), List.of()))
                .toList();
        int calls = calls(() -> {
            for (int kept = 0; kept < 100; )
                kept += store.commitInOrder(invites.subList(kept, 100)).size();
        });
        assertTrue(calls <= 10, () -> calls + " calls");
        assertEquals(100, store.taken(InviteDesk.quota("probe")));
        assertEquals(1, calls(() -> store.commitInOrder(invites.subList(0, 1))), "delivered again");
    }

    @Test
    void aPageOfAttendeesIsOneCall() {
        List<Change> keeps = IntStream.range(0, 30)
                .<Change>mapToObj(i -> new Change.Keep(Samples.attendee("probe", "a" + i + "@example.org")))
                .toList();
        store.commit(Samples.changes(keeps.toArray(Change[]::new)));
        assertEquals(1, calls(() -> store.guests().attendees("probe", "", 10)));
        assertEquals(1, calls(() -> store.guests().attendees("probe", "", 30)));
    }

    private static int calls(Runnable work) {
        int before = CALLS.get();
        work.run();
        return CALLS.get() - before;
    }

    private static final class Counting implements ExecutionInterceptor {
        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            CALLS.incrementAndGet();
        }
    }
}
