package org.calendarinvite.sheet;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** In which charset a file was written; its bytes say so better than what names it does. */
final class Encoding {

    /** What Excel writes in the West where it does not write UTF-8; every byte is a character of it or is replaced. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int LOOKED_AT = 4096;

    private Encoding() {}

    /** Empty when it is no text. */
    static Optional<Charset> of(byte[] file) {
        if (begins(file, 0xFF, 0xFE)) return Optional.of(StandardCharsets.UTF_16LE);
        if (begins(file, 0xFE, 0xFF)) return Optional.of(StandardCharsets.UTF_16BE);
        // What a spreadsheet or an archive begins with (ZIP, OLE2, PDF).
        if (begins(file, 'P', 'K', 3, 4) || begins(file, 0xD0, 0xCF, 0x11, 0xE0) || begins(file, '%', 'P', 'D', 'F'))
            return Optional.empty();
        int looked = Math.min(file.length, LOOKED_AT) & ~1;
        int even = zeros(file, 0, looked);
        int odd = zeros(file, 1, looked);
        // Addresses are ASCII, so that half of the bytes of UTF-16 are zeros.
        if (odd * 4 > looked && even * 8 < looked) return Optional.of(StandardCharsets.UTF_16LE);
        if (even * 4 > looked && odd * 8 < looked) return Optional.of(StandardCharsets.UTF_16BE);
        if (even + odd > 0) return Optional.empty();
        return Optional.of(isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS);
    }

    /** Bytes of each character, half a pair being one; 0 where they differ. */
    static int width(Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) return 0;
        return charset.equals(WINDOWS) ? 1 : 2;
    }

    /** Bytes of one in UTF-8: what decoded to it is as long as it would be encoded, in text without flaws. */
    static int utf8(char c) {
        return c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    private static boolean begins(byte[] file, int... with) {
        if (file.length < with.length) return false;
        for (int i = 0; i < with.length; i++) if ((file[i] & 0xFF) != with[i]) return false;
        return true;
    }

    private static int zeros(byte[] file, int from, int to) {
        int zeros = 0;
        for (int i = from; i < to; i += 2) if (file[i] == 0) zeros++;
        return zeros;
    }

    private static boolean isUtf8(byte[] file) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(file);
        var out = CharBuffer.allocate(LOOKED_AT);
        while (true) {
            var result = decoder.decode(in, out, true);
            if (result.isUnderflow()) return true;
            if (result.isError()) return false;
            out.clear();
        }
    }
}
