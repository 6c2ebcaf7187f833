package org.calendarinvite.mail.mailbox;

import jakarta.mail.internet.InternetHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.calendarinvite.invite.Address;
import org.calendarinvite.mail.Verdicts;
import org.calendarinvite.mail.Verdicts.Verdict;
import org.calendarinvite.mail.mailbox.AuthenticationResults.Check;

/**
 * What the server of the mailbox found out about a sender, in place of SES's verdicts.
 *
 * @param server its authserv-id, in lower case; absent, nothing in a mail proves anything
 */
record Trust(Optional<String> server) {

    private static final String HEADER = "Authentication-Results";

    /**
     * Only its topmost header counts. Servers put theirs above all that a sender wrote, so that none of his can stand higher, and
     * whatever bears its name further down is not its word on this mail.
     *
     * @param author the address in From, if it names exactly one
     */
    Verdicts verdicts(InternetHeaders headers, String envelopeSender, Optional<String> author) {
        var written = Optional.ofNullable(headers.getHeader(HEADER)).orElse(new String[0]);
        var results = server.stream()
                .flatMap(name ->
                        Arrays.stream(written).flatMap(header -> AuthenticationResults.of(name, header).stream()))
                .findFirst()
                .orElse(new AuthenticationResults(List.of()));
        return new Verdicts(
                all(results.of("spf"), check -> speaksOfEnvelope(check, envelopeSender)),
                any(results.of("dkim")),
                all(results.of("dmarc"), check -> speaksOfAuthor(check, author)),
                Verdict.PROCESSING_FAILED,
                Verdict.PROCESSING_FAILED);
    }

    /** Where a method is named twice, the worse word stands. */
    private static Verdict all(List<Check> checks, Predicate<Check> concerned) {
        var verdicts = checks.stream()
                .map(check -> concerned.test(check) ? verdict(check) : Verdict.PROCESSING_FAILED)
                .distinct()
                .toList();
        if (verdicts.contains(Verdict.FAIL)) return Verdict.FAIL;
        return verdicts.size() == 1 ? verdicts.get(0) : Verdict.PROCESSING_FAILED;
    }

    /** A mail may carry several signatures; one that holds is enough. */
    private static Verdict any(List<Check> checks) {
        var verdicts = checks.stream().map(Trust::verdict).toList();
        return Stream.of(Verdict.PASS, Verdict.FAIL, Verdict.GRAY)
                .filter(verdicts::contains)
                .findFirst()
                .orElse(Verdict.PROCESSING_FAILED);
    }

    /** RFC 8601 2.7; {@code none} says that there is no policy, or no signature. */
    private static Verdict verdict(Check check) {
        return switch (check.result()) {
            case "pass" -> Verdict.PASS;
            case "fail", "hardfail" -> Verdict.FAIL;
            case "none", "neutral", "softfail", "policy" -> Verdict.GRAY;
            default -> Verdict.PROCESSING_FAILED;
        };
    }

    /** SPF may have looked at another name than the envelope's sender (smtp.helo), which proves nothing here. */
    private static boolean speaksOfEnvelope(Check check, String envelopeSender) {
        return Stream.of("smtp.mailfrom", "smtp.mail")
                .map(check.properties()::get)
                .anyMatch(named -> named != null && domain(named).equals(domain(envelopeSender)));
    }

    /** Where it says whose policy it looked at, that must be the author's, or of the domain that his is part of. */
    private static boolean speaksOfAuthor(Check check, Optional<String> author) {
        var named = check.properties().get("header.from");
        return named == null
                || author.map(Trust::domain)
                        .filter(domain -> domain.equals(domain(named)) || domain.endsWith("." + domain(named)))
                        .isPresent();
    }

    /** After the {@code @}, or all of it; in ASCII and lower case. */
    private static String domain(String written) {
        var domain = written.substring(written.lastIndexOf('@') + 1);
        return Address.parse("x@" + domain)
                .map(address -> address.substring(2))
                .orElse(domain.toLowerCase(Locale.ROOT));
    }
}
