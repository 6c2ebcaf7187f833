package org.calendarinvite.mail.tnef;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Writes winmail.dat as Exchange does (MS-OXTNEF 2.1): attributes of the message, one of which holds all MAPI properties. */
final class WinmailFile {

    static final UUID APPOINTMENT = UUID.fromString("00062002-0000-0000-c000-000000000046");
    static final UUID MEETING = UUID.fromString("6ed8da90-450b-101b-98da-00aa003f1305");

    private final ByteArrayOutputStream attributes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream properties = new ByteArrayOutputStream();
    private int count;

    static WinmailFile of(String messageClass) {
        return new WinmailFile()
                .attribute(0x00089006, new byte[] {0, 0, 1, 0})
                .attribute(0x00069007, little(8).putInt(1252).array())
                .attribute(0x00078008, (messageClass + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    WinmailFile codePage(int number) {
        return attribute(0x00069007, little(8).putInt(number).array());
    }

    WinmailFile attribute(int id, byte[] value) {
        write(attributes, 1, id, value);
        return this;
    }

    WinmailFile tag(int id, String text) {
        return variable(null, 0x001F, id, utf16(text + "\0"));
    }

    WinmailFile tag8(int id, String text, Charset charset) {
        return variable(null, 0x001E, id, (text + "\0").getBytes(charset));
    }

    WinmailFile text(UUID set, int id, String text) {
        return variable(set, 0x001F, id, utf16(text + "\0"));
    }

    WinmailFile binary(UUID set, int id, byte[] value) {
        return variable(set, 0x0102, id, value);
    }

    WinmailFile number(UUID set, int id, int value) {
        return fixed(set, 0x0003, id, little(4).putInt(value).array());
    }

    WinmailFile flag(UUID set, int id, boolean value) {
        return fixed(set, 0x000B, id, new byte[] {(byte) (value ? 1 : 0), 0});
    }

    WinmailFile time(UUID set, int id, String instant) {
        long ticks = (Instant.parse(instant).getEpochSecond() + 11_644_473_600L) * 10_000_000L;
        return fixed(set, 0x0040, id, little(8).putLong(ticks).array());
    }

    /** A property that is known by a name, and holds several strings. */
    WinmailFile keywords(String name, String... values) {
        head(APPOINTMENT, 0x101F);
        properties.writeBytes(little(8).putInt(1).putInt(utf16(name).length).array());
        padded(utf16(name));
        properties.writeBytes(little(4).putInt(values.length).array());
        for (var value : values) {
            properties.writeBytes(little(4).putInt(utf16(value).length).array());
            padded(utf16(value));
        }
        return this;
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(little(6).putInt(0x223E9F78).putShort((short) 1).array());
        out.writeBytes(attributes.toByteArray());
        var all = new ByteArrayOutputStream();
        all.writeBytes(little(4).putInt(count).array());
        all.writeBytes(properties.toByteArray());
        write(out, 1, 0x00069003, all.toByteArray());
        write(out, 2, 0x00069002, new byte[14]);
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int level, int id, byte[] value) {
        int sum = 0;
        for (byte b : value) sum += b & 0xff;
        out.write(level);
        out.writeBytes(little(8).putInt(id).putInt(value.length).array());
        out.writeBytes(value);
        out.writeBytes(little(2).putShort((short) sum).array());
    }

    private WinmailFile variable(UUID set, int type, int id, byte[] value) {
        name(set, type, id);
        properties.writeBytes(little(8).putInt(1).putInt(value.length).array());
        padded(value);
        return this;
    }

    private WinmailFile fixed(UUID set, int type, int id, byte[] value) {
        name(set, type, id);
        padded(value);
        return this;
    }

    private void name(UUID set, int type, int id) {
        if (set == null) {
            count++;
            properties.writeBytes(
                    little(4).putShort((short) type).putShort((short) id).array());
        } else {
            head(set, type);
            properties.writeBytes(little(8).putInt(0).putInt(id).array());
        }
    }

    /** Named properties are numbered as they come; their own id follows their set. */
    private void head(UUID set, int type) {
        properties.writeBytes(little(4)
                .putShort((short) type)
                .putShort((short) (0x8000 + count++))
                .array());
        long high = set.getMostSignificantBits();
        properties.writeBytes(little(16)
                .putInt((int) (high >> 32))
                .putShort((short) (high >> 16))
                .putShort((short) high)
                .putLong(Long.reverseBytes(set.getLeastSignificantBits()))
                .array());
    }

    private void padded(byte[] value) {
        properties.writeBytes(value);
        properties.writeBytes(new byte[-value.length & 3]);
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
