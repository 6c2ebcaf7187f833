package org.calendarinvite.web.pipeline;

import java.nio.file.Path;
import java.util.Optional;

/** What the place of a route's file tells of it: {@code …/routes/mail/sort-mail.camel.yaml} is built in, in the room {@code mail}. */
final class Origin {

    private static final String OWN = "mounted";

    private Origin() {}

    static boolean mounted(String location, Optional<Path> folder) {
        return folder.filter(own -> location.contains(own.toAbsolutePath().toString()))
                .isPresent();
    }

    /** Those of a mounted folder stand together: it has no rooms. */
    static String room(String location, Optional<Path> folder) {
        var parts = location.split("/");
        return mounted(location, folder) || parts.length < 2 ? OWN : parts[parts.length - 2];
    }
}
