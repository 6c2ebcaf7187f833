package org.calendarinvite.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.invite.Address;
import org.calendarinvite.invite.Delivery;
import org.calendarinvite.invite.Feedback;

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

    /**
     * Refused for good when it was handed over: what that says of its recipient, as if the mail had come back.
     *
     * @param certain whether it is known to hold for every mail to him
     */
    public Feedback refused(String why, boolean certain, Instant now) {
        try {
            return new Feedback(
                    mailId,
                    MailTag.of(field("Reply-To"), field(MailTag.HEADER)),
                    certain,
                    recipients(),
                    Delivery.Report.of(Delivery.State.BOUNCED, now, why),
                    trace);
        } catch (MessagingException e) {
            throw new IllegalStateException("We wrote it ourselves", e);
        }
    }

    private String field(String name) throws MessagingException {
        return Objects.requireNonNullElse(getHeader(name, ","), "");
    }

    private List<String> recipients() throws MessagingException {
        return Stream.ofNullable(getAllRecipients())
                .flatMap(Arrays::stream)
                .map(InternetAddress.class::cast)
                .flatMap(one -> Address.ofMail(one.getAddress()).stream())
                .toList();
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
