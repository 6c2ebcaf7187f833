package org.calendarinvite.local.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Whose calendar writes a mail: they say the same in different words, order and shape. */
enum Dialect {
    GMAIL("-//Google Inc//Google Calendar 70.9054//EN"),
    OUTLOOK("Microsoft Exchange Server 2010"),
    APPLE("-//Apple Inc.//macOS 15.6//EN");

    private final String prodid;

    Dialect(String prodid) {
        this.prodid = prodid;
    }

    String prodid() {
        return prodid;
    }

    static Optional<Dialect> named(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** The one that writes this PRODID; Gmail's where nobody does. */
    static Dialect of(String written) {
        return Arrays.stream(values())
                .filter(one -> one.prodid.equals(written))
                .findFirst()
                .orElse(GMAIL);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A new one, of the form that this calendar gives its events. */
    String uid() {
        String random = UUID.randomUUID().toString();
        return switch (this) {
            case GMAIL -> random.replace("-", "").substring(0, 26) + "@google.com";
            case OUTLOOK ->
                "040000008200E00074C5B7101A82E008"
                        + "00000000"
                        + (random + random).replace("-", "").substring(0, 56).toUpperCase(Locale.ROOT);
            case APPLE -> random.toUpperCase(Locale.ROOT);
        };
    }
}
