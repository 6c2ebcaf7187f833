package org.calendarinvite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no ann@example.com, bob@y.example | no a*******@example.com, b*******@y.example",
                "no <\"ann lee\"@example.com> | no <\"*******@example.com>",
                "no \"ann \\\"the\\\" lee\"@example.com | no \"*******@example.com",
                "no \"ann@home\"@example.com | no \"*******@example.com",
                "{\"to\":\"\\\"ann lee\\\"@example.com\"} | {\"to\":\"*******@example.com\"}",
                "said \"hello\" to \"ann\"@example.com | said \"hello\" to \"*******@example.com",
                "no ann@übung.example | no a*******@übung.example",
                "no ann@例え.example | no a*******@例え.example",
                "no äny@example.com | no ä*******@example.com",
                "no ann@[192.0.2.1] | no a*******@[192.0.2.1]",
                "https://x.example/p?to=ann%40example.com&n=1 | https://x.example/p?to=a*******%40example.com&n=1",
                "to=ann%2540example.com | to=a*******%2540example.com",
                "to=ann%40x.example%2Cbob%40y.example | to=a*******%40x.example%*******%40y.example",
                "ann%40x.example@relay.example | a*******@relay.example",
                "ann@x.example_bob@y.example | a*******@x.example_*******@y.example",
            })
    void addressesAreMaskedHoweverTheyAreWritten(String text, String masked) {
        assertEquals(masked, Mask.addresses(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"any", "@Inject is missing", "100% of 40", "\"ann\" @ home", "a%20b", "\"\"", "@", "%40"})
    void whatIsNoAddressStays(String text) {
        assertEquals(text, Mask.addresses(text));
    }

    @Test
    void quotesHoldAsManyCharactersAsAMailboxMayHave() {
        assertFalse(Mask.addresses("\"ann " + "x".repeat(60) + "\"@example.com").contains("ann"));
    }

    /** Quadratic work would take minutes for some of them, and a recursion would overflow. */
    @Test
    void aLongTextOfAlmostAddressesIsReadOnce() {
        for (var part : "a \" \\\" \"\\ @ a@ a@b a@b_ % %4 %40 %25 a%40- a%40b a%4025 =a%40 \"a@ %40%25".split(" ")) {
            var text = part.repeat(300_000 / part.length());
            assertFalse(Mask.addresses(text).isEmpty(), part);
        }
    }
}
