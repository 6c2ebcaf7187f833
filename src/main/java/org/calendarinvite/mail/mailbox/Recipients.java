package org.calendarinvite.mail.mailbox;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.invite.Address;
import org.calendarinvite.mail.MailNotice;

/**
 * Whom a mail in a mailbox for everybody came for.
 *
 * @param tenants whose domains are ours
 * @param own the mailbox's own address, which says nothing: everything comes there
 * @param header in which the server says it
 */
record Recipients(Tenants tenants, String own, String header) {

    /** Another name that servers have for it. */
    private static final String ALSO = "X-Original-To";

    /** Addresses of one mail; a list of guests may be long. */
    static final int MOST = MailNotice.MOST_RECIPIENTS;

    /** Characters of a header that are read. */
    private static final int LONGEST = 64 * 1024;

    /** Never empty: a mail for nobody at our domain came for the mailbox itself. */
    List<String> of(InternetHeaders headers) {
        return Stream.of(header, ALSO)
                .map(name -> topmost(headers, name))
                .filter(address -> !address.isEmpty())
                .findFirst()
                .or(() -> Optional.of(written(headers)).filter(ours -> !ours.isEmpty()))
                .orElse(List.of(own));
    }

    /** Servers write theirs above what came with the mail, so one further down may be anybody's. */
    private List<String> topmost(InternetHeaders headers, String name) {
        return Stream.ofNullable(headers.getHeader(name))
                .flatMap(values -> Arrays.stream(values).limit(1))
                .flatMap(value -> Address.ofMail(value.strip().replaceAll("^<|>$", "")).stream())
                .filter(address -> tenants.ours(address) && !address.equals(own))
                .toList();
    }

    private List<String> written(InternetHeaders headers) {
        return Stream.of("To", "Cc")
                .flatMap(name -> Stream.ofNullable(headers.getHeader(name)).flatMap(Arrays::stream))
                .flatMap(Recipients::addresses)
                .filter(tenants::ours)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Stream<String> addresses(String value) {
        if (value.length() > LONGEST) return Stream.empty();
        try {
            return Arrays.stream(InternetAddress.parseHeader(value, false))
                    .flatMap(one -> Address.ofMail(one.getAddress()).stream());
        } catch (AddressException unreadable) {
            return Stream.empty();
        }
    }
}
