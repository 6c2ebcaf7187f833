package org.calendarinvite.mail.mailbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a receiving server found out about a mail's sender, as one header says it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8601#section-2.2">RFC 8601 2.2</a>
 */
record AuthenticationResults(List<Check> checks) {

    AuthenticationResults {
        checks = List.copyOf(checks);
    }

    /**
     * One method and its result, in lower case.
     *
     * @param properties {@code smtp.mailfrom} and their like → what was checked, as it is written
     */
    record Check(String method, String result, Map<String, String> properties) {

        Check {
            properties = Map.copyOf(properties);
        }
    }

    /**
     * Empty when the header is another server's. Anything in it that is not as the grammar has it, or of another version, makes it
     * say nothing at all: half of it might be what a sender slipped in.
     */
    static Optional<AuthenticationResults> of(String server, String header) {
        try {
            var reader = new ResultsReader(header);
            if (!reader.server().equals(server)) return Optional.empty();
            return Optional.of(new AuthenticationResults(checks(reader)));
        } catch (ResultsReader.Broken nameless) {
            return Optional.empty();
        }
    }

    private static List<Check> checks(ResultsReader reader) {
        try {
            return reader.checks();
        } catch (ResultsReader.Broken broken) {
            return List.of();
        }
    }

    List<Check> of(String method) {
        return checks.stream().filter(check -> check.method().equals(method)).toList();
    }
}
