package org.calendarinvite.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Flaw;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Accounts;
import org.calendarinvite.web.Problem;

/** A list of people as a call brings it: a file, and what its columns mean. */
@ApplicationScoped
public class ListFile {

    private static final String EXAMPLE = "email,name";
    private static final int LONGEST = 1000;

    private final Accounts accounts;
    private final int most;

    @Inject
    public ListFile(Accounts accounts, Settings settings) {
        this.accounts = accounts;
        this.most = settings.bulk().bytes();
    }

    /** The body is bounded by the HTTP server, and by {@code cis.bulk.bytes}. */
    byte[] bytes(Exchange exchange) {
        var message = exchange.getMessage();
        var type = message.getHeader("Content-Type", "", String.class);
        if (!type.toLowerCase(Locale.ROOT).startsWith("text/csv"))
            throw new Problem(415, "Send the list as text/csv; its first row names the columns " + EXAMPLE + ".");
        var file = message.getBody(byte[].class);
        if (file == null) return new byte[0];
        if (file.length > most)
            throw new Problem(413, "The list has more than " + most + " bytes. Send it in several requests.");
        return file;
    }

    /** Empty when the first row says it. */
    static String columns(Exchange exchange) {
        var columns = exchange.getMessage().getHeader("columns", "", String.class);
        if (columns.length() > LONGEST) throw new Problem(400, "columns has more than " + LONGEST + " characters.");
        return columns;
    }

    /** Nobody can be invited to some events, whoever is on the list. */
    void check(Event event) {
        Flaw.shut(event, accounts.barred(event.tenant(), event.organizer())).ifPresent(flaw -> {
            throw new Problem(409, flaw.detail());
        });
    }

    /** @throws Problem with the advice of whoever cannot read the file */
    static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refused refused) {
            throw new Problem(422, refused.getMessage());
        }
    }
}
