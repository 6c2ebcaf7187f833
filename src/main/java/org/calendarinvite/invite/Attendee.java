package org.calendarinvite.invite;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Move;

/**
 * One person's invitation to one event and what is known of his answers.
 *
 * @param email normalised address; with {@code uid} the identity of the invitation
 * @param token unguessable, part of the address that this attendee answers to
 * @param origin how he came to be invited ({@code api}, {@code bulk}, …)
 * @param dates the dates of a series that he is invited to, by key; with none of {@code lost} empty for all
 * @param lost dates that he was told are none any more, by key, as long as none took their place
 * @param answer the newest answer to the whole, {@link Answered#NONE} until there is one
 * @param apart the newest answer to each date that he answered by itself
 * @param delegatedFrom the address of whom he comes instead of, or empty
 * @param delivery whether his mails reach him
 * @param gone taken off the guest list: nothing is mailed to him and his answers do not count
 * @param invited when he was, last
 * @param language that he reads (BCP 47), empty for unknown
 */
public record Attendee(
        String uid,
        String email,
        String name,
        String token,
        String origin,
        List<String> dates,
        List<String> lost,
        Answered answer,
        List<Apart> apart,
        String delegatedFrom,
        Delivery delivery,
        boolean gone,
        Instant invited,
        String language,
        long version)
        implements Kept {

    /** The answer to one date of a series. */
    public record Apart(String date, Answered answer) {}

    public Attendee {
        dates = List.copyOf(dates);
        // Rows that were kept before dates could be lost have none.
        lost = lost == null ? List.of() : List.copyOf(lost);
        apart = List.copyOf(apart);
        // Kept before anybody listened to mail servers.
        delivery = delivery == null ? Delivery.NONE : delivery;
        language = language == null ? "" : language;
    }

    /** Reserved, so that nobody is there (RFC 2606). */
    private static final String NOWHERE = "@forgotten.invalid";

    /** Before the address, in the name of an attendee's place on the shelf of his event. */
    public static final String PREFIX = "attendee#";

    public static Place at(String uid, String email) {
        return new Place(Event.at(uid).shelf(), PREFIX + email);
    }

    /** What leads to the attendee of a token. */
    public static Place byToken(String token) {
        return new Place("token#" + token, "token");
    }

    /** All invitations of one person. */
    public static String shelf(String email) {
        return "person#" + email;
    }

    /** The place of the event beside which an attendee stands. */
    public static Place event(Place attendee) {
        return new Place(attendee.shelf(), Event.at("").name());
    }

    /** The address of an attendee who stands there. */
    public static String email(Place attendee) {
        return attendee.name().substring(PREFIX.length());
    }

    @Override
    public Place place() {
        return at(uid, email);
    }

    @Override
    public List<Place> pointers() {
        return List.of(byToken(token), new Place(shelf(email), uid));
    }

    /** Invited, and nothing said yet. */
    public static Attendee asked(
            String uid, String email, String name, String token, String origin, List<String> dates, Instant now) {
        return new Attendee(
                uid,
                email,
                name,
                token,
                origin,
                dates,
                List.of(),
                Answered.NONE,
                List.of(),
                "",
                Delivery.NONE,
                false,
                now,
                "",
                1);
    }

    /** Whether he is invited to all dates, those that nobody knows yet included. */
    public boolean whole() {
        return dates.isEmpty() && lost.isEmpty();
    }

    /** What he is mailed about: these dates each, or once the whole, {@code ""}, when he is invited to all. */
    public List<String> meant(List<String> named) {
        return whole() ? List.of("") : named;
    }

    /** Whether none of his dates is left. */
    public boolean stranded() {
        return dates.isEmpty() && !lost.isEmpty();
    }

    public boolean invitedOn(String date) {
        return whole() || dates.contains(date);
    }

    /** The answer that was given to one date, or to the whole when {@code date} is empty. */
    public Optional<Answered> said(String date) {
        if (date.isEmpty()) return Optional.of(answer);
        return apart.stream()
                .filter(one -> one.date().equals(date))
                .map(Apart::answer)
                .findFirst();
    }

    /** Each answer that he gave and that is kept, the one to the whole first. */
    Stream<Answered> answers() {
        return Stream.concat(Stream.of(answer), apart.stream().map(Apart::answer));
    }

    /** His newest answer, whatever it was to; {@link Answered#NONE} until there is one. */
    public Answered newest() {
        return answers().max(Comparator.naturalOrder()).orElse(answer);
    }

    public Attendee answered(Answered newer) {
        return on(dates, lost, newer, apart);
    }

    public Attendee answeredOn(String date, Answered newer) {
        List<Apart> all = new ArrayList<>(apart);
        all.removeIf(one -> one.date().equals(date));
        all.add(new Apart(date, newer));
        return on(dates, lost, answer, all);
    }

    /** Invited to more dates, or, with none named, to all. */
    public Attendee alsoOn(List<String> more) {
        if (whole() || more.isEmpty()) return on(List.of(), List.of(), answer, apart);
        Set<String> all = new LinkedHashSet<>(dates);
        all.addAll(more);
        return on(all, without(lost, more), answer, apart);
    }

    /** Along with his dates to those that took their place; what he answered on them is no answer on others. */
    Attendee follows(List<Move> moves) {
        var from = moves.stream().map(Move::from).toList();
        Set<String> now = new LinkedHashSet<>(without(dates, from));
        List<String> ended = without(lost, from);
        for (var move : moves) {
            if (move.ends()) ended.add(move.from());
            else now.add(move.to());
        }
        var newest = ended.subList(Math.max(0, ended.size() - InviteDesk.MOST_KEPT), ended.size());
        var said = apart.stream().filter(one -> !from.contains(one.date())).toList();
        return on(now, newest, answer, said);
    }

    /** Names him where lists may show it: it leads to nobody who does not have the token, and opens nothing. */
    public String id() {
        return UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8)).toString();
    }

    Attendee reached(Delivery now) {
        return being(delegatedFrom, now, gone, invited, language, version);
    }

    Attendee uninvited() {
        return being(delegatedFrom, delivery, true, invited, language, version);
    }

    /** Invited once more, as if for the first time; his mailbox is the same. */
    public Attendee back(List<String> to, Instant now) {
        return on(to, List.of(), Answered.NONE, List.of()).being("", Delivery.NONE, false, now, language, version);
    }

    /** Mailed once more, after his invitation did not reach him; what he answered stands. */
    Attendee afresh(Instant now) {
        return being(delegatedFrom, Delivery.NONE, gone, now, language, version);
    }

    public Attendee insteadOf(String delegator) {
        return being(delegator, delivery, gone, invited, language, version);
    }

    /** Of whom it is known now what he reads; an empty one tells nothing new. */
    public Attendee reading(String tongue) {
        return tongue.isEmpty() ? this : being(delegatedFrom, delivery, gone, invited, tongue, version);
    }

    /** What remains of him when he is forgotten: nobody, who counts as he did. */
    Attendee forgotten(String nobody) {
        return new Attendee(
                uid,
                nobody + NOWHERE,
                "",
                nobody,
                origin,
                dates,
                lost,
                answer,
                apart,
                "",
                delivery.withoutReasons(),
                gone,
                invited,
                "",
                1);
    }

    /** Mails that invite him to what he is invited to. */
    public int mails() {
        return Math.max(1, dates.size());
    }

    /** Whether mail to him would reach anybody. */
    public boolean somebody() {
        return !email.endsWith(NOWHERE);
    }

    Attendee withoutDelegator() {
        return being("", delivery, gone, invited, language, version);
    }

    public Attendee next() {
        return being(delegatedFrom, delivery, gone, invited, language, version + 1);
    }

    private static List<String> without(List<String> dates, List<String> others) {
        List<String> rest = new ArrayList<>(dates);
        rest.removeAll(others);
        return rest;
    }

    /** The same but for his dates and answers. */
    private Attendee on(Collection<String> now, List<String> ended, Answered newest, List<Apart> said) {
        var is = List.copyOf(now);
        return new Attendee(
                uid,
                email,
                name,
                token,
                origin,
                is,
                ended,
                newest,
                said,
                delegatedFrom,
                delivery,
                gone,
                invited,
                language,
                version);
    }

    /** The same but for what his invitation is. */
    private Attendee being(String instead, Delivery reached, boolean off, Instant since, String tongue, long number) {
        return new Attendee(
                uid, email, name, token, origin, dates, lost, answer, apart, instead, reached, off, since, tongue,
                number);
    }
}
