package org.calendarinvite.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CursorTest {

    private final Cursor cursor = new Cursor("0123456789abcdef0123456789abcdef");

    @Test
    void aPlaceComesBackAndShowsNobodysAddress() {
        var next = cursor.seal("bob@example.com");
        assertEquals("bob@example.com", cursor.open(next));
        assertFalse(new String(Base64.getUrlDecoder().decode(next), StandardCharsets.ISO_8859_1).contains("bob"));
    }

    @Test
    void theLastPageHasNoNext() {
        assertEquals("", cursor.seal(""));
        assertEquals("", cursor.open(null));
    }

    @Test
    void whatWasNotSealedHereIsABadRequest() {
        for (var forged : new String[] {
            "x", "!!", "Ym9iQGV4YW1wbGUuY29t", cursor.seal("a").substring(1)
        }) {
            assertEquals(
                    400,
                    assertThrows(Problem.class, () -> cursor.open(forged), forged)
                            .status());
        }
        assertThrows(Problem.class, () -> new Cursor("another secret").open(cursor.seal("a")));
    }
}
