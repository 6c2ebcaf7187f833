package org.calendarinvite.invite;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Move;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.Successors;

/** What is asked for one attendee when his series gets other dates, or goes on as another event. */
public record FollowRequests(Occurrences occurrences) {

    /** Nothing for who has the whole, and so all its dates. */
    public Stream<InviteRequest> moved(Notice told, Event event, Attendee attendee, Instant now) {
        return parts(moves(event, attendee)).map(moves -> {
            var which = UUID.nameUUIDFromBytes(moves.toString().getBytes(StandardCharsets.UTF_8));
            return request(told, event, attendee, "/" + told.sequence() + "/" + which, List.of(), moves, now);
        });
    }

    /** Dates of his that are none any more, and lost ones that the series has something for again. */
    private List<Move> moves(Event event, Attendee attendee) {
        var series = event.series();
        var before = series.past().before().orElse(series.details().start());
        var successors = new Successors(occurrences, before, series);
        var ended = attendee.dates().stream()
                .filter(date -> !occurrences.names(series, date))
                .toList();
        var found = successors.of(attendee.lost()).stream().filter(move -> !move.ends());
        return Stream.concat(successors.of(ended).stream(), found).toList();
    }

    /** Dates that he lost when the old event ended are his where it goes on. */
    public Stream<InviteRequest> continued(Notice told, Event old, Event event, Attendee attendee, Instant now) {
        if (attendee.whole()) return Stream.of(request(told, event, attendee, "", List.of(), List.of(), now));
        var successors = new Successors(occurrences, old.details().start(), event.series());
        var his = Stream.concat(attendee.dates().stream(), attendee.lost().stream());
        var dates = successors.of(his.toList()).stream()
                .filter(move -> !move.ends())
                .map(Move::to)
                .distinct()
                .toList();
        return parts(dates).map(part -> request(told, event, attendee, "/" + part.get(0), part, List.of(), now));
    }

    /** As many as one request may name. */
    private static <T> Stream<List<T>> parts(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + InviteDesk.MOST_DATES)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + InviteDesk.MOST_DATES)));
    }

    private static InviteRequest request(
            Notice told,
            Event event,
            Attendee attendee,
            String part,
            List<String> dates,
            List<Move> moves,
            Instant now) {
        return new InviteRequest(
                told.uid() + "/" + attendee.email() + part,
                told.uid(),
                attendee.email(),
                attendee.name(),
                attendee.origin(),
                dates,
                moves,
                moves.isEmpty(),
                attendee.language(),
                now,
                told.trace(),
                event.tenant());
    }
}
