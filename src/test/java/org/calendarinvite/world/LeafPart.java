package org.calendarinvite.world;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** A part of a mail that has content of its own; what is absent is empty. */
public final class LeafPart {

    private final ContentType type;
    private final String encoding;
    private final String disposition;
    private final String filename;
    private final byte[] bytes;

    LeafPart(Part part, ContentType type) throws MessagingException, IOException {
        this.type = type;
        encoding = Objects.requireNonNullElse(((MimePart) part).getEncoding(), "");
        disposition = Objects.requireNonNullElse(part.getDisposition(), "");
        filename = Objects.requireNonNullElse(part.getFileName(), "");
        bytes = part.getInputStream().readAllBytes();
    }

    /** In lower case, without parameters. */
    public String type() {
        return type.getBaseType().toLowerCase(Locale.ROOT);
    }

    /** The method parameter of the type. */
    public String method() {
        return Objects.requireNonNullElse(type.getParameter("method"), "");
    }

    public String charset() {
        return Objects.requireNonNullElse(type.getParameter("charset"), "").toLowerCase(Locale.ROOT);
    }

    public String encoding() {
        return encoding.toLowerCase(Locale.ROOT);
    }

    public String disposition() {
        return disposition.toLowerCase(Locale.ROOT);
    }

    public String filename() {
        return filename;
    }

    /** Decoded from the transfer encoding. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
