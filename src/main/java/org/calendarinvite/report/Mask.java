package org.calendarinvite.report;

/** Takes the person out of an address or a name: {@code johndoe@example.com} → {@code j*******@example.com}. */
public final class Mask {

    private static final String STARS = "*******";

    private Mask() {}

    public static String address(String email) {
        int at = email.lastIndexOf('@');
        return at < 1 ? name(email) : name(email.substring(0, at)) + email.substring(at);
    }

    /** {@code John Doe} → {@code J*******}; an empty name stays empty. */
    public static String name(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + STARS;
    }
}
