package org.calendarinvite.world;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail provider that is none of ours: one mailbox, by IMAP, for all mail of our domain, and a relay by SMTP for the way out. */
public final class Provider implements AutoCloseable {

    /** By which it signs what it found out about senders. */
    public static final String NAME = "mx.provider.example";

    private static final String USER = "all@" + Calendars.DOMAIN;
    private static final String PASSWORD = "p+ss & {w}%rd";

    private final int port = Ports.free(1).get(0);
    private final GreenMail imap = new GreenMail(new ServerSetup(port, "127.0.0.1", "imap"));
    private final List<Relay.Sent> sent = new CopyOnWriteArrayList<>();
    private final Relay relay = new Relay(this::pass);
    private GreenMailUser all;

    /** Until then the mailbox is out of reach. */
    public Provider open() {
        imap.start();
        all = imap.setUser(USER, USER, PASSWORD);
        return this;
    }

    /** The settings of a server that uses it. It is asked for new mail hardly ever, so what is seen soon was told by IDLE. */
    public RunningServer settings(RunningServer server) {
        return server.with("CIS_MAILBOX_IMAP_HOST", "127.0.0.1")
                .with("CIS_MAILBOX_IMAP_PORT", String.valueOf(port))
                .with("CIS_MAILBOX_IMAP_SECURITY", "none")
                .with("CIS_MAILBOX_IMAP_USER", USER)
                .with("CIS_MAILBOX_IMAP_PASSWORD", PASSWORD)
                .with("CIS_MAILBOX_IMAP_AUTHSERV_ID", NAME)
                .with("CIS_MAILBOX_IMAP_POLL", "15m")
                .with("CIS_MAILBOX_SMTP_HOST", "127.0.0.1")
                .with("CIS_MAILBOX_SMTP_PORT", String.valueOf(relay.port()))
                .with("CIS_MAILBOX_SMTP_SECURITY", "none")
                .with("CIS_MAILBOX_SMTP_USER", Relay.USER)
                .with("CIS_MAILBOX_SMTP_PASSWORD", Relay.PASSWORD)
                .with("CIS_MAILBOX_SMTP_TIMEOUT", "2s");
    }

    /** A mail comes in from outside, and the provider writes above it what it knows. */
    public void arrive(Mail mail) {
        var domain = mail.sender().substring(mail.sender().indexOf('@') + 1);
        var found = mail.proven() ? "pass" : "fail";
        var top =
                """
                Return-Path: <%1$s>
                Delivered-To: %2$s
                Authentication-Results: %3$s; spf=%4$s (dmarc=pass) smtp.mailfrom=%1$s;
                \tdkim=%4$s header.d=%5$s; dmarc=%4$s (p=NONE) header.from=%5$s
                """
                        .formatted(mail.sender(), mail.recipient(), NAME, found, domain)
                        .replace("\n", "\r\n");
        deliver(top + new String(mail.raw(), StandardCharsets.ISO_8859_1));
    }

    /** What the relay took, oldest first. */
    public List<Relay.Sent> sent() {
        return List.copyOf(sent);
    }

    /** How many mails lie in a folder of the mailbox; -1 when there is no such folder. */
    public int count(String folder) {
        var found = imap.getManagers().getImapHostManager().getFolder(all, folder);
        return found == null ? -1 : found.getMessageCount();
    }

    private void pass(Relay.Sent mail) {
        sent.add(mail);
        if (mail.recipient().endsWith("@" + Calendars.DOMAIN))
            arrive(Mail.of(mail.sender(), mail.recipient(), mail.raw()));
    }

    private void deliver(String mail) {
        try {
            var bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
            all.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        relay.close();
        imap.stop();
    }
}
