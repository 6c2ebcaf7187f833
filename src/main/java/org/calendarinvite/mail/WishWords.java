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

/** What somebody wants of an organizer, in words: who asks and how far that is proven, his answers, times and comment. */
final class WishWords {

    private static final Occurrences DATES = new Recurrences();

    private WishWords() {}

    static Map<String, Object> of(Wish wish, Event event) {
        Map<String, Object> words = new HashMap<>();
        words.put("sender", called(wish.sender()));
        words.put("proof", proof(wish));
        words.put("person", called(wish.person()));
        words.put("email", wish.person().email());
        words.put("invited", wish.invited());
        words.put("himself", wish.sender().email().equals(wish.person().email()));
        words.put("delegated", wish.delegated());
        words.put("answers", answers(wish, event));
        words.put(
                "comment",
                wish.comment().lines().filter(line -> !line.isBlank()).toList());
        wish.proposal().ifPresent(proposal -> {
            words.put("proposed", proposed(proposal));
            words.put("when", Spoken.time(present(proposal, event)));
        });
        return words;
    }

    /** The address first, for a name may say anything. */
    private static String called(Person person) {
        return person.name().isBlank() ? person.email() : person.email() + " (“" + person.name() + "”)";
    }

    private static String proof(Wish wish) {
        var sender = wish.sender().email();
        return switch (Belief.valueOf(wish.belief())) {
            case VERIFIED -> "It is proven that the mail comes from " + sender + ".";
            case VOUCHED ->
                "The mail says that it comes from " + sender
                        + "; the service that sent it vouches for that, the domain of the address does not.";
            case UNVERIFIED ->
                "The mail says that it comes from " + sender
                        + ", and nothing proves it: whoever has seen the invitation of " + wish.invited()
                        + " could have written it.";
        };
    }

    private static List<String> answers(Wish wish, Event event) {
        // That the person comes instead, to all dates, is said already.
        var all = wish.said().stream()
                .filter(said -> !(wish.delegated() && said.date().isEmpty()))
                .map(said -> answer(said, event));
        var more =
                wish.others() == 0 ? Stream.<String>empty() : Stream.of("more, for " + wish.others() + " other dates");
        return Stream.concat(all, more).toList();
    }

    private static String answer(Said said, Event event) {
        var word =
                switch (PartStat.valueOf(said.status())) {
                    case ACCEPTED -> "Yes";
                    case DECLINED -> "No";
                    case TENTATIVE -> "Maybe";
                    case DELEGATED -> "Comes instead";
                    case NOACTION -> "None yet";
                };
        return said.date().isEmpty() ? word : word + ", for " + date(said.date(), event);
    }

    /** As it is now, or as the rule of the series had it. */
    private static String date(String key, Event event) {
        var series = event.series();
        Optional<When> start = DATES.on(series, key)
                .map(Details::start)
                .or(() -> series.details().start().named(key));
        return start.map(Spoken::moment).orElse(key);
    }

    private static String proposed(Proposal proposal) {
        return Spoken.time(
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
