package org.calendarinvite.mail.mailbox;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.component.mail.MailUidGenerator;
import org.calendarinvite.settings.Settings;

/** One id for a mail, however often it is read: account, folder, UIDVALIDITY and UID name it for good (RFC 9051 2.3.1.1). */
@Singleton
@Named("mailboxIds")
public class MailboxIds implements MailUidGenerator {

    private final String mailbox;

    @Inject
    public MailboxIds(Settings settings) {
        var imap = settings.mailbox().imap();
        mailbox = String.join("\n", imap.host().orElse(""), imap.user().orElse(""), imap.folder());
    }

    String of(Message mail) throws MessagingException {
        var folder = (UIDFolder) mail.getFolder();
        return of(folder.getUIDValidity(), folder.getUID(mail));
    }

    String of(long validity, long uid) {
        var name = mailbox + "\n" + validity + "\n" + uid;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public String generateUuid(MailEndpoint endpoint, Message mail) {
        try {
            return of(mail);
        } catch (MessagingException e) {
            throw new IllegalStateException("The server does not say the UID of a mail", e);
        }
    }
}
