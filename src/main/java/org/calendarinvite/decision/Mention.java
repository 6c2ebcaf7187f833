package org.calendarinvite.decision;

import java.util.regex.Pattern;

/** Finds one address in whatever somebody wrote, in any case, and not as a part of another address. */
public final class Mention {

    /** Much else may be part of an address, and stands before one far more often. */
    private static final String BEFORE = "(?<![a-z0-9_%+.-])";

    private static final String AFTER = "(?![a-z0-9-]|\\.[a-z0-9])";

    private final String email;
    private final Pattern pattern;

    /** @param email normalised */
    public Mention(String email) {
        this.email = email;
        this.pattern = Pattern.compile(BEFORE + Pattern.quote(email) + AFTER, Pattern.CASE_INSENSITIVE);
    }

    public String email() {
        return email;
    }

    public boolean in(String text) {
        return pattern.matcher(text).find();
    }
}
