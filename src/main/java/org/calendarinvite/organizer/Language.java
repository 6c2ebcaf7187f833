package org.calendarinvite.organizer;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** The name of a language (BCP 47): {@code de}, {@code pt-BR}. */
public final class Language {

    /** As long as RFC 5646 4.4.1 asks everybody to take. */
    private static final int LONGEST = 35;

    private Language() {}

    /** In its canonical form; empty for what is none, so that nothing else is kept as one. */
    public static Optional<String> tag(String written) {
        if (written == null || written.length() > LONGEST) return Optional.empty();
        try {
            var locale = new Locale.Builder().setLanguageTag(written.strip()).build();
            return Optional.of(locale.toLanguageTag())
                    .filter(tag -> !locale.getLanguage().isEmpty());
        } catch (IllformedLocaleException none) {
            return Optional.empty();
        }
    }
}
