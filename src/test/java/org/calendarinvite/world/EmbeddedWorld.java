package org.calendarinvite.world;

import jakarta.mail.Address;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** SMTP and IMAP, as any mail program speaks them. */
public class EmbeddedWorld implements World {

    private final RunningServer server;
    private final Api api;

    public EmbeddedWorld(RunningServer server) {
        this.server = server;
        this.api = new HttpApi(server.url(), RunningServer.KEY);
    }

    @Override
    public void send(Mail mail) {
        var session = session(mail.sender());
        try (var smtp = session.getTransport("smtp")) {
            smtp.connect();
            smtp.sendMessage(new AsItIs(session, bytes(mail)), addresses(mail.recipient()));
        } catch (SMTPSendFailedException e) {
            throw e.getReturnCode() >= 500 ? new NotTaken(e.getMessage(), e) : failed(e);
        } catch (SendFailedException e) {
            throw refusedForGood(e) ? new NotTaken(e.getMessage(), e) : failed(e);
        } catch (MessagingException e) {
            throw failed(e);
        }
    }

    @Override
    public List<ReceivedMail> inbox(String address) {
        try (var imap = session(address).getStore("imap")) {
            imap.connect(address, "any password");
            try (var folder = imap.getFolder("INBOX")) {
                folder.open(Folder.READ_ONLY);
                List<ReceivedMail> mails = new ArrayList<>();
                for (var message : folder.getMessages()) mails.add(read(message));
                return mails;
            }
        } catch (MessagingException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Api api() {
        return api;
    }

    private static ReceivedMail read(Message message) throws MessagingException, IOException {
        var raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        return new ReceivedMail(raw.toByteArray());
    }

    private static byte[] bytes(Mail mail) {
        if (mail.proven()) return mail.raw();
        var verdicts = "X-Embedded-Verdicts: spf=fail dkim=fail dmarc=fail\r\n";
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(verdicts.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(mail.raw());
        return bytes.toByteArray();
    }

    private static Address[] addresses(String recipient) throws MessagingException {
        return InternetAddress.parse(recipient);
    }

    private static boolean refusedForGood(SendFailedException failure) {
        for (Exception e = failure; e instanceof MessagingException next; e = next.getNextException()) {
            if (e instanceof SMTPAddressFailedException refused) return refused.getReturnCode() >= 500;
        }
        return false;
    }

    private static UncheckedIOException failed(MessagingException e) {
        return new UncheckedIOException(new IOException(e));
    }

    private Session session(String sender) {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(server.smtpPort()));
        properties.put("mail.smtp.from", sender);
        properties.put("mail.smtp.timeout", "20000");
        properties.put("mail.imap.host", "127.0.0.1");
        properties.put("mail.imap.port", String.valueOf(server.imapPort()));
        properties.put("mail.imap.partialfetch", "false");
        properties.put("mail.imap.timeout", "20000");
        return Session.getInstance(properties);
    }

    /** A message that goes out byte for byte, however broken it is. */
    private static class AsItIs extends MimeMessage {
        private final byte[] raw;

        AsItIs(Session session, byte[] raw) {
            super(session);
            this.raw = raw;
        }

        @Override
        public int getSize() {
            return raw.length;
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException {
            out.write(raw);
        }
    }
}
