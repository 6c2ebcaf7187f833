package org.calendarinvite.reply;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Histories;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Story;
import org.calendarinvite.event.When;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.report.Numbers;

/**
 * What attendees have answered in the end does not depend on the order in which their answers come, nor on how often, nor on
 * what became of the event between them. Only dates that the event has at all times are answered: an answer to a date
 * that is cancelled when it comes changes nothing, by the specification.
 */
class AnswerOrderTest {

    private static final String EVE = "eve@example.com";
    private static final List<When> TUESDAYS = Histories.DATES.subList(0, 3);

    record State(Map<String, Map<String, Answered>> answers, List<Object> numbers) {}

    record Delivery(int version, Reply reply) {}

    @Property(tries = 1000)
    void shuffledAndDoubledAnswersReachTheStateOfOrderlyOnes(@ForAll long seed) {
        var random = new Random(seed);
        var versions = versions(random);
        var last = versions.get(versions.size() - 1).sequence();
        var said = new RandomAnswers(random, List.of(BOB, EVE), TUESDAYS);
        List<Reply> replies = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) replies.add(said.next(last));
        List<Delivery> orderly = new ArrayList<>();
        List<Delivery> shuffled = new ArrayList<>();
        for (var reply : replies) {
            int first = first(versions, reply);
            orderly.add(new Delivery(first, reply));
            for (int i = random.nextInt(3); i >= 0; i--)
                shuffled.add(new Delivery(first + random.nextInt(versions.size() - first), reply));
        }
        orderly.sort(Comparator.comparing(one -> one.reply().received()));
        Collections.shuffle(shuffled, random);
        assertEquals(after(versions, orderly), after(versions, shuffled));
    }

    /** The version of the event that the answer is to was mailed before it. */
    private static int first(List<Event> versions, Reply reply) {
        long sequence =
                reply.parts().stream().mapToLong(Reply.Part::sequence).max().orElseThrow();
        for (int i = 0; i < versions.size(); i++) if (versions.get(i).sequence() >= sequence) return i;
        throw new IllegalStateException("never mailed");
    }

    private static State after(List<Event> versions, List<Delivery> deliveries) {
        var talk = new Talk(versions.get(0))
                .invites(BOB)
                .invites(EVE, TUESDAYS.get(0).key(), TUESDAYS.get(1).key());
        for (int i = 0; i < versions.size(); i++) {
            talk.becomes(versions.get(i));
            for (var one : deliveries) if (one.version() == i) talk.hears(one.reply());
        }
        new Recount(talk.event(), talk.attendees().values()).agreesWith(talk.counters(), TUESDAYS);
        return state(talk);
    }

    private static State state(Talk talk) {
        Map<String, Map<String, Answered>> answers = new TreeMap<>();
        talk.attendees().forEach((email, one) -> {
            Map<String, Answered> all =
                    one.apart().stream().collect(Collectors.toMap(Attendee.Apart::date, Attendee.Apart::answer));
            all.put("", one.answer());
            answers.put(email, all);
        });
        var numbers = new Numbers(talk.counters(), talk.event().series());
        List<Object> views = new ArrayList<>(List.of(numbers.whole()));
        TUESDAYS.forEach(date -> views.add(numbers.on(date.key())));
        return new State(answers, views);
    }

    /** An event that is renamed and gets more dates, and whose dates are moved and moved back. */
    private static List<Event> versions(Random random) {
        var story = new Story().hears(Story.whole(0, 0, tuesdays()));
        List<Event> versions = new ArrayList<>(List.of(story.event()));
        Details whole = tuesdays();
        for (int i = 1; i <= random.nextInt(7); i++) {
            whole = random.nextBoolean() ? Story.called(whole, "Choir " + i) : more(whole, i);
            story.hears(
                    random.nextInt(3) == 0
                            ? Story.whole(i, i, whole)
                            : Story.dates(moved(i, TUESDAYS.get(random.nextInt(3)), random.nextInt(2) * 4)));
            versions.add(story.event());
        }
        return versions;
    }

    private static Details more(Details d, int day) {
        var rdates = new ArrayList<>(d.rdates());
        rdates.add(berlin("2027-01-1" + day + "T10:00"));
        return new Details(d.summary(), "", "", "", d.start(), d.end(), d.rrule(), rdates, d.exdates());
    }

    private static Instance moved(int version, When date, int hours) {
        var from = When.zoned(date.local().plusHours(hours), date.zone());
        return Story.date(
                version, version, date, details(from, When.zoned(from.local().plusHours(1), date.zone()), ""));
    }
}
