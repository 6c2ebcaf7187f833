package org.calendarinvite.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a MIME part says it is. Parameters are found by their look: real mails quote them wrongly, and one bad parameter must not
 * hide a calendar.
 *
 * @param type in lower case, without parameters
 * @param fileName in lower case, empty when absent
 */
record PartType(String type, String fileName, String written) {

    private static final String PARAMETER = "(?is).*?;\\s*%s\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*)).*";
    private static final Set<String> RETURNED = Set.of(
            "message/rfc822",
            "message/global",
            "text/rfc822-headers",
            "message/rfc822-headers",
            "message/global-headers");
    private static final Set<String> LISTS = Set.of(
            "text/csv", "application/csv", "text/x-csv", "text/comma-separated-values", "text/tab-separated-values");
    private static final Pattern SPREADSHEET =
            Pattern.compile("\\.(xlsx?|xlsm|xlsb|ods|numbers|zip|gz|7z|rar)$|^winmail\\.dat$");
    private static final Pattern METHOD = parameter("method");
    private static final Pattern CHARSET = parameter("charset");

    static PartType of(Part part) throws MessagingException {
        var written = Objects.requireNonNullElse(part.getContentType(), "");
        var type = written.strip().replaceFirst("(?s)[;\\s].*", "");
        return new PartType(type.toLowerCase(Locale.ROOT), fileName(part).toLowerCase(Locale.ROOT), written);
    }

    boolean isCalendar() {
        return type.equals("text/calendar") || type.equals("application/ics") || fileName.endsWith(".ics");
    }

    boolean isTnef() {
        return type.endsWith("/ms-tnef") || type.endsWith("/vnd.ms-tnef") || fileName.equals("winmail.dat");
    }

    /** Comma-separated values, or tabs between them, by type or by name. */
    boolean isList() {
        return LISTS.contains(type) || fileName.endsWith(".csv") || fileName.endsWith(".tsv");
    }

    /** A table that only its own program reads, or an archive that may hold one. */
    boolean isSpreadsheet() {
        return !isList() && SPREADSHEET.matcher(fileName).find();
    }

    /** A report quotes mails that were sent, a message part passes one on: neither speaks for its sender. */
    boolean isQuotation() {
        return isReport() || type.startsWith("message/");
    }

    boolean isReport() {
        return type.equals("multipart/report");
    }

    /** What mail servers say of each recipient (RFC 3464, 6533). */
    boolean isDeliveryStatus() {
        return type.equals("message/delivery-status") || type.equals("message/global-delivery-status");
    }

    /** What a recipient says of a mail, by the hand of his server (RFC 5965). */
    boolean isFeedback() {
        return type.equals("message/feedback-report");
    }

    /** The mail that a report is about, or its header alone (RFC 3462, 6533). */
    boolean isReturned() {
        return RETURNED.contains(type);
    }

    boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    /** How sure it is that this part is the message itself, the surest first. */
    int rank() {
        if (type.equals("text/calendar")) return find(METHOD).isEmpty() ? 1 : 0;
        return type.equals("application/ics") ? 2 : 3;
    }

    String charset() {
        return find(CHARSET);
    }

    private String find(Pattern parameter) {
        var match = parameter.matcher(written);
        if (!match.matches()) return "";
        return (match.group(1) == null ? match.group(2) : match.group(1)).strip();
    }

    private static Pattern parameter(String name) {
        return Pattern.compile(PARAMETER.formatted(name));
    }

    private static String fileName(Part part) {
        try {
            return MimeUtility.decodeText(Objects.requireNonNullElse(part.getFileName(), ""));
        } catch (MessagingException | UnsupportedEncodingException unreadable) {
            return "";
        }
    }
}
