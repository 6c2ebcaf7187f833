package org.calendarinvite.store;

import static org.calendarinvite.store.EverywhereKept.NOW;
import static org.calendarinvite.store.EverywhereKept.PIA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.access.Reach;
import org.calendarinvite.decision.Change;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.Suppression;
import org.calendarinvite.store.PrivacyTable.Kind;
import org.calendarinvite.store.PrivacyTable.Raw;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person is put everywhere, erased, and looked for in every row: what is found is what docs/privacy.md says. */
public abstract class PersonContract {

    protected static final PrivacyTable TABLE = PrivacyTable.read();

    protected Store store;
    protected final EverywhereKept pia = new EverywhereKept();

    protected abstract Store open();

    /** All that the database holds. */
    protected abstract List<Raw> raw();

    @BeforeEach
    void begin() {
        store = open();
        pia.putInto(store);
    }

    @Test
    void everyKindOfRowIsInTheTableAndThePersonIsInEachThatCanHoldHim() {
        for (var row : raw()) assertTrue(TABLE.of(row).isPresent(), () -> "docs/privacy.md has no row for " + row);
        for (var kind : TABLE.kinds()) {
            if (kind.object()) continue;
            var rows = raw().stream().filter(kind::has).toList();
            assertFalse(rows.isEmpty(), () -> "the test puts nothing there: " + kind);
            if (!kind.erasure().startsWith("none") && !kind.name().equals("Consent"))
                assertTrue(rows.stream().anyMatch(row -> named(row)), () -> "the test does not put her there: " + kind);
        }
    }

    @Test
    void whoIsErasedIsFoundOnlyWhereTheTableSaysSo() {
        forget();
        for (var row : raw()) {
            var kind = TABLE.of(row).orElseThrow();
            if (named(row)) assertTrue(kind.keeps(), () -> kind.name() + " still has her: " + row);
        }
        assertEquals(Optional.empty(), store.guests().invitation(EverywhereKept.TOKEN));
        assertTrue(store.guests().invitations(PIA, "", 10).items().isEmpty());
    }

    @Test
    void numbersStayAsTheyWere() {
        var before = store.statistics(pia.event().uid());
        var sums = store.statistics("tenant#default");
        forget();
        assertEquals(before, store.statistics(pia.event().uid()));
        assertEquals(sums, store.statistics("tenant#default"));
        assertTrue(new Counts(store).mend(pia.event(), "a count").agrees(), "they are the sum of who is left");
    }

    @Test
    void whatIsForgottenIsCountedAndErasingAgainFindsNothing() {
        assertEquals(new Persons.Forgotten(1, 2, 2, 1, 1), forget());
        assertEquals(new Persons.Forgotten(0, 0, 0, 0, 0), forget());
    }

    @Test
    void theExportHasAllThatTheErasureTakesAway() {
        var persons = new Persons(store);
        var view = store.seenBy(new Reach.Everything("default"));
        var known = persons.known(view, PIA);
        assertEquals(
                List.of(2, 2, 1, 1),
                List.of(
                        known.mails().size(),
                        known.held().size(),
                        known.rows().size(),
                        known.messages().size()));
        var invitation = store.guests().invitation(EverywhereKept.TOKEN).orElseThrow();
        assertEquals(2, persons.timeline(invitation).size());
        assertEquals(
                List.of("mail/trace-pia", "quarantine/mail/trace-pia", "quarantine/mail/trace-ben"),
                persons.rawMails(view, PIA));
    }

    @Test
    void whoIsAnotherIsLeftAlone() {
        var other = "x" + PIA;
        store.file(pia.story("other", other, "from " + other));
        store.file(pia.refusal("other", other, other));
        forget();
        assertEquals(List.of(other), senders());
        assertEquals(
                List.of("olga@example.org", other),
                store.trail().quarantined("default", "", 10).items().stream()
                        .map(one -> one.sender())
                        .sorted()
                        .toList());
        var ben =
                store.guests().invitation(pia.event().uid(), EverywhereKept.BEN).map(Invitation::attendee);
        assertEquals(Optional.of(""), ben.map(Attendee::delegatedFrom));
        assertTrue(ben.filter(Attendee::somebody).isPresent());
    }

    @Test
    void onlyThatAnAddressIsNotToBeMailedIsKeptOfIt() {
        forget();
        var known = store.guests().suppression("default", PIA).orElseThrow();
        assertEquals(
                List.of(new Suppression.Ground("", Suppression.Reason.BOUNCED, NOW, "", "", Instant.EPOCH)),
                known.grounds());
        store.commit(Samples.changes(new Change.Keep(known.lifted(NOW).next())));
        forget();
        assertEquals(Optional.empty(), store.guests().suppression("default", PIA));
    }

    private List<String> senders() {
        return store.trail().stories("default", "", 10).items().stream()
                .map(one -> one.sender())
                .toList();
    }

    private Persons.Forgotten forget() {
        return new Persons(store).forget(store.seenBy(new Reach.Everything("default")), PIA);
    }

    /** When all was put there. */
    protected static Instant then() {
        return NOW;
    }

    protected static boolean named(Raw row) {
        return row.says(PIA) || row.says(EverywhereKept.NAME) || row.says(EverywhereKept.TOKEN);
    }

    protected static Kind kind(Raw row) {
        return TABLE.of(row).orElseThrow();
    }
}
