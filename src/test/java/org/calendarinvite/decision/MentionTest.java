package org.calendarinvite.decision;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MentionTest {

    private static final Mention BOB = new Mention("bob@example.org");

    @Test
    void anAddressIsFoundInWhateverIsAroundIt() {
        for (var text : List.of(
                "bob@example.org",
                "550 5.1.1 <Bob@Example.ORG>: unknown",
                "email=bob@example.org,",
                "mailto:bob@example.org",
                "'bob@example.org'",
                "I am bob@example.org.")) assertTrue(BOB.in(text), text);
    }

    @Test
    void aPartOfAnotherAddressIsNobody() {
        for (var text : List.of(
                "",
                "jim-bob@example.org",
                "jim.bob@example.org",
                "x+bob@example.org",
                "bob@example.org.uk",
                "bob@example.organic",
                "bob@exampleXorg")) assertFalse(BOB.in(text), text);
    }
}
