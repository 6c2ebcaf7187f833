package org.calendarinvite.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import org.calendarinvite.organizer.Keys;
import org.calendarinvite.settings.EventPage;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Store;
import org.calendarinvite.web.Problem;

/** How often invites are asked for on pages within an hour: by one client, for one event, and for one address. */
@ApplicationScoped
public class AskLimits {

    private static final String OFTEN = "Too many invites were asked for within this hour. Try again in the next one.";
    /** Of an IPv6 address, which one household or one machine has all to itself. */
    private static final int NETWORK = 8;

    private static final Duration REMEMBERED = Duration.ofHours(2);

    private final Store store;
    private final EventPage limits;
    private final Clock clock;

    @Inject
    public AskLimits(Store store, Settings settings) {
        this(store, settings.page(), Clock.systemUTC());
    }

    AskLimits(Store store, EventPage limits, Clock clock) {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
    }

    /** The client first: who has asked enough takes nothing from an event. */
    public void pass(SocketAddress client, String uid) {
        var now = clock.instant();
        if (!counted("client#" + name(client), limits.asksFromClientPerHour(), now)
                || !counted("event#" + uid, limits.asksForEventPerHour(), now))
            throw new Problem(429, OFTEN, wait(now));
    }

    public boolean mails(String tenant, String email) {
        return counted(
                "to#" + tenant + "#" + Keys.sha256(mailbox(email)), limits.asksForAddressPerHour(), clock.instant());
    }

    /** However many tags its owner has behind a plus (RFC 5233), they are one mailbox. */
    private static String mailbox(String email) {
        int plus = email.indexOf('+');
        return plus < 1 ? email : email.substring(0, plus) + email.substring(email.lastIndexOf('@'));
    }

    private boolean counted(String what, int most, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        return store.allow("asks#" + what + "#" + hour, most, hour.plus(REMEMBERED));
    }

    private static int wait(Instant now) {
        var next = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        return (int) Math.max(1, Duration.between(now, next).toSeconds());
    }

    /** Nobody's address is kept as it is. */
    private static String name(SocketAddress client) {
        if (!(client instanceof InetSocketAddress from) || from.getAddress() == null) return "unknown";
        var bytes = from.getAddress().getAddress();
        boolean long6 = from.getAddress() instanceof Inet6Address;
        return Keys.sha256(HexFormat.of().formatHex(long6 ? Arrays.copyOf(bytes, NETWORK) : bytes));
    }
}
