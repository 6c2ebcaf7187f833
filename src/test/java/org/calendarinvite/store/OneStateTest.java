package org.calendarinvite.store;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.EventCase;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.event.EventRequest;
import org.calendarinvite.event.Histories;
import org.calendarinvite.event.Instance;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.invite.InviteRequest;
import org.calendarinvite.reply.RandomAnswers;
import org.calendarinvite.reply.Recount;
import org.calendarinvite.reply.Reply;
import org.calendarinvite.reply.ReplyDesk;
import org.calendarinvite.store.sql.SqlRecords;

/** Mails kept by the real store, in any order, doubled and all at once, reach the state of the same mails in order. */
class OneStateTest {

    private static final String EVE = "eve@example.com";

    private static Path data;
    private static Store store;
    private static Cases cases;

    private final EventDesk events = new EventDesk(new Recurrences());
    private final InviteDesk invites = new InviteDesk(new Recurrences());
    private final ReplyDesk replies = new ReplyDesk(new Recurrences());

    record State(
            boolean cancelled,
            Optional<Details> whole,
            List<Instance> dates,
            Map<String, Map<String, Answered>> said) {}

    @BeforeContainer
    static void open() throws IOException {
        data = Files.createTempDirectory("one-state");
        store = new Store(SqlRecords.open(data.resolve("store.db")));
        var settings = Worlds.in(data);
        var clock = Clock.fixed(NOW.plusSeconds(1000), ZoneOffset.UTC);
        cases = new Cases(store, new Accounts(store, settings, clock), settings, new Recurrences(), clock);
    }

    @AfterContainer
    static void close() throws IOException {
        store.close();
        try (var files = Files.list(data)) {
            for (var file : files.toList()) Files.delete(file);
        }
        Files.delete(data);
    }

    @Property(tries = 30)
    void whateverTheOrderTheStoreEndsInOneState(@ForAll long seed) throws Exception {
        var random = new Random(seed);
        var mails = Histories.of(random);
        var answers = new RandomAnswers(random, List.of(BOB, EVE), Histories.DATES);
        List<Reply> said = new ArrayList<>();
        for (int i = 0; i < 8; i++) said.add(answers.next(0));
        var shuffledMails = shuffled(mails, random);
        var shuffledAnswers = shuffled(said, random);
        var ann = organizer();
        var amy = organizer();
        tell(mails, ann);
        tell(shuffledMails, amy);
        assertEquals(event(ann).isPresent(), event(amy).isPresent());
        if (event(ann).isEmpty()) return;
        for (var reply : said) keep(invited(ann), reply);
        var asked = invited(amy);
        Race.of(shuffledAnswers.size(), i -> Race.untilDone(() -> keep(asked, shuffledAnswers.get(i))));
        assertEquals(state(ann), state(amy));
    }

    private static String organizer() {
        return "ann-" + UUID.randomUUID() + "@example.com";
    }

    private static <T> List<T> shuffled(List<T> orderly, Random random) {
        List<T> all = new ArrayList<>(orderly);
        all.addAll(orderly.subList(0, orderly.size() / 2));
        Collections.shuffle(all, random);
        return all;
    }

    /** What was refused is sent again: its sender was told. */
    private void tell(List<EventRequest> mails, String organizer) {
        var refused = mails.stream().filter(mail -> !keep(mail, organizer)).toList();
        if (refused.size() < mails.size() && !refused.isEmpty()) tell(refused, organizer);
    }

    private boolean keep(EventRequest mail, String organizer) {
        var c = cases.event(by(mail, organizer));
        var decision = c.isNew() ? events.create(c) : known(c);
        return decision.stands() && store.commit(decision).stands();
    }

    private Decision known(EventCase c) {
        return c.isCancellation() || c.stored().isEmpty() ? events.cancel(c) : events.update(c);
    }

    private static EventRequest by(EventRequest r, String organizer) {
        return new EventRequest(
                r.kind(),
                r.tenant(),
                organizer,
                true,
                organizer,
                r.organizerName(),
                r.clientUid(),
                r.source(),
                r.details(),
                r.instances(),
                r.until(),
                r.includesUs(),
                r.prodid(),
                r.trace());
    }

    private static Optional<Event> event(String organizer) {
        return store.event("default", organizer, "client-uid");
    }

    /** Bob to the whole, Eve to two dates, as far as the event has them. */
    private Event invited(String organizer) {
        var event = event(organizer).orElseThrow();
        invite(event, BOB, List.of());
        invite(event, EVE, List.of(Histories.DATES.get(0).key()));
        invite(event, EVE, List.of(Histories.DATES.get(1).key()));
        return event;
    }

    private void invite(Event event, String email, List<String> dates) {
        var decision = invites.decide(
                cases.invite(new InviteRequest("id", event.uid(), email, "", "api", dates, NOW, "tr", "default")));
        if (decision.stands()) store.commit(decision);
    }

    private Decision keep(Event event, Reply said) {
        var token = store.guests()
                .invitation(event.uid(), said.sender())
                .map(found -> found.attendee().token())
                .orElse("none");
        var reply = new Reply(
                said.kind(),
                token,
                said.sender(),
                "",
                event.uid(),
                said.parts(),
                said.prodid(),
                said.belief(),
                said.consent(),
                said.received(),
                "tr");
        var decision = replies.decide(cases.reply(reply));
        return decision.stands() ? store.commit(decision) : decision;
    }

    private static State state(String organizer) {
        var event = event(organizer).orElseThrow();
        var attendees = store.guests().attendees(event.uid(), "", 10).items();
        new Recount(event, attendees).agreesWith(store.statistics(event.uid()), Histories.DATES);
        Map<String, Map<String, Answered>> said = new TreeMap<>();
        attendees.forEach(one -> said.put(one.email(), said(one)));
        if (event.cancelled()) return new State(true, Optional.empty(), List.of(), said);
        var series = event.series();
        var dates = series.instances().stream()
                .map(one -> new Instance(one.id(), one.details(), one.source(), 0, 0))
                .toList();
        return new State(false, series.partial() ? Optional.empty() : Optional.of(series.details()), dates, said);
    }

    private static Map<String, Answered> said(Attendee attendee) {
        Map<String, Answered> all =
                attendee.apart().stream().collect(Collectors.toMap(Attendee.Apart::date, Attendee.Apart::answer));
        all.put("", attendee.answer());
        return all;
    }
}
