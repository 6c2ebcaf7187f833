package org.calendarinvite.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The texts and layouts that come with the server. */
public final class BuiltIn {

    private BuiltIn() {}

    /** @param name below {@code templates/} */
    public static Optional<String> text(String name) {
        try (var in = BuiltIn.class.getResourceAsStream("/templates/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The built-in " + name + " cannot be read", e);
        }
    }
}
