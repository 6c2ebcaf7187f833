package org.calendarinvite.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.calendarinvite.decision.Wish;
import org.calendarinvite.decision.Wish.Person;
import org.calendarinvite.decision.Wish.Proposal;
import org.calendarinvite.decision.Wish.Said;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.words.Spoken;
import org.calendarinvite.words.Words;

/** What somebody wants of an organizer, in words: who asks and how far that is proven, his answers, times and comment. */
record WishWords(Words words) {

    private static final Occurrences DATES = new Recurrences();

    Map<String, Object> of(Wish wish, Event event) {
        Map<String, Object> data = new HashMap<>();
        data.put("sender", called(wish.sender()));
        data.put("proof", proof(wish));
        data.put("person", called(wish.person()));
        data.put("email", wish.person().email());
        data.put("invited", wish.invited());
        data.put("himself", wish.sender().email().equals(wish.person().email()));
        data.put("delegated", wish.delegated());
        data.put("answers", answers(wish, event));
        data.put(
                "comment",
                wish.comment().lines().filter(line -> !line.isBlank()).toList());
        wish.proposal().ifPresent(proposal -> {
            data.put("proposed", proposed(proposal));
            data.put("when", new Spoken(words).time(present(proposal, event)));
        });
        return data;
    }

    /** The address first, for a name may say anything. */
    private String called(Person person) {
        return person.name().isBlank()
                ? person.email()
                : words.say("person", "email", person.email(), "name", person.name());
    }

    private String proof(Wish wish) {
        var key =
                switch (Belief.valueOf(wish.belief())) {
                    case VERIFIED -> "proof-verified";
                    case VOUCHED -> "proof-vouched";
                    case UNVERIFIED -> "proof-unverified";
                };
        return words.say(key, "sender", wish.sender().email(), "invited", wish.invited());
    }

    private List<String> answers(Wish wish, Event event) {
        // That the person comes instead, to all dates, is said already.
        var all = wish.said().stream()
                .filter(said -> !(wish.delegated() && said.date().isEmpty()))
                .map(said -> answer(said, event));
        var more = wish.others() == 0 ? Stream.<String>empty() : Stream.of(words.say("said-more", "n", wish.others()));
        return Stream.concat(all, more).toList();
    }

    private String answer(Said said, Event event) {
        var word = words.say("said", "status", PartStat.valueOf(said.status()).word());
        return said.date().isEmpty() ? word : words.say("said-date", "said", word, "date", date(said.date(), event));
    }

    /** As it is now, or as the rule of the series had it. */
    private String date(String key, Event event) {
        var series = event.series();
        Optional<When> start = DATES.on(series, key)
                .map(Details::start)
                .or(() -> series.details().start().named(key));
        return start.map(new Spoken(words)::moment).orElse(key);
    }

    private String proposed(Proposal proposal) {
        return new Spoken(words)
                .time(
                        new When(proposal.start(), proposal.zone(), proposal.allDay()),
                        new When(proposal.end(), proposal.zone(), proposal.allDay()));
    }

    /** What the event, or the date, is now. */
    private static Details present(Proposal proposal, Event event) {
        return proposal.date().isEmpty()
                ? event.details()
                : DATES.on(event.series(), proposal.date()).orElseGet(event::details);
    }
}
