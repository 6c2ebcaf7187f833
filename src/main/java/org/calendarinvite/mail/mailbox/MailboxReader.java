package org.calendarinvite.mail.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Body;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.invite.Address;
import org.calendarinvite.mail.MailHeaders;
import org.calendarinvite.mail.MailNotice;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;

/** A mail in the mailbox → its bytes, and the notice that SES would have sent of it. */
@ApplicationScoped
@Named("mailboxReader")
public class MailboxReader {

    /** Bytes of a mail in which its header is looked for; a longer one is refused by who reads it. */
    private static final int HEADER_LIMIT = 256 * 1024;

    private final long limit;
    private final MailboxIds ids;
    private final Recipients recipients;
    private final Trust trust;
    private final Clock clock;

    @Inject
    public MailboxReader(Settings settings, MailboxIds ids) {
        this(settings, ids, Clock.systemUTC());
    }

    MailboxReader(Settings settings, MailboxIds ids, Clock clock) {
        var imap = settings.mailbox().imap();
        this.limit = settings.mail().limit();
        this.ids = ids;
        var own = imap.user()
                .flatMap(Address::ofMail)
                .orElse("mailbox@" + settings.mail().domain());
        this.recipients = new Recipients(Tenancy.of(settings), own, imap.recipientHeader());
        this.trust = new Trust(imap.authservId().map(name -> name.strip().toLowerCase(Locale.ROOT)));
        this.clock = clock;
    }

    /** Asked of the server, so that such a mail is never fetched (RFC822.SIZE). */
    public boolean tooLarge(@Body Message mail) throws MessagingException {
        return mail.getSize() > limit;
    }

    public TakenMail take(@Body Message mail) throws MessagingException, IOException {
        var raw = new ByteArrayOutputStream(Math.max(mail.getSize(), 0));
        mail.writeTo(raw);
        var bytes = raw.toByteArray();
        return new TakenMail(notice(ids.of(mail), bytes, received(mail)), bytes);
    }

    MailNotice notice(String id, byte[] raw, Instant received) throws MessagingException {
        var headers = new InternetHeaders();
        headers.load(new ByteArrayInputStream(raw, 0, Math.min(raw.length, HEADER_LIMIT)), true);
        var author = new MailHeaders(headers).from().flatMap(Address::ofMail);
        var sender = envelopeSender(headers, author);
        var verdicts = trust.verdicts(headers, sender, author);
        return new MailNotice(id, "mail/" + id, sender, recipients.of(headers), verdicts, received, Consent.NONE);
    }

    /** The same however often it is read; never later than now, whatever the server's clock says. */
    private Instant received(Message mail) throws MessagingException {
        var now = clock.instant();
        var arrived = mail.getReceivedDate();
        return arrived == null || arrived.toInstant().isAfter(now) ? now : arrived.toInstant();
    }

    /** Who delivers a mail writes it on top (RFC 5321 4.4), with nothing in the brackets for reports; where none does, the author stands in. */
    private static String envelopeSender(InternetHeaders headers, Optional<String> author) {
        var path = headers.getHeader("Return-Path");
        if (path == null) return author.orElse("");
        return Address.ofMail(path[0].strip().replaceAll("^<|>$", "")).orElse("");
    }
}
