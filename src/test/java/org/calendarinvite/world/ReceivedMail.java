package org.calendarinvite.world;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** A mail as it lies in a mailbox, and what a mail program sees in it. */
public class ReceivedMail {

    private final byte[] raw;
    private final MimeMessage message;
    private final List<LeafPart> leaves = new ArrayList<>();
    private final String structure;

    public ReceivedMail(byte[] raw) {
        this.raw = raw.clone();
        try {
            message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            structure = walk(message);
        } catch (MessagingException e) {
            throw new IllegalStateException("Not a readable mail:\n" + this, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All values of a header as they stand in the mail, unfolded; empty when absent. */
    public String header(String name) {
        try {
            var value = message.getHeader(name, ", ");
            return value == null ? "" : value.replaceAll("\r?\n[ \t]+", " ");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public String messageId() {
        return header("Message-ID");
    }

    public String subject() {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bare addresses of an address header. */
    public List<String> addresses(String header) {
        try {
            var parsed = InternetAddress.parseHeader(header(header), true);
            return List.of(parsed).stream().map(InternetAddress::getAddress).toList();
        } catch (MessagingException e) {
            throw new IllegalStateException(header + ": " + header(header), e);
        }
    }

    /** E.g. {@code multipart/mixed(multipart/alternative(text/plain,text/html,text/calendar),application/ics)}. */
    public String structure() {
        return structure;
    }

    public String text() {
        return first("text/plain").map(LeafPart::text).orElse("");
    }

    public String html() {
        return first("text/html").map(LeafPart::text).orElse("");
    }

    /** The part that calendars act on. */
    public Optional<LeafPart> calendar() {
        return first("text/calendar");
    }

    public Optional<LeafPart> attachment(String filename) {
        return leaves.stream().filter(leaf -> leaf.filename().equals(filename)).findFirst();
    }

    /** For failure messages and the log. */
    @Override
    public String toString() {
        return new String(raw, StandardCharsets.UTF_8);
    }

    private Optional<LeafPart> first(String type) {
        return leaves.stream().filter(leaf -> leaf.type().equals(type)).findFirst();
    }

    private String walk(Part part) throws MessagingException, IOException {
        var type = new ContentType(part.getContentType());
        var name = type.getBaseType().toLowerCase(Locale.ROOT);
        if (!name.startsWith("multipart/")) {
            leaves.add(new LeafPart(part, type));
            return name;
        }
        var multipart = (Multipart) part.getContent();
        List<String> inner = new ArrayList<>();
        for (int i = 0; i < multipart.getCount(); i++) {
            BodyPart child = multipart.getBodyPart(i);
            inner.add(walk(child));
        }
        return name + "(" + String.join(",", inner) + ")";
    }
}
