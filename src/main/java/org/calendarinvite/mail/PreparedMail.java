package org.calendarinvite.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Properties;
import org.calendarinvite.decision.Traced;

/** A mail ready to be sent, under the id that it is claimed by; the same id gives the same Message-ID. */
public class PreparedMail extends MimeMessage implements Traced {

    // A session of our own: the default one would write this machine's name into the mail.
    private static final Session SESSION = Session.getInstance(new Properties());

    private final String mailId;
    private final String messageId;
    private final String trace;
    private long sequence = -1;
    private Instant handedOver = Instant.EPOCH;

    PreparedMail(String mailId, String domain, String trace) {
        super(SESSION);
        this.mailId = mailId;
        this.messageId = "<" + mailId.replaceAll("[^A-Za-z0-9.-]", ".") + "@" + domain + ">";
        this.trace = trace;
    }

    public String messageId() {
        return messageId;
    }

    public String mailId() {
        return mailId;
    }

    /** SEQUENCE of the event in it, negative when it is about none. */
    public long sequence() {
        return sequence;
    }

    PreparedMail of(long number) {
        sequence = number;
        return this;
    }

    /** When the mail service is given it; what it says of the mail is later. */
    public Instant handedOver() {
        return handedOver;
    }

    public void handOver(Instant now) {
        handedOver = now;
    }

    @Override
    public String trace() {
        return trace;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
