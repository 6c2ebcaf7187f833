package org.calendarinvite.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
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
    void whatAMessageMayNeedAgainIsKeptForAsLongAsItCanCome() {
        for (var name : List.of("raw-mail", "lists", "decisions")) {
            assertEquals(Optional.empty(), SettingsCheck.flaw(Worlds.in(data, Map.of("cis.keep." + name, "28d"))));
            var flaw = SettingsCheck.flaw(Worlds.in(data, Map.of("cis.keep." + name, "27d")));
            assertTrue(flaw.orElse("").contains(name), name);
        }
        assertEquals(Optional.empty(), SettingsCheck.flaw(Worlds.in(data, Map.of("cis.keep.held", "31d"))));
        assertTrue(SettingsCheck.flaw(Worlds.in(data, Map.of("cis.keep.held", "30d")))
                .isPresent());
        for (var name : List.of("stories", "feed", "audit", "attendees")) {
            assertEquals(Optional.empty(), SettingsCheck.flaw(Worlds.in(data, Map.of("cis.keep." + name, "1d"))));
            assertTrue(
                    SettingsCheck.flaw(Worlds.in(data, Map.of("cis.keep." + name, "23h")))
                            .isPresent(),
                    name);
        }
    }

    @Test
    void anIssuerSaysForWhomItsTokensAreMeant() {
        var issuer = "https://issuer.example.org";
        assertTrue(SettingsCheck.flaw(Worlds.in(data, Map.of("cis.oidc.issuer", issuer)))
                .orElse("")
                .contains("cis.oidc.audience"));
        var both = Map.of("cis.oidc.issuer", issuer, "cis.oidc.audience", "dashboard");
        assertEquals(Optional.empty(), SettingsCheck.flaw(Worlds.in(data, both)));
        assertTrue(SettingsCheck.flaw(Worlds.in(data, Map.of("cis.oidc.client-id", "dashboard")))
                .orElse("")
                .contains("cis.oidc.issuer"));
    }

    @Test
    void organizersAndWhatTheyBuyMustFitTogether() {
        for (var wrong : List.of(
                Map.of("cis.enrolment", "approval"),
                Map.of("cis.operator", "somebody"),
                Map.of("cis.operator", "op@invites.localhost"),
                Map.of("cis.plans.free.events", "1", "cis.plans.free.invites", "1"),
                Map.of("cis.plans.gold.events", "-1", "cis.plans.gold.invites", "1"),
                Map.of("cis.shop.products.1.plan", "gold", "cis.shop.products.1.days", "30")))
            assertTrue(SettingsCheck.flaw(Worlds.in(data, wrong)).isPresent(), wrong::toString);
        var right = Map.of(
                "cis.enrolment", "approval",
                "cis.operator", "op@example.org",
                "cis.plans.gold.events", "50",
                "cis.plans.gold.invites", "0",
                "cis.shop.products.1.plan", "gold",
                "cis.shop.products.1.days", "1");
        assertEquals(Optional.empty(), SettingsCheck.flaw(Worlds.in(data, right)));
    }

    @Test
    void aLeaseOneSecondShorterThanTheVisibilityIsLongEnough() {
        assertEquals(Optional.empty(), SettingsCheck.flaw(Worlds.in(data, Map.of("cis.mail.lease", "59s"))));
    }
}
