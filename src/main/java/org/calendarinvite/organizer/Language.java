package org.calendarinvite.organizer;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The name of a language (BCP 47): {@code de}, {@code pt-BR}. */
public final class Language {

    /** As long as RFC 5646 4.4.1 asks everybody to take. */
    private static final int LONGEST = 35;

    private static final Set<String> SPOKEN = Set.of(Locale.getISOLanguages());

    private Language() {}

    /** In its canonical form; empty for what is none (ISO 639), so that nothing else is kept as one. */
    public static Optional<String> tag(String written) {
        if (written == null || written.length() > LONGEST) return Optional.empty();
        try {
            var locale = new Locale.Builder().setLanguageTag(written.strip()).build();
            return Optional.of(locale.toLanguageTag()).filter(tag -> spoken(locale));
        } catch (IllformedLocaleException none) {
            return Optional.empty();
        }
    }

    /** Languages of three letters are more than the JDK lists. */
    private static boolean spoken(Locale locale) {
        return locale.getLanguage().length() == 3 || SPOKEN.contains(locale.getLanguage());
    }
}
