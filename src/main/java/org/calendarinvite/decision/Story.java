package org.calendarinvite.decision;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What became of one mail in one of our mailboxes, whatever it was. A mail that is read once more, because somebody has answered for
 * it, has its story told anew.
 *
 * @param id of the mail and the mailbox
 * @param received at our edge
 * @param verdicts of the mail service on the sender, by their names
 * @param outcome nothing that is no decision: what a desk decided, or that it was refused on sight
 * @param uid the event that it is about, empty when that is not known
 * @param did what followed, by the type of the first notice; empty when nothing did
 * @param asked for a held mail: what somebody is asked
 */
public record Story(
        String id,
        Instant received,
        String sender,
        String mailbox,
        String subject,
        Map<String, String> verdicts,
        Outcome outcome,
        String reason,
        String uid,
        String did,
        String asked,
        String trace,
        String tenant)
        implements Filed {

    /** One shelf would take 1,000 mails a second. */
    private static final int SHELVES = 16;

    public Story {
        verdicts = Map.copyOf(verdicts);
    }

    /** With what a decision says of the mail. */
    public Story of(Decision made) {
        var first = made.notices().stream().findFirst();
        return new Story(
                id,
                received,
                sender,
                mailbox,
                subject,
                verdicts,
                made.outcome(),
                made.reason(),
                first.map(Notice::uid)
                        .or(() -> made.question().map(Question::uid))
                        .orElse(""),
                first.map(notice -> notice.type().name().toLowerCase(Locale.ROOT))
                        .orElse(""),
                "",
                trace,
                tenant);
    }

    public Story of(Refusal refusal) {
        return new Story(
                id,
                received,
                sender,
                mailbox,
                subject,
                verdicts,
                refusal.outcome(),
                refusal.reason(),
                refusal.question().map(Question::uid).orElse(""),
                "",
                refusal.question()
                        .map(question -> question.kind().name().toLowerCase(Locale.ROOT))
                        .orElse(""),
                trace,
                tenant);
    }

    /** Whether somebody sent it, or it says who he is. */
    public boolean concerns(Mention person) {
        return sender.equals(person.email()) || person.in(subject) || person.in(reason);
    }

    /** Where the raw mail came to lie: under its id, which is the trace of all that follows. */
    public String mailKey() {
        return "mail/" + trace;
    }

    /** All of a tenant; each is in the order of time. */
    public static List<String> shelves(String tenant) {
        return IntStream.range(0, SHELVES)
                .mapToObj(number -> shelf(tenant, number))
                .toList();
    }

    /** The one with all mails of a trace. */
    public static String shelf(String tenant, String trace) {
        return shelf(tenant, Math.floorMod(trace.hashCode(), SHELVES));
    }

    private static String shelf(String tenant, int number) {
        return "mails#" + tenant + "#" + number;
    }

    @Override
    public Place place() {
        return new Place(shelf(tenant, trace), Place.moment(received) + "_" + id);
    }

    @Override
    public Optional<Until> keptUntil() {
        return Optional.of(Term.STORY.from(received));
    }

    /** Names it in the API: the number of its shelf, then its name there. */
    public String name() {
        return Math.floorMod(trace.hashCode(), SHELVES) + "." + place().name();
    }

    /** Where a story of this name is; empty when there can be none. */
    public static Optional<Place> at(String tenant, String name) {
        int dot = name.indexOf('.');
        boolean named = dot < name.length() - 1;
        if (dot < 1 || dot > 2 || !named || !name.substring(0, dot).chars().allMatch(c -> c >= '0' && c <= '9'))
            return Optional.empty();
        return Optional.of(new Place("mails#" + tenant + "#" + name.substring(0, dot), name.substring(dot + 1)));
    }
}
