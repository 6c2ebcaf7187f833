package org.calendarinvite.mail.tnef;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Bytes of winmail.dat → {@link TnefProperties} (MS-OXTNEF 2.1). Reads the message only and stops at its attachments.
 *
 * <p>Read here, because Apache POI's HMEF drops the property sets and ids of named properties, which all of a meeting's are.
 */
final class TnefReader {

    static final int MAX_ATTRIBUTES = 200;
    static final int MAX_PROPERTIES = 2000;

    private static final int SIGNATURE = 0x223E9F78;
    private static final int MESSAGE = 1;
    private static final int CODE_PAGE = 0x00069007;
    private static final int PROPERTIES = 0x00069003;
    private static final int NAMED = 0x8000;
    private static final int MANY = 0x1000;

    private final TnefProperties found = new TnefProperties();

    private TnefReader() {}

    /** Empty for what is no TNEF, is cut off, or holds more than a meeting does. */
    static Optional<TnefProperties> read(byte[] bytes) {
        var reader = new TnefReader();
        try {
            var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            return reader.message(in) ? Optional.of(reader.found) : Optional.empty();
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }

    private boolean message(ByteBuffer in) {
        if (in.getInt() != SIGNATURE) return false;
        in.getShort();
        for (int count = 0; in.hasRemaining() && in.get() == MESSAGE; count++) {
            if (count == MAX_ATTRIBUTES) return false;
            int id = in.getInt();
            var value = slice(in, in.getInt());
            // Not compared: some writers get the checksum wrong (MS-OXTNEF 2.3.3.4).
            in.getShort();
            if (id == CODE_PAGE) found.codePage(codePage(value.getInt()));
            else if (id == PROPERTIES) properties(value);
            else found.attribute(id, bytes(value));
        }
        return true;
    }

    private void properties(ByteBuffer in) {
        int count = in.getInt();
        if (count < 0 || count > MAX_PROPERTIES) throw new BufferUnderflowException();
        for (int i = 0; i < count; i++) property(in);
    }

    private void property(ByteBuffer in) {
        int type = in.getShort() & 0xffff;
        int id = in.getShort() & 0xffff;
        UUID set = TnefProperties.TAGS;
        if (id >= NAMED) {
            set = guid(in);
            id = in.getInt() == 0 ? in.getInt() : named(in);
        }
        int base = type & ~MANY;
        int size = size(base);
        int values = (type & MANY) != 0 || size == 0 ? in.getInt() : 1;
        for (int v = 0; v < values; v++) {
            var value = bytes(slice(in, size == 0 ? in.getInt() : size));
            pad(in, value.length);
            if (v == 0 && type == base) found.property(set, id, base, value);
        }
    }

    /** Properties with names are none of a meeting's; -1 is no one's id. */
    private static int named(ByteBuffer in) {
        int length = in.getInt();
        slice(in, length);
        pad(in, length);
        return -1;
    }

    /** Of a value of this type (MS-OXCDATA); 0 where it is written before the value. */
    private static int size(int type) {
        return switch (type) {
            case 0x0002, 0x000B -> 2;
            case 0x0003, 0x0004, 0x000A -> 4;
            case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040 -> 8;
            case 0x0048 -> 16;
            default -> 0;
        };
    }

    private static void pad(ByteBuffer in, int length) {
        slice(in, Math.min(in.remaining(), -length & 3));
    }

    private static UUID guid(ByteBuffer in) {
        long high = ((long) in.getInt() << 32) | ((in.getShort() & 0xffffL) << 16) | (in.getShort() & 0xffffL);
        return new UUID(high, Long.reverseBytes(in.getLong()));
    }

    private static ByteBuffer slice(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) throw new BufferUnderflowException();
        var slice = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return slice;
    }

    private static byte[] bytes(ByteBuffer value) {
        var bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    private static Charset codePage(int number) {
        if (number == 65001) return StandardCharsets.UTF_8;
        return Stream.of("windows-" + number, "MS" + number, "IBM" + number, "windows-1252")
                .filter(Charset::isSupported)
                .findFirst()
                .map(Charset::forName)
                .orElseThrow();
    }
}
