package org.calendarinvite.mail.mailbox;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.calendarinvite.Worlds;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.world.Ports;

/** A mailbox at a provider, and the settings of who reads it. */
final class Account implements AutoCloseable {

    static final String ADDRESS = "all@invites.localhost";
    static final String PASSWORD = "p+ss & {w}%rd";

    private final GreenMail server;
    private final GreenMailUser user;

    /** @param protocol imap or imaps */
    Account(String protocol) {
        this(protocol, Ports.free(1).get(0));
    }

    Account(String protocol, int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
        server.start();
        user = server.setUser(ADDRESS, ADDRESS, PASSWORD);
    }

    int port() {
        return (server.getImap() == null ? server.getImaps() : server.getImap()).getPort();
    }

    Settings settings() {
        return settings(port(), Map.of());
    }

    static Settings settings(int port, Map<String, String> more) {
        Map<String, String> own = new HashMap<>(Map.of(
                "cis.mailbox.imap.host",
                "127.0.0.1",
                "cis.mailbox.imap.port",
                String.valueOf(port),
                "cis.mailbox.imap.security",
                "none",
                "cis.mailbox.imap.user",
                ADDRESS,
                "cis.mailbox.imap.password",
                PASSWORD,
                "cis.mailbox.imap.authserv-id",
                "MX.example.org"));
        own.putAll(more);
        return Worlds.in(Path.of("target/mailbox"), own);
    }

    void arrive(String mail) throws MessagingException {
        var raw = mail.getBytes(StandardCharsets.UTF_8);
        user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
    }

    /** The inbox, opened over the wire. */
    Folder inbox(Store store) throws MessagingException {
        store.connect(ADDRESS, PASSWORD);
        var inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_WRITE);
        return inbox;
    }

    @Override
    public void close() {
        server.stop();
    }
}
