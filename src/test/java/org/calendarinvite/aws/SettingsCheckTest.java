package org.calendarinvite.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Worlds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsCheckTest {

    @TempDir
    Path data;

    @Test
    void theDefaultsAreSound() {
        assertEquals(Optional.empty(), SettingsCheck.flaw(Worlds.in(data)));
    }

    @Test
    void whatCannotBeMeantIsSaidWithItsName() {
        Map.of(
                        "cis.mail.domain", "Invites.Example.org",
                        "cis.mail.from", "nobody",
                        "cis.url", "nonsense",
                        "cis.mail.lease", "60s",
                        "cis.limits.events-per-organizer", "-1",
                        "cis.hooks.senders", "0",
                        "cis.hooks.waits", "5s,-1s",
                        "cis.templates", "/no/such",
                        "cis.routes", "/no/such")
                .forEach((name, value) -> {
                    var flaw = SettingsCheck.flaw(Worlds.in(data, Map.of(name, value)));
                    assertTrue(flaw.orElse("").contains(name.replace("events-per-organizer", "*")), name + ": " + flaw);
                });
    }

    @Test
    void aLeaseOneSecondShorterThanTheVisibilityIsLongEnough() {
        assertEquals(Optional.empty(), SettingsCheck.flaw(Worlds.in(data, Map.of("cis.mail.lease", "59s"))));
    }
}
