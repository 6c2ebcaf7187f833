package org.calendarinvite.invite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;

/**
 * Why nothing is mailed to one address any more. Each ground is a register of two moments, when it was given and when it was
 * lifted; in both the newest stands, so that no order and no repetition of reports lets a mail out again.
 *
 * @param email normalised
 * @param grounds those that were lifted too, for a report that is older than its lifting must not count anew
 */
public record Suppression(String tenant, String email, List<Ground> grounds, long version) implements Kept {

    /** Organizers that one address is apart from; whoever is beyond that hears from nobody. */
    static final int MOST = 200;

    public enum Reason {
        /** There is no such mailbox, or it takes nothing from us. */
        BOUNCED("Mail to this address has come back for good, so nothing more is mailed to it"),
        /** Its owner called a mail spam. */
        COMPLAINED("The owner of this address called a mail of ours spam, so nothing more is mailed to it"),
        /** Its owner asked for no more. */
        UNSUBSCRIBED("The owner of this address asked for no more invitations of this organizer");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** The name in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** For whoever wants to invite him all the same. */
        public String sentence() {
            return sentence;
        }
    }

    /**
     * One reason.
     *
     * @param organizer whose mails are meant, empty for everybody's
     * @param since when it was said, the newest time
     * @param why in the words of a mail server, may be empty
     * @param trace of the mail or notice that said it
     * @param lifted when it was taken back, the newest time; {@link Instant#EPOCH} for never
     */
    public record Ground(String organizer, Reason reason, Instant since, String why, String trace, Instant lifted) {

        static Ground of(String organizer, Reason reason, Instant since, String why, String trace) {
            return new Ground(organizer, reason, since, why, trace, Instant.EPOCH);
        }

        public boolean stands() {
            return since.isAfter(lifted);
        }

        boolean meets(String host) {
            return organizer.isEmpty() || organizer.equals(host);
        }

        private boolean same(Ground other) {
            return organizer.equals(other.organizer) && reason == other.reason;
        }

        private Ground and(Ground other) {
            return other.since.isAfter(since)
                    ? new Ground(organizer, reason, other.since, other.why, other.trace, lifted)
                    : this;
        }

        /** However far ahead the clock was that gave it. */
        private Ground lift(Instant now) {
            return stands() ? new Ground(organizer, reason, since, why, trace, later(now, since)) : this;
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    public Suppression {
        grounds = List.copyOf(grounds);
    }

    /** All addresses of a tenant that are or were suppressed. */
    public static String shelf(String tenant) {
        return "suppressions#" + tenant;
    }

    public static Place at(String tenant, String email) {
        return new Place(shelf(tenant), email);
    }

    /** Nothing is said against it; not kept. */
    static Suppression none(String tenant, String email) {
        return new Suppression(tenant, email, List.of(), 0);
    }

    @Override
    public Place place() {
        return at(tenant, email);
    }

    /** Those that stand. */
    public List<Ground> standing() {
        return grounds.stream().filter(Ground::stands).toList();
    }

    /** Why this organizer's mails do not go out, if so: a reason that is everybody's first. */
    public Optional<Ground> against(String organizer) {
        return standing().stream()
                .filter(ground -> ground.meets(organizer))
                .min(Comparator.comparing(Ground::organizer).thenComparing(Ground::reason));
    }

    /** The same when the ground says nothing new. */
    Suppression hears(Ground said) {
        var ground = known(said).isEmpty() && grounds.size() >= MOST
                ? new Ground("", said.reason(), said.since(), said.why(), said.trace(), Instant.EPOCH)
                : said;
        var before = known(ground);
        List<Ground> all = new ArrayList<>(grounds);
        if (before.isEmpty()) all.add(ground);
        else all.replaceAll(one -> one.same(ground) ? one.and(ground) : one);
        return new Suppression(tenant, email, all, version);
    }

    /** Mails go out again, whatever was said until now. */
    public Suppression lifted(Instant now) {
        return new Suppression(
                tenant, email, grounds.stream().map(one -> one.lift(now)).toList(), version);
    }

    /** He takes back that he wants no more of this organizer; nothing else changes. */
    Suppression resubscribed(String organizer, Instant now) {
        return new Suppression(
                tenant,
                email,
                grounds.stream()
                        .map(one -> one.reason() == Reason.UNSUBSCRIBED && one.meets(organizer) ? one.lift(now) : one)
                        .toList(),
                version);
    }

    /** When he asked for no more of this organizer, the newest time, whether or not it was taken back. */
    Optional<Instant> unsubscribed(String organizer) {
        return grounds.stream()
                .filter(one -> one.reason() == Reason.UNSUBSCRIBED && one.meets(organizer))
                .map(Ground::since)
                .max(Comparator.naturalOrder());
    }

    /** That he is not to be mailed, and nothing else that was said of him. */
    Suppression bare() {
        return new Suppression(
                tenant,
                email,
                standing().stream()
                        .map(one -> new Ground(one.organizer(), one.reason(), one.since(), "", "", Instant.EPOCH))
                        .toList(),
                version);
    }

    public Suppression next() {
        return new Suppression(tenant, email, grounds, version + 1);
    }

    private Optional<Ground> known(Ground ground) {
        return grounds.stream().filter(one -> one.same(ground)).findFirst();
    }
}
