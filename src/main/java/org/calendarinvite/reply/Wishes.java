package org.calendarinvite.reply;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Wish;
import org.calendarinvite.decision.Wish.Person;
import org.calendarinvite.decision.Wish.Proposal;
import org.calendarinvite.decision.Wish.Said;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.event.When;
import org.calendarinvite.invite.Invitation;

/** What an organizer is told of a reply before he says whether it counts. */
record Wishes(Dates dates) {

    /** Answers to single dates that he is shown. */
    static final int MOST_SAID = 10;

    /** Characters of a name that he is shown. */
    static final int LONGEST_NAME = 100;

    /** @param voice the address in the reply that speaks for whoever is to come */
    Question stranger(Reply reply, Invitation through, String person, String voice) {
        var event = through.event();
        var invited = through.attendee().email();
        var said = said(reply, through, voice).toList();
        var wish = new Wish(
                sender(reply),
                reply.belief().name(),
                invited,
                new Person(person, name(reply, person)),
                voice.equals(invited),
                said.subList(0, Math.min(said.size(), MOST_SAID)),
                Math.max(0, said.size() - MOST_SAID),
                Optional.empty(),
                comment(reply));
        return new Question(Question.Kind.STRANGER, event.organizer(), event.uid(), Optional.of(wish));
    }

    Question counter(Reply reply, Invitation invitation, String date, When start, When end) {
        var event = invitation.event();
        var attendee = invitation.attendee();
        long sequence = reply.parts().get(0).sequence();
        var proposal = new Proposal(date, sequence, start.local(), end.local(), start.zone(), start.allDay());
        var wish = new Wish(
                sender(reply),
                reply.belief().name(),
                attendee.email(),
                new Person(attendee.email(), attendee.name()),
                false,
                List.of(),
                0,
                Optional.of(proposal),
                comment(reply));
        return new Question(Question.Kind.COUNTER, event.organizer(), event.uid(), Optional.of(wish));
    }

    private Stream<Said> said(Reply reply, Invitation through, String voice) {
        return reply.parts().stream().flatMap(part -> said(part, through, voice).stream());
    }

    private Optional<Said> said(Reply.Part part, Invitation through, String voice) {
        var status = part.of(voice).flatMap(one -> Answers.status(one.partstat()));
        var date = part.date().isEmpty()
                ? Optional.of("")
                : dates.named(part.date().get(), through.event());
        return status.flatMap(known -> date.map(key -> new Said(key, known.name())));
    }

    private static Person sender(Reply reply) {
        var own = reply.senderName();
        return new Person(reply.sender(), own.isBlank() ? name(reply, reply.sender()) : cut(own));
    }

    private static String name(Reply reply, String email) {
        var written = reply.of(email).map(Reply.Voice::name).filter(name -> !name.isBlank());
        return cut(written.orElse(reply.sender().equals(email) ? reply.senderName() : ""));
    }

    private static String cut(String name) {
        return PlainText.cut(name, LONGEST_NAME);
    }

    /** A calendar writes the same one with each date. */
    private static String comment(Reply reply) {
        return reply.parts().stream()
                .map(Reply.Part::comment)
                .filter(comment -> !comment.isEmpty())
                .findFirst()
                .orElse("");
    }
}
