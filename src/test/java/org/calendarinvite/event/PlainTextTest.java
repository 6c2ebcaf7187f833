package org.calendarinvite.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grüße aus Ærø – “quoted” … 1 € ½",
                "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ 👋🏽",
                "\u200fשלום\u200e, مرحبا\u061c نعم",
                "می\u200cخواهم क\u094dष",
                "zero\u200bwidth soft\u00adhyphen no\u00a0break",
                "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 e\u0301 \ufeff \ue000",
                "{braces} <tags> &amp; ^carets^ \\n"
            })
    void whatPeopleWriteStaysWhole(String text) {
        assertEquals(text, PlainText.oneLine(text));
        assertEquals(text, PlainText.lines(text));
    }

    @Test
    void lineBreaksOfAnyKindAreLinesInDescriptionsAndBlanksInTitles() {
        for (var end : List.of("\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029", "\u000b", "\f")) {
            assertEquals("a\nb", PlainText.lines("a" + end + "b"));
            assertEquals("a b", PlainText.oneLine("a" + end + "b"));
        }
        assertEquals("a\n\nb\n", PlainText.lines("a\r\n\r\nb\r"));
        assertEquals("a\tb", PlainText.lines("a\tb"));
        assertEquals("a b", PlainText.oneLine("a\tb"));
    }

    @Test
    void whatTurnsTheDirectionOfOtherTextGoes() {
        var signs = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";
        assertEquals("invoice_fdp.exe", PlainText.oneLine("invoice_" + signs + "fdp.exe"));
        assertEquals("ab", PlainText.lines("a" + signs + "b"));
    }

    @Test
    void halvesOfCharactersAreMarked() {
        assertEquals("a\ufffdb", PlainText.oneLine("a\ud83cb"));
        assertEquals("\ufffd🎻\ufffd", PlainText.lines("\udfbb🎻\ud83c"));
        assertEquals("\ufffd\ufffd", PlainText.oneLine("\udfbb\ud83c"));
    }

    @Property
    void nothingUnseenIsLeft(@ForAll String text) {
        for (var clean : List.of(PlainText.oneLine(text), PlainText.lines(text))) {
            assertTrue(clean.chars().allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c)));
            assertEquals(clean, new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
        assertFalse(PlainText.oneLine(text).contains("\n"));
        assertEquals(PlainText.lines(text), PlainText.lines(PlainText.lines(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paypal@example",
                "paypal\uff20example",
                "paypal\ufe6bexample",
                "Pay <p>",
                "p\uff1cx\uff1e",
                "@",
                "a\u202e@b"
            })
    void aNameThatMayBeTakenForAnAddressIsNone(String name) {
        assertEquals("", PlainText.name(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada Lindqvist", "Ｎａｋａｍｕｒａ ½", "שלום\u200f", "O'Neill & Söhne (Berlin)"})
    void anyOtherNameStaysWhole(String name) {
        assertEquals(name, PlainText.name(" " + name + "\n"));
    }

    @Property
    void noNameHoldsASignOfAnAddressOrOfAnotherDirection(
            @ForAll String before, @ForAll String after, @ForAll("signs") String sign) {
        for (var written : List.of(before + sign + after, before)) {
            var name = PlainText.name(written);
            assertFalse(Normalizer.normalize(name, Normalizer.Form.NFKC).matches("(?s).*[@<>].*"), name);
            assertTrue(name.codePoints().noneMatch(c -> c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069));
        }
    }

    /** Every character that is read as one of an address, and those that turn text around. */
    @Provide
    Arbitrary<String> signs() {
        var all = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .mapToObj(Character::toString)
                .filter(c -> Normalizer.normalize(c, Normalizer.Form.NFKC).matches("(?s).*[@<>].*"));
        return Arbitraries.of(Stream.concat(all, Stream.of("\u202e", "\u2066")).toList());
    }

    @Property
    void aCutLeavesNoHalf(@ForAll @IntRange(max = 9) int length) {
        var cut = PlainText.cut("🎻🎻x🎻", length);
        assertTrue(cut.length() <= length && cut.length() >= Math.min(length, 7) - 1);
        assertEquals(cut, PlainText.lines(cut));
    }
}
