package org.calendarinvite.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.store.Race;
import org.calendarinvite.store.Samples;
import org.calendarinvite.store.Store;

class CountersPropertyTest {

    private static Path file;
    private static Store store;

    record Said(String email, PartStat status) {}

    @BeforeContainer
    static void open() throws IOException {
        file = Files.createTempFile("counters", ".db");
        store = new Store(SqlRecords.open(file));
    }

    @AfterContainer
    static void close() throws IOException {
        store.close();
        Files.delete(file);
    }

    @Provide
    Arbitrary<List<Said>> answers() {
        Arbitrary<String> emails = Arbitraries.of("ada@example.org", "bob@example.org", "eve@example.org");
        return Combinators.combine(emails, Arbitraries.of(PartStat.class))
                .as(Said::new)
                .list()
                .ofMaxSize(40);
    }

    /** All say it at once, so most decisions meet a newer version and are made again. */
    @Property(tries = 40)
    void countersEqualARecountOfTheAttendees(@ForAll("answers") List<Said> answers) throws Exception {
        Event event = Samples.event(
                UUID.randomUUID().toString(),
                "olga@example.org",
                UUID.randomUUID().toString());
        store.commit(Samples.keep("", event));
        Race.of(answers.size(), i -> Race.untilDone(() -> store.commit(decide(event.uid(), answers.get(i)))));
        Map<String, Long> recount = store.guests().attendees(event.uid(), "", 100).items().stream()
                .collect(Collectors.groupingBy(a -> a.answer().status().word(), Collectors.counting()));
        assertEquals(recount, withoutZeros(store.statistics(event.uid())));
    }

    private static Decision decide(String uid, Said said) {
        Attendee before = store.guests()
                .invitation(uid, said.email())
                .map(Invitation::attendee)
                .orElse(null);
        if (before == null) return moved(Samples.attendee(uid, said.email()), Map.of(PartStat.NOACTION.word(), 1));
        String left = before.answer().status().word();
        String came = said.status().word();
        return moved(
                before.answered(Samples.answer(said.status())).next(),
                left.equals(came) ? Map.of() : Map.of(left, -1, came, 1));
    }

    private static Decision moved(Attendee attendee, Map<String, Integer> deltas) {
        return Samples.changes(new Change.Keep(attendee), new Change.Count(attendee.uid(), attendee.token(), deltas));
    }

    private static Map<String, Long> withoutZeros(Map<String, Long> counters) {
        return counters.entrySet().stream()
                .filter(counter -> counter.getValue() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
