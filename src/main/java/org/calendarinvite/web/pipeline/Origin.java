package org.calendarinvite.web.pipeline;

/** What the place of a route's file tells of it: {@code classpath:routes/mail/sort-mail.camel.yaml} is built in, in the room {@code mail}. */
final class Origin {

    private static final String BUILT_IN = "classpath:";
    private static final String MOUNTED = "mounted";

    private Origin() {}

    static boolean builtIn(String location) {
        return location.startsWith(BUILT_IN);
    }

    /** Those of a mounted folder stand together: it has no rooms. */
    static String room(String location) {
        if (!builtIn(location)) return MOUNTED;
        var parts = location.split("/");
        return parts.length < 2 ? MOUNTED : parts[parts.length - 2];
    }
}
