package org.calendarinvite.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What lies in the mailboxes, as a mail client lists it: what came, which of it was read, and what their owners sent. Each mailbox is
 * a folder with its mails; {@code read} and {@code sent} are folders in it.
 */
public final class Boxes {

    private static final String ENDING = ".eml";

    /** Of a mail, where From and Subject are looked for. */
    private static final int HEADER = 64 * 1024;

    /** One mail that came. */
    public record Mail(String id, Instant at, String from, String subject, boolean unread) {}

    /** One mailbox that something came to. */
    public record Box(String address, int mails, int unread, Mail newest) {}

    private final Path folder;

    /** Address → id → mail, the newest last; empty until somebody looks. */
    private final Map<String, Map<String, Mail>> boxes = new TreeMap<>();

    private boolean looked;

    /** When something was last sent, in milliseconds; a name that counts up even within one. */
    private long last;

    Boxes(Path folder) {
        this.folder = folder;
    }

    /** A mail that replaces one of the same id is new again. */
    synchronized void arrived(String address, Path file, RawMail mail) throws IOException {
        Files.deleteIfExists(mark(address, id(file)));
        if (looked) put(address, file, mail);
    }

    private void put(String address, Path file, RawMail mail) throws IOException {
        String id = id(file);
        var box = boxes.computeIfAbsent(address, any -> new LinkedHashMap<>());
        box.remove(id);
        box.put(
                id,
                new Mail(
                        id,
                        Files.getLastModifiedTime(file).toInstant(),
                        mail.header("From").orElse(""),
                        mail.header("Subject").orElse(""),
                        !Files.exists(mark(address, id))));
    }

    /** Who only sends mail pays nothing for the list: what lies here is read when it is first asked for. */
    private Map<String, Map<String, Mail>> boxes() {
        if (!looked) {
            for (Path mailbox : Mailboxes.listed(folder))
                Mailboxes.listed(mailbox).forEach(file -> load(address(mailbox), file));
            looked = true;
        }
        return boxes;
    }

    private void load(String address, Path file) {
        if (!file.toString().endsWith(ENDING)) return;
        try (InputStream in = Files.newInputStream(file)) {
            put(address, file, new RawMail(in.readNBytes(HEADER)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that something came to, the one with the newest mail first. */
    public synchronized List<Box> all() {
        return boxes().entrySet().stream()
                .map(box -> box(box.getKey(), newestFirst(box.getValue())))
                .sorted(Comparator.comparing((Box box) -> box.newest().at())
                        .reversed()
                        .thenComparing(Box::address))
                .toList();
    }

    /** What came to an address, the newest first. */
    public synchronized List<Mail> of(String address) {
        return newestFirst(boxes().getOrDefault(address, Map.of()));
    }

    /** A mail as it came; whoever opens it has read it. */
    public synchronized Optional<byte[]> open(String address, String id) throws IOException {
        var box = boxes().get(address);
        var mail = box == null ? null : box.get(id);
        if (mail == null) return Optional.empty();
        if (mail.unread()) {
            Disk.folder(mark(address, id).getParent());
            Disk.write(mark(address, id), new byte[0]);
            box.replace(id, new Mail(id, mail.at(), mail.from(), mail.subject(), false));
        }
        return Optional.of(Files.readAllBytes(home(address).resolve(id + ENDING)));
    }

    /** Keeps what the owner of a mailbox has sent. */
    public synchronized void keep(String address, byte[] mail) throws IOException {
        Path sent = home(address).resolve("sent");
        Files.createDirectories(home(address));
        Disk.folder(sent);
        last = Math.max(last + 1, System.currentTimeMillis());
        Disk.write(sent.resolve("%013d".formatted(last) + ENDING), mail);
    }

    /** What the owner of a mailbox sent, the oldest first. */
    public synchronized List<byte[]> sent(String address) {
        Path sent = home(address).resolve("sent");
        if (!Files.isDirectory(sent)) return List.of();
        try (Stream<Path> files = Files.list(sent)) {
            List<byte[]> mails = new ArrayList<>();
            for (Path file : files.filter(one -> one.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) mails.add(Files.readAllBytes(file));
            return List.copyOf(mails);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Box box(String address, List<Mail> mails) {
        long unread = mails.stream().filter(Mail::unread).count();
        return new Box(address, mails.size(), Math.toIntExact(unread), mails.get(0));
    }

    private static List<Mail> newestFirst(Map<String, Mail> box) {
        List<Mail> mails = new ArrayList<>(box.values());
        Collections.reverse(mails);
        return List.copyOf(mails);
    }

    private static String id(Path file) {
        return file.getFileName().toString().replace(ENDING, "");
    }

    /** That {@link Mailboxes#name} made the folder's name of. */
    private static String address(Path mailbox) {
        return URLDecoder.decode(mailbox.getFileName().toString().replace("+", "%2b"), UTF_8);
    }

    private Path home(String address) {
        return folder.resolve(Mailboxes.name(address));
    }

    private Path mark(String address, String id) {
        return home(address).resolve("read").resolve(id);
    }
}
