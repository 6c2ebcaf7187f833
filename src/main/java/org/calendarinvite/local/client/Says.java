package org.calendarinvite.local.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an attendee answers. */
enum Says {
    YES("REPLY", "ACCEPTED", "Accepted"),
    MAYBE("REPLY", "TENTATIVE", "Tentatively accepted"),
    NO("REPLY", "DECLINED", "Declined"),
    PROPOSE("COUNTER", "TENTATIVE", "New time proposed");

    private final String method;
    private final String partstat;
    private final String title;

    Says(String method, String partstat, String title) {
        this.method = method;
        this.partstat = partstat;
        this.title = title;
    }

    String method() {
        return method;
    }

    /** PARTSTAT (RFC 5545 3.2.12). */
    String partstat() {
        return partstat;
    }

    /** How the subject of the mail begins. */
    String title() {
        return title;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Says> named(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** What a calendar said that wrote this; empty when it is no answer. */
    static Optional<Says> of(String method, String partstat) {
        return Arrays.stream(values())
                .filter(one -> one.method.equals(method))
                .filter(one -> one == PROPOSE || one.partstat.equals(partstat))
                .findFirst();
    }
}
