package org.calendarinvite.organizer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.organizer.Account.State;

/** Decides what becomes of an account; touches nothing itself. */
@ApplicationScoped
@Named("accountDesk")
public class AccountDesk {

    /** Asked again, nothing changes; links, though, are revoked anew. */
    public Decision decide(AccountCase c) {
        var before = c.account();
        var asked = c.change();
        var after = before;
        if (asked.state().isPresent()) after = after.in(asked.state().get());
        if (asked.plan().isPresent()) after = after.on(asked.plan().get());
        if (asked.suspended().isPresent() || asked.reason().isPresent())
            after = after.suspended(
                    asked.suspended().orElse(before.suspended()), asked.reason().orElse(before.reason()));
        if (asked.revoke()) after = after.revoked();
        List<Change> changes =
                after.equals(before) && before.known() ? List.of() : List.of(new Change.Keep(after.next()));
        boolean declined = before.state() == State.WAITING && after.state() == State.REFUSED;
        var notices =
                declined ? List.of(told(Notice.Type.ENROLMENT_REFUSED, "", after, asked.trace())) : List.<Notice>of();
        return Decision.apply(
                        key(asked, declined ? after.next() : before, declined || changes.isEmpty()), changes, notices)
                .because("The account is " + state(after));
    }

    /** A no that is repeated, and nothing else, is the one that made this version of the account: its mail is due again. */
    private static String key(AccountChange asked, Account refused, boolean no) {
        return no && asked.key().isEmpty() && asked.state().equals(Optional.of(State.REFUSED))
                ? String.join("/", "declined", refused.tenant(), refused.email(), String.valueOf(refused.version()))
                : asked.key();
    }

    private static String state(Account account) {
        return account.state() + (account.suspended() ? ", suspended" : "");
    }

    /** @param order that it is about, or empty */
    static Notice told(Notice.Type type, String order, Account account, String trace) {
        return new Notice(type, account.tenant(), account.email(), order, 0, trace);
    }
}
