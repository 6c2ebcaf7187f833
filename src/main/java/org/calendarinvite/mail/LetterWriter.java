package org.calendarinvite.mail;

import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.invite.Rsvp;
import org.calendarinvite.invite.Unsubscription;
import org.calendarinvite.settings.Settings;

/**
 * Letter → MIME, in the one shape that Gmail, Outlook and Apple all take as an invitation: mixed(alternative(plain, html,
 * calendar last), the calendar again as {@code invite.ics}).
 */
@ApplicationScoped
public class LetterWriter {

    /** Characters of a subject or a name: a line of 998 octets must hold it, encoded (RFC 5322 2.1.1). */
    private static final int LONGEST = 150;

    /** SES takes it out, and gives it back with all that it tells of the mail. */
    private static final String TAGS = "X-SES-MESSAGE-TAGS";

    private final String domain;
    private final String from;
    private final String url;
    private final boolean tagged;

    @Inject
    public LetterWriter(Settings settings) {
        this(
                settings.mail().domain(),
                settings.mail().from(),
                settings.url().toString(),
                settings.mailbox().smtp().host().isEmpty());
    }

    LetterWriter(String domain, String from, String url) {
        this(domain, from, url, true);
    }

    /** @param tagged whether SES sends it; a relay would pass the tags on */
    private LetterWriter(String domain, String from, String url, boolean tagged) {
        this.domain = domain;
        this.from = from;
        this.url = url;
        this.tagged = tagged;
    }

    public PreparedMail write(Letter letter) {
        return write(letter, "");
    }

    /** @param tag by which is known what comes back of a mail without a Reply-To, empty for none */
    public PreparedMail write(Letter letter, String tag) {
        try {
            var mail = new PreparedMail(letter.mailId(), domain, letter.trace());
            mail.setFrom(address(from, letter.fromName()));
            if (!letter.replyTo().isEmpty()) mail.setReplyTo(addresses(letter.replyTo()));
            var token = Rsvp.token(letter.replyTo());
            if (!token.isEmpty()) personal(mail, token);
            if (!tag.isEmpty()) known(mail, tag);
            mail.setRecipient(RecipientType.TO, address(letter.to(), letter.toName()));
            mail.setSubject(oneLine(letter.subject()), "UTF-8");
            mail.setSentDate(Date.from(Instant.now()));
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setContent(body(letter));
            mail.saveChanges();
            return mail;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("The mail " + letter.mailId() + " could not be written", e);
        }
    }

    private void known(PreparedMail mail, String tag) throws MessagingException {
        if (tagged) mail.setHeader(TAGS, "token=" + tag);
        mail.setHeader(MailTag.HEADER, tag);
    }

    /** What goes to one attendee: whose it is, and how he has no more of it (RFC 2369 3.2, RFC 8058 3.1). */
    private void personal(PreparedMail mail, String token) throws MessagingException {
        if (tagged) mail.setHeader(TAGS, "token=" + token);
        mail.setHeader(
                "List-Unsubscribe",
                "<" + url + Unsubscription.path(token) + ">,\r\n <mailto:" + Unsubscription.address(token, domain)
                        + ">");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private static MimeMultipart body(Letter letter) throws MessagingException {
        var alternative = new MimeMultipart("alternative", text(letter.text(), "plain"), text(letter.html(), "html"));
        if (letter.file().isPresent())
            return mixed(alternative, file(letter.file().get()));
        if (letter.calendar().isEmpty()) return alternative;
        var calendar = letter.calendar().get();
        alternative.addBodyPart(base64(calendar.body(), "text/calendar; charset=UTF-8; method=" + calendar.method()));
        return mixed(alternative, file(new Letter.File("invite.ics", "application/ics", calendar.body())));
    }

    private static MimeMultipart mixed(MimeMultipart alternative, MimeBodyPart attachment) throws MessagingException {
        var nested = new MimeBodyPart();
        nested.setContent(alternative);
        return new MimeMultipart("mixed", nested, attachment);
    }

    private static MimeBodyPart file(Letter.File file) throws MessagingException {
        var part = base64(file.body(), file.type() + "; name=" + file.name());
        part.setDisposition("attachment; filename=" + file.name());
        return part;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static MimeBodyPart base64(byte[] body, String type) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(body, type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static InternetAddress[] addresses(String address) throws MessagingException {
        return new InternetAddress[] {new InternetAddress(address)};
    }

    private static InternetAddress address(String address, String name)
            throws MessagingException, UnsupportedEncodingException {
        var result = new InternetAddress(address);
        if (!name.isBlank()) result.setPersonal(oneLine(name), "UTF-8");
        return result;
    }

    /** Nothing from a calendar may end a header line (RFC 5322 2.2). */
    private static String oneLine(String text) {
        return PlainText.cut(PlainText.oneLine(text).replaceAll(" +", " ").strip(), LONGEST);
    }
}
