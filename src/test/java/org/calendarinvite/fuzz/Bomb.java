package org.calendarinvite.fuzz;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A small text, another one many times, and a small one: a large input that takes no memory before it is read. */
record Bomb(String name, String head, String middle, int times, String tail) {

    private static final int CHUNK = 64 * 1024;

    /** So often that the whole has about this size. */
    static Bomb ofSize(int bytes, String name, String head, String middle, String tail) {
        int rest = bytes - head.length() - tail.length();
        return new Bomb(name + ", " + bytes / 1_000_000 + " MB", head, middle, rest / middle.length(), tail);
    }

    InputStream stream() {
        int inChunk = Math.max(1, Math.min(times, CHUNK / middle.length()));
        byte[] chunk = bytes(middle.repeat(inChunk));
        List<InputStream> chunks = new ArrayList<>();
        chunks.add(new ByteArrayInputStream(bytes(head)));
        for (int i = 0; i < times / inChunk; i++) chunks.add(new ByteArrayInputStream(chunk));
        chunks.add(new ByteArrayInputStream(bytes(middle.repeat(times % inChunk) + tail)));
        return new SequenceInputStream(Collections.enumeration(chunks));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
