package org.calendarinvite.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.imap.commands.IdRange;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.calendarinvite.organizer.Keys;
import org.jboss.logging.Logger;

/**
 * Mailboxes that a mail client can open by IMAP and that survive the process: each mail is a file. As at Gmail, the same Message-ID
 * is one mail, so what is sent twice shows once. GreenMail keeps what it shows in memory, 20 to 30 kB a mail, and goes through all
 * mailboxes to find one, so it is shown those only that somebody opened.
 */
final class Mailboxes {

    private static final Logger LOG = Logger.getLogger(Mailboxes.class);
    private static final int LONGEST_NAME = 200;

    private final Path folder;
    private final UserManager users;
    private final Session session = Session.getInstance(new Properties());

    /** Mailboxes that GreenMail shows. */
    private final Set<Path> open = new HashSet<>();

    /** File → its UID in GreenMail's folder. */
    private final Map<Path, Long> uids = new HashMap<>();

    private final AtomicReference<Instant> newest = new AtomicReference<>(Instant.EPOCH);

    Mailboxes(Path folder, UserManager users) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.users = users;
    }

    /** Returns when the mail is on disk. */
    void deliver(String address, RawMail mail) {
        Path mailbox = folder.resolve(name(address));
        Path file = mailbox.resolve(id(mail) + ".eml");
        try {
            Files.createDirectories(mailbox);
            Disk.write(file, mail.bytes());
            Files.setLastModifiedTime(file, FileTime.from(arrived()));
            synchronized (this) {
                if (open.contains(mailbox)) show(address, file, mail.bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException | UserException | FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Now, and later than any mail before, for a file system's own clock is too coarse to tell them apart. */
    private Instant arrived() {
        return newest.updateAndGet(before -> {
            Instant now = Clock.systemUTC().instant();
            return now.isAfter(before) ? now : before.plusNanos(1000);
        });
    }

    /** Somebody looks into it: from here on, GreenMail shows it. */
    synchronized void open(String address) {
        Path mailbox = folder.resolve(name(address));
        if (!open.add(mailbox)) return;
        for (Path file : listed(mailbox)) if (file.toString().endsWith(".eml")) load(address, file);
    }

    private void load(String address, Path file) {
        try {
            show(address, file, Files.readAllBytes(file));
        } catch (Exception e) {
            LOG.warnf("The mail %s cannot be shown: %s", file, e);
        }
    }

    private void show(String address, Path file, byte[] bytes)
            throws IOException, MessagingException, UserException, FolderException {
        GreenMailUser user = users.getUserByEmail(address);
        if (user == null) user = users.createUser(address, address, address);
        MailFolder inbox = users.getImapHostManager().getInbox(user);
        Long earlier = uids.remove(file);
        if (earlier != null && inbox.getMessage(earlier) != null) {
            inbox.setFlags(new Flags(Flags.Flag.DELETED), true, earlier, null, false);
            inbox.expunge(new IdRange[] {new IdRange(earlier)});
        }
        Date arrived = new Date(Files.getLastModifiedTime(file).toMillis());
        MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(bytes));
        uids.put(file, inbox.appendMessage(message, new Flags(), arrived));
    }

    private static String id(RawMail mail) {
        return mail.header("Message-ID")
                .map(messageId -> Keys.sha256(messageId).substring(0, 32))
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    /** A folder name that any file system takes, and that tells the address again. */
    static String name(String address) {
        StringBuilder name = new StringBuilder();
        for (byte b : address.toLowerCase(Locale.ROOT).getBytes(UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || "@._-+=".indexOf(b) >= 0;
            boolean leadingDot = b == '.' && name.isEmpty();
            name.append(plain && !leadingDot ? String.valueOf((char) b) : "%%%02x".formatted(b));
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("No mailbox can have the address " + address);
        }
        return name.toString();
    }

    /** The oldest first. */
    private static List<Path> listed(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparing(Mailboxes::modified).thenComparing(f -> f))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
