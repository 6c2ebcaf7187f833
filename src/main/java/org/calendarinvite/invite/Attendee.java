package org.calendarinvite.invite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;
import org.calendarinvite.event.Event;

/**
 * One person's invitation to one event and what is known of his answers.
 *
 * @param email normalised address; with {@code uid} the identity of the invitation
 * @param token unguessable, part of the address that this attendee answers to
 * @param origin how he came to be invited ({@code api}, {@code bulk}, …)
 * @param dates the dates of a series that he is invited to, by key; empty for all
 * @param answer the newest answer to the whole, {@link Answered#NONE} until there is one
 * @param apart the newest answer to each date that he answered by itself
 * @param delegatedFrom the address of whom he comes instead of, or empty
 * @param delivery whether his mails reach him; {@link Delivery#NONE} until somebody says so
 * @param gone taken off the guest list: nothing is mailed to him and his answers do not count
 * @param invited when he was, last
 */
public record Attendee(
        String uid,
        String email,
        String name,
        String token,
        String origin,
        List<String> dates,
        Answered answer,
        List<Apart> apart,
        String delegatedFrom,
        Delivery delivery,
        boolean gone,
        Instant invited,
        long version)
        implements Kept {

    /** The answer to one date of a series. */
    public record Apart(String date, Answered answer) {}

    public Attendee {
        dates = List.copyOf(dates);
        apart = List.copyOf(apart);
        // Kept before anybody listened to mail servers.
        delivery = delivery == null ? Delivery.NONE : delivery;
    }

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
                uid, email, name, token, origin, dates, Answered.NONE, List.of(), "", Delivery.NONE, false, now, 1);
    }

    /** Whether he is invited to all dates, those that nobody knows yet included. */
    public boolean whole() {
        return dates.isEmpty();
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

    public Attendee answered(Answered newer) {
        return new Attendee(
                uid, email, name, token, origin, dates, newer, apart, delegatedFrom, delivery, gone, invited, version);
    }

    public Attendee answeredOn(String date, Answered newer) {
        List<Apart> all = new ArrayList<>(apart);
        all.removeIf(one -> one.date().equals(date));
        all.add(new Apart(date, newer));
        return new Attendee(
                uid, email, name, token, origin, dates, answer, all, delegatedFrom, delivery, gone, invited, version);
    }

    /** Invited to more dates, or, with none named, to all. */
    public Attendee alsoOn(List<String> more) {
        List<String> all = new ArrayList<>(dates);
        more.stream().filter(date -> !all.contains(date)).forEach(all::add);
        List<String> now = whole() || more.isEmpty() ? List.of() : all;
        return new Attendee(
                uid, email, name, token, origin, now, answer, apart, delegatedFrom, delivery, gone, invited, version);
    }

    Attendee reached(Delivery now) {
        return new Attendee(
                uid, email, name, token, origin, dates, answer, apart, delegatedFrom, now, gone, invited, version);
    }

    Attendee uninvited() {
        return new Attendee(
                uid, email, name, token, origin, dates, answer, apart, delegatedFrom, delivery, true, invited, version);
    }

    /** Invited once more, as if for the first time; his mailbox is the same. */
    public Attendee back(List<String> to, Instant now) {
        return new Attendee(
                uid, email, name, token, origin, to, Answered.NONE, List.of(), "", delivery, false, now, version);
    }

    public Attendee insteadOf(String delegator) {
        return new Attendee(
                uid, email, name, token, origin, dates, answer, apart, delegator, delivery, gone, invited, version);
    }

    public Attendee next() {
        return new Attendee(
                uid,
                email,
                name,
                token,
                origin,
                dates,
                answer,
                apart,
                delegatedFrom,
                delivery,
                gone,
                invited,
                version + 1);
    }
}
