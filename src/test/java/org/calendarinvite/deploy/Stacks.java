package org.calendarinvite.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The stacks of {@code deploy/aws}, each with what it must be told. */
final class Stacks {

    static final String NAME = "club";
    static final String DOMAIN = "invites.localhost";

    private Stacks() {}

    static Stack mail(String template) {
        return new Stack(Template.of(template), Map.of("Name", NAME, "MailDomain", DOMAIN), Map.of());
    }

    static Stack run(String template, Map<String, String> more) {
        Map<String, String> given = new HashMap<>(Map.of(
                "Name",
                NAME,
                "Image",
                "none",
                "Host",
                DOMAIN,
                "ApiKeySha256",
                "0".repeat(64),
                "Operator",
                "operator@example.org"));
        given.putAll(more);
        return new Stack(Template.of(template), given, mail(text("mail.yaml")).exports());
    }

    static Stack watch(String template, Map<String, String> more) {
        Map<String, String> given = new HashMap<>(Map.of("Name", NAME, "AlarmAddress", "operator@example.org"));
        given.putAll(more);
        return new Stack(Template.of(template), given, Map.of());
    }

    static String text(String file) {
        try {
            return Files.readString(Path.of("deploy/aws", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
