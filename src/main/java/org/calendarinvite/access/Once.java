package org.calendarinvite.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;
import org.calendarinvite.decision.Term;
import org.calendarinvite.decision.Until;

/**
 * What became of a request that carries an Idempotency-Key, so that whoever sends it again is answered the same and nothing is
 * done twice (draft-ietf-httpapi-idempotency-key-header).
 *
 * @param whose the caller; keys of different callers have nothing to do with each other
 * @param request hash of what was asked
 * @param status of the answer; 0 while the request is worked on
 * @param body empty when it is shown once
 * @param location header of the answer, empty for none
 * @param first when it was begun for the first time; a try after a failure does the same work
 */
public record Once(
        String whose,
        String key,
        String request,
        Instant since,
        int status,
        String location,
        String body,
        Instant first,
        long version)
        implements Kept {

    /** How long a request may be worked on before another may take its place. */
    private static final Duration WORK = Duration.ofMinutes(1);

    /** How long an answer is given again. */
    public static final Duration REMEMBERED = Duration.ofDays(1);

    public Once {
        if (first == null) first = since;
    }

    public static Once begun(String whose, String key, String request, Instant now) {
        return new Once(whose, key, request, now, 0, "", "", now, 1);
    }

    public static Place at(String whose, String key) {
        return new Place("once#" + whose, key);
    }

    @Override
    public Place place() {
        return at(whose, key);
    }

    @Override
    public Optional<Until> keptUntil() {
        return Optional.of(Term.ANSWER.from(since));
    }

    public boolean answered() {
        return status > 0;
    }

    /** Somebody is on it right now. */
    public boolean underWay(Instant now) {
        return !answered() && now.isBefore(since.plus(WORK));
    }

    /** Long enough ago to mean something new, or begun and never ended. */
    public boolean over(Instant now) {
        return answered() ? !now.isBefore(since.plus(REMEMBERED)) : !underWay(now);
    }

    /** The same key for a new try. */
    public Once again(String other, Instant now) {
        boolean same = !answered() && request.equals(other);
        return new Once(whose, key, other, now, 0, "", "", same ? first : now, version + 1);
    }

    public Once answered(int with, String where, String text) {
        return new Once(whose, key, request, since, with, where, text, first, version + 1);
    }

    /** Names what is done under the key, the same in each try until it is answered. */
    public String work() {
        return whose + "\n" + key + "\n" + request + "\n" + first;
    }

    /** It failed, so the key is free for the next try. */
    public Once failed() {
        return new Once(whose, key, request, Instant.EPOCH, 0, "", "", first, version + 1);
    }
}
