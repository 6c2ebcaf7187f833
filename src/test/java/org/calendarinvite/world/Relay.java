package org.calendarinvite.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * An SMTP relay with opinions: it knows nobody at {@code nobody.example}, asks whoever mails somebody at {@code busy.example} to
 * come again, once, and relays nothing for those who do not log in.
 */
public final class Relay implements AutoCloseable {

    public static final String USER = "relay user";
    public static final String PASSWORD = "p+ss & {w}%rd";

    /** A mail that it took. */
    public record Sent(String sender, String recipient, byte[] raw) {}

    private final ServerSocket socket;
    private final Consumer<Sent> next;
    private final Set<String> met = ConcurrentHashMap.newKeySet();

    public Relay(Consumer<Sent> next) {
        this.next = next;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            new Conversation(client).hold();
        } catch (IOException gone) {
            // A server under test may be killed at any moment.
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private final class Conversation {
        private final Socket client;
        private final BufferedReader lines;
        private final List<String> recipients = new ArrayList<>();
        private boolean known;
        private String sender = "";

        Conversation(Socket client) throws IOException {
            this.client = client;
            this.lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        void hold() throws IOException {
            say("220 relay");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                say(answer(line));
                if (line.startsWith("QUIT")) return;
            }
        }

        private String answer(String line) throws IOException {
            var verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
            return switch (verb) {
                case "EHLO" -> "250-relay\r\n250 AUTH PLAIN";
                case "AUTH" -> login(line.substring(line.lastIndexOf(' ') + 1));
                case "MAIL" -> from(line);
                case "RCPT" -> to(address(line));
                case "DATA" -> data();
                case "QUIT" -> "221 bye";
                default -> "250 ok";
            };
        }

        private String login(String initial) {
            var said = new String(Base64.getDecoder().decode(initial), StandardCharsets.UTF_8);
            known = said.endsWith("\0" + USER + "\0" + PASSWORD);
            return known ? "235 welcome" : "535 5.7.8 Wrong password";
        }

        private String from(String line) {
            sender = address(line);
            recipients.clear();
            return "250 ok";
        }

        private String to(String recipient) {
            if (!known) return "554 5.7.1 <" + recipient + ">: Relay access denied";
            if (recipient.endsWith("@nobody.example")) return "550 5.1.1 <" + recipient + ">: No such user";
            if (recipient.endsWith("@busy.example") && met.add(recipient)) return "451 4.7.1 Greylisted, try again";
            recipients.add(recipient);
            return "250 ok";
        }

        private String data() throws IOException {
            if (recipients.isEmpty()) return "503 5.5.1 RCPT comes first";
            say("354 go on");
            var mail = new StringBuilder();
            for (var line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine())
                mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            var raw = mail.toString().getBytes(StandardCharsets.ISO_8859_1);
            recipients.forEach(recipient -> next.accept(new Sent(sender, recipient, raw)));
            return "250 taken";
        }

        private String address(String line) {
            return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        }

        private void say(String answer) throws IOException {
            client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
