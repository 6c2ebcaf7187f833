package org.calendarinvite.store;

import static org.calendarinvite.store.EverywhereKept.BEN;
import static org.calendarinvite.store.EverywhereKept.PIA;
import static org.calendarinvite.store.Samples.changes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.access.Reach;
import org.calendarinvite.decision.Change;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.reply.Delegates;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom somebody sent instead of himself is looked for where there may be anybody. */
class PersonsTest {

    @TempDir
    Path folder;

    private Store store;
    private final List<String> listed = new ArrayList<>();
    private final Attendee pia = Samples.attendee("probe", PIA);

    @BeforeEach
    void open() {
        store = new Store(listening(SqlRecords.open(folder.resolve("store.db"))));
        store.commit(Samples.keep("create", Samples.event("probe", "olga@example.org", "client-1")));
        store.commit(Samples.keep(pia));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whoSentNobodyIsForgottenWithoutALookAtAllGuests() {
        forget();
        assertEquals(List.of(), listed.stream().filter("event#probe"::equals).toList());
    }

    @Test
    void whoeverCameInsteadIsFoundByTheSendersCount() {
        store.commit(Samples.keep(Samples.attendee("probe", BEN).insteadOf(PIA)));
        store.commit(changes(new Change.Take(Delegates.quota(pia), 9)));
        forget();
        assertEquals(Optional.of(""), ben());
    }

    @Test
    void whoeverCameInsteadBeforeSendersWereCountedIsFoundByHisOrigin() {
        store.commit(Samples.keep(Samples.attendee("probe", BEN).insteadOf(PIA)));
        store.commit(changes(new Change.Count("probe", "ben", Map.of("origin.delegated", 1))));
        forget();
        assertEquals(Optional.of(""), ben());
    }

    private Optional<String> ben() {
        return store.guests().invitation("probe", BEN).map(Invitation::attendee).map(Attendee::delegatedFrom);
    }

    private void forget() {
        new Persons(store).forget(store.seenBy(new Reach.Everything("default")), PIA);
        assertEquals(Optional.empty(), store.guests().invitation("probe", PIA));
    }

    private Records listening(Records records) {
        return (Records) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Records.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("list")) listed.add((String) arguments[0]);
                    try {
                        return method.invoke(records, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
