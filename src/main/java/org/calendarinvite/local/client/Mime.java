package org.calendarinvite.local.client;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail as its client shows it.
 *
 * @param html as written; empty when there is none
 * @param files all that is attached, and what is neither of the two texts
 */
record Mime(String from, String to, String date, String subject, String text, String html, List<File> files) {

    private static final int DEPTH = 20;

    record File(String name, String type, byte[] bytes) {}

    static Mime read(byte[] raw) {
        try {
            var mail = new MimeMessage(null, new ByteArrayInputStream(raw));
            List<File> leaves = new ArrayList<>();
            collect(mail, leaves, 0);
            var text = first(leaves, "text/plain");
            var html = first(leaves, "text/html");
            var date = mail.getSentDate();
            return new Mime(
                    decoded(mail.getHeader("From", ", ")),
                    decoded(mail.getHeader("To", ", ")),
                    date == null ? "" : date.toInstant().toString(),
                    decoded(mail.getHeader("Subject", " ")),
                    text.map(Mime::text).orElse(""),
                    html.map(Mime::text).orElse(""),
                    leaves.stream()
                            .filter(leaf -> !text.filter(leaf::equals).isPresent())
                            .filter(leaf -> !html.filter(leaf::equals).isPresent())
                            .toList());
        } catch (MessagingException | IOException unreadable) {
            return new Mime("", "", "", "", new String(raw, StandardCharsets.UTF_8), "", List.of());
        }
    }

    /** A header, with its encoded words read (RFC 2047). */
    static String decoded(String header) {
        try {
            return header == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (IOException unreadable) {
            return header;
        }
    }

    /** The first person of a header, by name if there is one. */
    static String person(String header) {
        try {
            var people = InternetAddress.parseHeader(header, false);
            if (people.length == 0) return header;
            return Optional.ofNullable(people[0].getPersonal()).orElse(people[0].getAddress());
        } catch (MessagingException unreadable) {
            return header;
        }
    }

    private static void collect(Part part, List<File> leaves, int depth) throws MessagingException, IOException {
        if (depth < DEPTH && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                collect(inner, leaves, depth + 1);
            }
            return;
        }
        var name = decoded(part.getFileName());
        try (var in = part.getInputStream()) {
            leaves.add(new File(name, part.getContentType().replaceAll("\\s+", " "), in.readAllBytes()));
        }
    }

    private static Optional<File> first(List<File> leaves, String type) {
        return leaves.stream()
                .filter(leaf -> leaf.name().isEmpty())
                .filter(leaf -> leaf.type().toLowerCase(Locale.ROOT).startsWith(type))
                .findFirst();
    }

    private static String text(File leaf) {
        Charset charset = StandardCharsets.UTF_8;
        try {
            var named = new ContentType(leaf.type()).getParameter("charset");
            if (named != null) charset = Charset.forName(MimeUtility.javaCharset(named));
        } catch (MessagingException | IllegalArgumentException unknown) {
            // UTF-8 is what most mean.
        }
        return new String(leaf.bytes(), charset);
    }
}
