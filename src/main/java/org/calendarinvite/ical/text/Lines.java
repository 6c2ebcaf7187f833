package org.calendarinvite.ical.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.calendarinvite.decision.Refused;

/** Bytes → content lines. Unfolds before it decodes, because a fold may fall inside a character (RFC 5545 3.1). */
public final class Lines {

    /** What senders use who neither write what they declare nor UTF-8; any bytes can be read so. */
    private static final Charset FALLBACK = Charset.forName("windows-1252");

    private static final String BOM = "\uFEFF";

    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0A-\\x1F]");

    /** Each costs memory however short it is; 5,000 events of twenty lines still fit. */
    static final int MAX_LINES = 100_000;

    private Lines() {}

    public static List<Line> read(byte[] text, Charset charset) {
        List<Line> lines = new ArrayList<>();
        unfolded(text, charset).lines().forEach(line -> Line.parse(clean(line))
                .ifPresent(parsed -> add(parsed, lines)));
        return lines;
    }

    /** The text with each content line on one line, ended by LF. */
    public static String unfolded(byte[] text, Charset declared) {
        Charset charset = sniffed(text, declared);
        boolean ascii = "\r\n :".equals(new String("\r\n :".getBytes(charset), StandardCharsets.US_ASCII));
        byte[] bytes = ascii ? text : new String(text, charset).getBytes(StandardCharsets.UTF_8);
        return decode(unfold(bytes), ascii ? charset : StandardCharsets.UTF_8);
    }

    /** UTF-16 shows itself, by its byte order mark or by the zeros beside ASCII; gateways declare it as anything. */
    private static Charset sniffed(byte[] text, Charset declared) {
        if (text.length < 2) return declared;
        int first = text[0] & 0xff;
        int second = text[1] & 0xff;
        if (first == 0xff && second == 0xfe || first != 0 && second == 0) return StandardCharsets.UTF_16LE;
        if (first == 0xfe && second == 0xff || first == 0 && second != 0) return StandardCharsets.UTF_16BE;
        boolean wide = declared.name().startsWith("UTF-16") || declared.name().startsWith("UTF-32");
        return wide && first != 0 ? StandardCharsets.UTF_8 : declared;
    }

    private static void add(Line line, List<Line> lines) {
        if (lines.size() == MAX_LINES) throw new Refused("The calendar has more than " + MAX_LINES + " lines.");
        lines.add(line);
    }

    /** Line ends of any kind become LF; blank lines, which some gateways double, go. */
    private static byte[] unfold(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        boolean lineEnded = false;
        for (byte b : text) {
            if (b == '\r' || b == '\n') {
                lineEnded = true;
            } else if (lineEnded && (b == ' ' || b == '\t')) {
                lineEnded = false;
            } else {
                if (lineEnded) out.write('\n');
                lineEnded = false;
                out.write(b);
            }
        }
        return out.toByteArray();
    }

    private static String decode(byte[] bytes, Charset declared) {
        // What calls itself Latin-1 is Windows' superset of it wherever the two differ, as browsers take it too.
        Charset meant = declared.equals(StandardCharsets.ISO_8859_1) ? FALLBACK : declared;
        for (Charset charset : List.of(meant, StandardCharsets.UTF_8)) {
            try {
                return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException notThatCharset) {
                // the next one may fit
            }
        }
        return new String(bytes, FALLBACK);
    }

    private static String clean(String line) {
        String text = line.startsWith(BOM) ? line.substring(1) : line;
        return text.chars().noneMatch(c -> c < 0x20 && c != '\t')
                ? text
                : CONTROLS.matcher(text).replaceAll("");
    }
}
