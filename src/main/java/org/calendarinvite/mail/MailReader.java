package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.invite.Address;
import org.calendarinvite.invite.Rsvp;
import org.calendarinvite.mail.CalendarMail.CalendarPart;
import org.calendarinvite.mail.tnef.Tnef;
import org.calendarinvite.settings.Settings;
import org.jboss.logging.Logger;

/** MIME → one {@link CalendarMail} for each of our mailboxes it came to. Whatever the bytes are, there is an answer. */
@ApplicationScoped
@Named("mailReader")
public class MailReader {

    private static final Logger LOG = Logger.getLogger(MailReader.class);
    private static final int HEADER_LIMIT = 256 * 1024;

    private final long limit;

    @Inject
    public MailReader(Settings settings) {
        this(settings.mail().limit());
    }

    MailReader(long limit) {
        this.limit = limit;
    }

    public List<CalendarMail> read(@Body MailNotice notice, @Variable("raw") InputStream raw) throws IOException {
        byte[] bytes;
        try (raw) {
            bytes = raw.readNBytes(Math.toIntExact(limit + 1));
        }
        var author = author(notice, bytes);
        if (notice.verdicts().harmful()) return author.unread("The mail was marked as spam or carries a virus");
        if (bytes.length > limit) return author.unread(tooLarge());
        if (Outline.of(bytes).tooMuch())
            return author.unread(
                    "The mail has too many parts or lines, or too long a header. Send the invitation alone.");
        try {
            var mail = new MimeMessage(null, new ByteArrayInputStream(bytes));
            if (PartType.of(mail).isReport()) return author.reporting(ReportParts.of(mail));
            var parts = CalendarParts.of(mail);
            var calendar = parts.live();
            if (calendar.isEmpty()) calendar = parts.winmail().map(author::converted);
            return calendar.isPresent() ? author.with(calendar, "") : author.unread(NO_CALENDAR);
        } catch (Refused refused) {
            return author.unread(refused.getMessage());
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError e) {
            return author.unread(
                    "The mail cannot be read as MIME (" + e.getMessage() + "). Send it again as an invitation.");
        }
    }

    static final String NO_CALENDAR = "There is no calendar invitation in this mail. Create an event in your calendar "
            + "(Google, Outlook or Apple) and add this address as a guest; do not write or forward a mail by hand.";

    static final String NO_ANSWER = "There is no answer of a calendar in this mail, and nobody reads it. "
            + "Use the Yes, No or Maybe button of the invitation.";

    private String tooLarge() {
        return "The mail is larger than " + limit
                + " bytes. Take attachments and pictures out of the event and save it again.";
    }

    private static Author author(MailNotice notice, byte[] bytes) {
        var headers = new InternetHeaders();
        try {
            headers.load(new ByteArrayInputStream(bytes, 0, Math.min(bytes.length, HEADER_LIMIT)), true);
        } catch (MessagingException e) {
            // No headers at all: the envelope says who sent it.
            headers = new InternetHeaders();
        }
        return new Author(notice, new MailHeaders(headers), readAsSent(bytes));
    }

    /** False when another reader may see another header: beyond our limit, or where only some end a line (a lone CR). */
    private static boolean readAsSent(byte[] bytes) {
        int line = 0;
        for (int i = 0; i < Math.min(bytes.length, HEADER_LIMIT); i++) {
            boolean lone = bytes[i] == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n');
            if (lone) return false;
            if (bytes[i] == '\n') {
                if (i - line <= 1 && (i == line || bytes[line] == '\r')) return true;
                line = i + 1;
            }
        }
        return bytes.length <= HEADER_LIMIT;
    }

    /**
     * Everything about a mail but its calendar.
     *
     * @param whole whether its header is what every reader of it reads
     */
    private record Author(MailNotice notice, MailHeaders headers, boolean whole) {

        private Optional<String> author() {
            return whole ? headers.from().flatMap(Address::ofMail) : Optional.empty();
        }

        String sender() {
            return author().orElse(notice.envelopeSender());
        }

        CalendarPart converted(byte[] winmail) {
            return new CalendarPart(
                    Tnef.calendar(winmail, sender(), notice.recipients(), notice.received()), StandardCharsets.UTF_8);
        }

        List<CalendarMail> unread(String flaw) {
            return with(Optional.empty(), flaw);
        }

        List<CalendarMail> with(Optional<CalendarPart> calendar, String flaw) {
            return of(calendar, flaw, Optional.empty());
        }

        /** It is about one mail of ours, so it is read once, to however many mailboxes it came. */
        List<CalendarMail> reporting(DeliveryReport report) {
            return of(Optional.empty(), NO_CALENDAR, Optional.of(report)).subList(0, 1);
        }

        private List<String> recipients() {
            var all = notice.recipients().stream().distinct().toList();
            if (all.size() <= MailNotice.MOST_RECIPIENTS) return all;
            LOG.warnf("mail %s is to %d mailboxes here and read for the first of them only", notice.id(), all.size());
            return all.subList(0, MailNotice.MOST_RECIPIENTS);
        }

        private List<CalendarMail> of(Optional<CalendarPart> calendar, String flaw, Optional<DeliveryReport> report) {
            return recipients().stream()
                    .map(recipient -> new CalendarMail(
                            notice,
                            recipient,
                            sender(),
                            headers.fromName(),
                            headers.subject(),
                            author().isPresent(),
                            headers.automatic() || notice.envelopeSender().isEmpty(),
                            calendar,
                            flaw.equals(NO_CALENDAR) && !Rsvp.token(recipient).isEmpty() ? NO_ANSWER : flaw,
                            report,
                            headers.language()))
                    .toList();
        }
    }
}
