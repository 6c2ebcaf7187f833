package org.calendarinvite.local;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.MailCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.calendarinvite.settings.Settings;
import org.jboss.logging.Logger;

/**
 * GreenMail, with two SMTP commands of our own: MAIL takes the empty sender of automatic mail, which GreenMail refuses,
 * and DATA keeps the bytes as they came, says 250 only when they are safe, and handles mails side by side.
 */
final class MailServer extends GreenMail implements AutoCloseable {

    /** As SES: larger mail is refused. */
    private static final int LIMIT = 40 * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(MailServer.class);

    private Logins logins;
    private Consumer<Letter> taker;

    MailServer(Settings settings) {
        super(new ServerSetup[] {
            setup(settings.smtp().port(), ServerSetup.PROTOCOL_SMTP, "cis.smtp.port"),
            setup(settings.imap().port(), ServerSetup.PROTOCOL_IMAP, "cis.imap.port")
        });
        getUserManager().setAuthRequired(false);
    }

    private static ServerSetup setup(int port, String protocol, String setting) {
        ServerSetup setup =
                new ServerSetup(Ports.free(port, protocol.toUpperCase(Locale.ROOT), setting), Ports.LOOPBACK, protocol);
        setup.setServerStartupTimeout(20_000);
        return setup;
    }

    /**
     * @param taker returns when the mail is safe; IllegalArgumentException refuses it for good, any other for now
     * @param opened takes the address of a mailbox that somebody is about to look into
     */
    void open(Consumer<Letter> taker, Consumer<String> opened) {
        this.taker = taker;
        logins.tell(opened);
        start();
        getUserManager().setAuthRequired(false);
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] config, Managers unused) {
        // GreenMail calls this while it is constructed, and again when it starts.
        if (logins == null) logins = new Logins();
        Map<String, AbstractServer> services = super.createServices(config, logins);
        services.computeIfPresent(
                ServerSetup.PROTOCOL_SMTP, (protocol, server) -> new SmtpServer(server.getServerSetup(), logins) {
                    @Override
                    protected ProtocolHandler createProtocolHandler(Socket socket) {
                        return new SmtpHandler(new Commands(), logins.getSmtpManager(), socket);
                    }
                });
        return services;
    }

    @Override
    public UserManager getUserManager() {
        return logins.getUserManager();
    }

    int smtpPort() {
        return getSmtp().getPort();
    }

    int imapPort() {
        return getImap().getPort();
    }

    @Override
    public void close() {
        stop();
    }

    private final class Commands extends SmtpCommandRegistry {
        @Override
        public SmtpCommand getCommand(String name) {
            return switch (name) {
                case "MAIL" -> new Mail();
                case "DATA" -> new Data();
                default -> super.getCommand(name);
            };
        }
    }

    private static final class Mail extends MailCommand {
        @Override
        public void execute(SmtpConnection client, SmtpState state, SmtpManager manager, String line) {
            super.execute(client, state, manager, line);
            MovingMessage message = state.getMessage();
            if (message.getReturnPath() == null && line.matches("(?i)MAIL FROM:\\s?<>.*")) {
                message.setReturnPath(new MailAddress(""));
            }
        }
    }

    private final class Data extends SmtpCommand {
        @Override
        public void execute(SmtpConnection client, SmtpState state, SmtpManager manager, String line)
                throws IOException {
            MovingMessage message = state.getMessage();
            if (message.getReturnPath() == null || message.getToAddresses().isEmpty()) {
                client.send("503 MAIL and RCPT come first");
                return;
            }
            client.send("354 Start mail input; end with <CRLF>.<CRLF>");
            client.send(answer(client, message, received(client)));
            state.clearMessage();
        }

        private String answer(SmtpConnection client, MovingMessage message, byte[] bytes) {
            if (bytes.length > LIMIT) return "552 5.3.4 Message size exceeds " + LIMIT + " bytes";
            try {
                taker.accept(new Letter(
                        message.getReturnPath().getEmail(),
                        message.getToAddresses().stream()
                                .map(MailAddress::getEmail)
                                .toList(),
                        introduction(client),
                        new RawMail(bytes)));
                return "250 2.0.0 OK";
            } catch (IllegalArgumentException e) {
                return "554 5.6.0 " + oneLine(e.getMessage());
            } catch (RuntimeException e) {
                LOG.warnf("A mail could not be stored and its sender is asked to try again: %s", e);
                return "451 4.3.0 Not stored, try again later: " + oneLine(e.getMessage());
            }
        }

        /** GreenMail takes off the line end before the final dot, and fails on an empty mail unless something precedes it. */
        private byte[] received(SmtpConnection client) throws IOException {
            byte[] before = {'\r', '\n'};
            try (InputStream in = client.dotLimitedInputStream(before)) {
                ByteArrayOutputStream mail = new ByteArrayOutputStream();
                in.skipNBytes(Math.min(before.length, in.available()));
                in.transferTo(mail);
                if (mail.size() > 0) mail.write(before);
                return mail.toByteArray();
            }
        }

        private static String introduction(SmtpConnection client) {
            return oneLine(client.getHeloName() + " (" + client.getClientAddress() + ")");
        }

        private static String oneLine(String text) {
            String line = String.valueOf(text).replaceAll("\\s+", " ");
            return line.substring(0, Math.min(line.length(), 400));
        }
    }
}
