package org.calendarinvite.organizer;

import java.util.Optional;
import org.calendarinvite.decision.Traced;

/**
 * What is to become of an account; what is absent stays.
 *
 * @param tenant whose organizer he is
 * @param email whose account
 * @param key names a change that is made once, empty for one that may be made again
 * @param revoke whether all links that were given so far shall open nothing any more
 */
public record AccountChange(
        String tenant,
        String email,
        String key,
        Optional<Account.State> state,
        Optional<Boolean> suspended,
        Optional<String> reason,
        Optional<String> plan,
        boolean revoke,
        String trace)
        implements Traced {

    /** The operator was asked whether he may be an organizer. */
    public static AccountChange enrolled(String tenant, String email, String question, boolean yes, String trace) {
        var state = yes ? Account.State.ACTIVE : Account.State.REFUSED;
        return new AccountChange(
                tenant,
                email,
                "enrolment/" + question,
                Optional.of(state),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                trace);
    }

    public static AccountChange revoking(String tenant, String email, String trace) {
        return new AccountChange(
                tenant, email, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true, trace);
    }
}
