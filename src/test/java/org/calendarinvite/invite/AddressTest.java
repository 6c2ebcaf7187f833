package org.calendarinvite.invite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressTest {

    @Test
    void spellingsOfOneAddressAreOneAddress() {
        Map.of(
                        "Jo@Example.COM", "jo@example.com",
                        " MAILTO:jo@example.com ", "jo@example.com",
                        "mailto:jo%40example.com?subject=Hi", "jo@example.com",
                        "mailto:%20jo+tag@example.com", "jo+tag@example.com",
                        "50%off@example.com", "50%off@example.com",
                        "mailto:50%off@example.com", "50%off@example.com",
                        "jo@Bücher.example", "jo@xn--bcher-kva.example",
                        "jo@localhost", "jo@localhost")
                .forEach((written, address) -> assertEquals(Optional.of(address), Address.parse(written), written));
    }

    @Test
    void whatNobodyCanBeMailedAtIsNoAddress() {
        for (String written : new String[] {
            null,
            "",
            "jo",
            "@example.com",
            "jo@",
            "jo@@example.com",
            "jo doe@example.com",
            "\"jo\"@example.com",
            "<jo@example.com>",
            "jo@example.com,al@example.com",
            "jo;al@example.com",
            "jo@example.com\r\nBcc: al@example.com",
            "mailto:jo%0D%0A@example.com",
            "jörg@example.com",
            ".jo@example.com",
            "jo..e@example.com",
            "jo@-example.com",
            "jo@example..com",
            "jo@[127.0.0.1]",
            "x".repeat(65) + "@example.com",
            "jo@" + "a.".repeat(130) + "com",
            "jo@" + "x".repeat(64) + ".com",
            "/o=Exchange/cn=Jo",
            "invalid:nomail",
            "urn:uuid:1"
        }) assertEquals(Optional.empty(), Address.parse(written), written);
    }
}
