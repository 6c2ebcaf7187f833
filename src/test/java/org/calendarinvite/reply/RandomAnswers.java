package org.calendarinvite.reply;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.calendarinvite.event.When;
import org.calendarinvite.reply.Reply.Part;
import org.calendarinvite.reply.Reply.Voice;

/** Answers as calendars mail them: to the whole, to dates, or both, some of them written long before they come. */
public final class RandomAnswers {

    private static final List<String> WORDS = List.of("ACCEPTED", "DECLINED", "TENTATIVE");

    private final Random random;
    private final List<String> people;
    private final List<When> dates;

    public RandomAnswers(Random random, List<String> people, List<When> dates) {
        this.random = random;
        this.people = people;
        this.dates = dates;
    }

    /** @param most the newest SEQUENCE that was mailed */
    public Reply next(long most) {
        String person = people.get(random.nextInt(people.size()));
        long written = random.nextInt(50);
        var parts = new Part[1 + random.nextInt(2)];
        for (int i = 0; i < parts.length; i++) {
            Optional<When> date =
                    random.nextBoolean() ? Optional.empty() : Optional.of(dates.get(random.nextInt(dates.size())));
            var voice = new Voice(person, "", WORDS.get(random.nextInt(WORDS.size())), "");
            parts[i] = Talk.part(date, random.nextInt((int) most + 1), written, voice);
        }
        return Talk.says(person, written + random.nextInt(50), parts);
    }
}
