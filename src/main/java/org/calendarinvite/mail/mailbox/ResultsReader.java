package org.calendarinvite.mail.mailbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.mail.mailbox.AuthenticationResults.Check;

/** Reads one Authentication-Results header from left to right; what it does not understand ends it. */
final class ResultsReader {

    /** Results that are read; a mail has a handful. */
    private static final int MOST = 100;

    /** Of the header's grammar, and of each method's (RFC 8601 2.2 and 6.3). */
    private static final String VERSION = "1";

    /** The header is not as the grammar has it. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        Broken(String what) {
            super(what, null, false, false);
        }
    }

    private final ResultsText text;
    private final String server;

    /** Reads as far as the authserv-id. */
    ResultsReader(String header) throws Broken {
        text = new ResultsText(header);
        server = text.value().toLowerCase(Locale.ROOT);
    }

    String server() {
        return server;
    }

    List<Check> checks() throws Broken {
        if (!text.atEnd() && !text.sees(';') && !text.value().equals(VERSION)) throw new Broken("another version");
        List<Check> checks = new ArrayList<>();
        while (text.takes(';')) {
            if (checks.size() == MOST) throw new Broken("too many results");
            if (!text.atEnd()) result().ifPresent(checks::add);
        }
        if (!text.atEnd()) throw new Broken("something after the results");
        return checks;
    }

    /** Empty for the word {@code none}, and for a version of a method that we do not know. */
    private Optional<Check> result() throws Broken {
        var method = text.keyword();
        if (method.equals("none") && text.atEnd()) return Optional.empty();
        boolean known = !text.takes('/') || text.value().equals(VERSION);
        text.expect('=');
        var check = new Check(method, text.keyword(), properties());
        return known ? Optional.of(check) : Optional.empty();
    }

    private Map<String, String> properties() throws Broken {
        Map<String, String> properties = new LinkedHashMap<>();
        while (!text.atEnd() && !text.sees(';')) {
            var name = text.keyword();
            if (text.takes('.')) name += "." + text.keyword();
            // Real servers also write words of their own here, action=none and the like.
            text.expect('=');
            // Twice the same name would leave it to the reader which of the two was checked.
            if (properties.put(name, text.address()) != null) throw new Broken("said twice: " + name);
        }
        return properties;
    }
}
