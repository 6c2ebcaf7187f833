package org.calendarinvite.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.organizer.Language;

/** The header of a mail as far as we care, decoded and without control characters. */
public record MailHeaders(InternetHeaders headers) {

    /** Characters of a value that are looked at; libraries take the square of its length. */
    private static final int MAX = 2000;

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>(),;:\"\\\\]+@[^\\s<>(),;:\"\\\\]+");

    /** An end that begins another entry (RFC 5322 3.4), or brackets around nothing. */
    private static final Pattern LIST = Pattern.compile("[,;]\\s*$|<\\s*>");

    /** The address, when there is exactly one however it is read. */
    public Optional<String> from() {
        return author().map(InternetAddress::getAddress);
    }

    String fromName() {
        return author().map(InternetAddress::getPersonal).map(PlainText::name).orElse("");
    }

    String subject() {
        return clean(decoded("Subject"));
    }

    boolean automatic() {
        return AutomaticMail.wrote(headers);
    }

    /** One tag; a mail in several languages tells nothing of its author. */
    String language() {
        return Language.tag(first("Content-Language")).orElse("");
    }

    private Optional<InternetAddress> author() {
        try {
            var written = headers.getHeader("From");
            if (written == null || written.length != 1 || written[0].length() > MAX) return Optional.empty();
            var addresses = InternetAddress.parseHeader(written[0], false);
            boolean clear = addresses.length == 1 && namesOnly(addresses[0].getAddress(), written[0]);
            return clear ? Optional.of(addresses[0]) : Optional.empty();
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    /** However a reader takes names, quotes and comments, he finds no other address; and none of the lists that some make of it. */
    private static boolean namesOnly(String address, String written) {
        return ADDRESS.matcher(written).results().allMatch(found -> found.group()
                        .equalsIgnoreCase(address))
                && !LIST.matcher(written).find();
    }

    private String decoded(String name) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(first(name)));
        } catch (UnsupportedEncodingException e) {
            return first(name);
        }
    }

    private String first(String name) {
        var value = headers.getHeader(name, null);
        if (value == null) return "";
        return (value.length() > MAX ? value.substring(0, MAX) : value).strip();
    }

    private static String clean(String text) {
        return PlainText.oneLine(text).strip();
    }
}
