package org.calendarinvite.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.calendarinvite.invite.Address;
import org.calendarinvite.invite.Delivery.State;
import org.calendarinvite.mail.DeliveryReport.Fate;

/** One group of fields of a report. */
record ReportFields(InternetHeaders headers) {

    /** Characters of a field that are looked at. */
    private static final int MAX = 2000;

    /** What says nothing against a mail: it is none (RFC 6430), or failed a check of ours (RFC 6591). */
    private static final Set<String> NO_COMPLAINTS = Set.of("", "not-spam", "auth-failure", "dkim");

    /** What became of the mail for one recipient (RFC 3464 2.3); empty for the fields about the whole report. */
    Optional<Fate> status() {
        var state = state(first("Action").toLowerCase(Locale.ROOT), first("Status"));
        var people = Stream.of("Original-Recipient", "Final-Recipient")
                .flatMap(this::values)
                .map(value -> value.substring(value.indexOf(';') + 1))
                .flatMap(ReportFields::address)
                .distinct()
                .toList();
        var said = Stream.of("Diagnostic-Code", "Status")
                .map(this::first)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        boolean arrived = state == State.DELIVERED;
        return state == State.NONE ? Optional.empty() : Optional.of(new Fate(people, state, arrived ? "" : said));
    }

    /** A mail that was given up for a reason that may pass (class 4 of RFC 3463) has not bounced for good. */
    private static State state(String action, String status) {
        return switch (action) {
            case "delivered", "relayed", "expanded" -> State.DELIVERED;
            case "delayed" -> State.DELAYED;
            case "failed" -> status.startsWith("4") ? State.DELAYED : State.BOUNCED;
            default -> State.NONE;
        };
    }

    /** What a recipient says of the mail (RFC 5965 3). */
    Optional<Fate> complaint() {
        var type = first("Feedback-Type").toLowerCase(Locale.ROOT);
        if (NO_COMPLAINTS.contains(type)) return Optional.empty();
        var people = Stream.of("Original-Rcpt-To", "Removal-Recipient")
                .flatMap(this::values)
                .flatMap(ReportFields::address)
                .distinct()
                .toList();
        return Optional.of(new Fate(people, State.COMPLAINED, type));
    }

    /** Of a mail of ours that these fields are the header of. */
    String token() {
        return MailTag.of(first("Reply-To"), first(MailTag.HEADER));
    }

    List<String> to() {
        return values("To").flatMap(ReportFields::addresses).toList();
    }

    private static Stream<String> addresses(String header) {
        try {
            return Arrays.stream(InternetAddress.parseHeader(header, false))
                    .map(InternetAddress::getAddress)
                    .flatMap(ReportFields::address);
        } catch (AddressException unreadable) {
            return Stream.empty();
        }
    }

    private static Stream<String> address(String written) {
        return Address.ofMail(written.replaceAll("[<>]", "").strip()).stream();
    }

    private String first(String name) {
        return values(name).findFirst().orElse("");
    }

    private Stream<String> values(String name) {
        var written = headers.getHeader(name);
        return (written == null ? Stream.<String>empty() : Arrays.stream(written))
                .filter(value -> value.length() <= MAX)
                .map(value -> MimeUtility.unfold(value).strip());
    }
}
