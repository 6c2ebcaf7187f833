package org.calendarinvite.mail.tnef;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a message in TNEF holds: MAPI properties by set and id, and attributes older than MAPI. */
final class TnefProperties {

    /** The set of all properties that need none. */
    static final UUID TAGS = new UUID(0, 0);

    private static final UUID ATTRIBUTES = new UUID(0, 1);
    private static final int UNICODE = 0x001F;
    private static final int STRING8 = 0x001E;

    /** FILETIME counts tenths of microseconds from 1601. */
    private static final long TICKS = 10_000_000;

    private static final long EPOCH = -11_644_473_600L;

    private record Id(UUID set, int number) {}

    private record Value(int type, byte[] bytes) {}

    private final Map<Id, Value> values = new HashMap<>();
    private Charset codePage = Charset.forName("windows-1252");

    void codePage(Charset charset) {
        codePage = charset;
    }

    void property(UUID set, int id, int type, byte[] bytes) {
        values.putIfAbsent(new Id(set, id), new Value(type, bytes));
    }

    void attribute(int id, byte[] bytes) {
        property(ATTRIBUTES, id, STRING8, bytes);
    }

    /** Empty when absent. */
    String attribute(int id) {
        return text(ATTRIBUTES, id);
    }

    String tag(int id) {
        return text(TAGS, id);
    }

    String text(UUID set, int id) {
        var value = values.get(new Id(set, id));
        if (value == null) return "";
        var text = new String(value.bytes, value.type == UNICODE ? StandardCharsets.UTF_16LE : codePage);
        int end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    byte[] bytes(UUID set, int id) {
        var value = values.get(new Id(set, id));
        return value == null ? new byte[0] : value.bytes;
    }

    boolean has(UUID set, int id) {
        return values.containsKey(new Id(set, id));
    }

    boolean flag(UUID set, int id) {
        var bytes = bytes(set, id);
        return bytes.length > 0 && bytes[0] != 0;
    }

    /** 0 when absent. */
    long number(UUID set, int id) {
        var bytes = bytes(set, id);
        return bytes.length == Integer.BYTES ? little(bytes).getInt() & 0xffffffffL : 0;
    }

    Optional<Instant> time(UUID set, int id) {
        var bytes = bytes(set, id);
        if (bytes.length != Long.BYTES) return Optional.empty();
        long ticks = little(bytes).getLong();
        return ticks <= 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(EPOCH + ticks / TICKS));
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
