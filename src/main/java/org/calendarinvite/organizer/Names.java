package org.calendarinvite.organizer;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names of people and houses, as they stand where mail programs show a sender. */
public final class Names {

    private static final Pattern ADDRESS = Pattern.compile("[@<>]");

    private Names() {}

    /** Whether it may be taken for an address: in full width and in small forms too (UAX 15, NFKC). */
    public static boolean likeAddress(String name) {
        return ADDRESS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).find();
    }
}
