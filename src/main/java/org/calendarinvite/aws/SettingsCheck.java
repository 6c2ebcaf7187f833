package org.calendarinvite.aws;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.quarkus.main.events.BeforeConfigure;
import org.calendarinvite.Settings;
import org.calendarinvite.invite.Address;
import org.calendarinvite.organizer.Language;

/** Stops the start with one sentence when a setting cannot be meant. */
@ApplicationScoped
public class SettingsCheck {

    void check(@Observes BeforeConfigure event, Settings settings) {
        flaw(settings).ifPresent(flaw -> {
            throw new ConfigurationException(flaw);
        });
    }

    static Optional<String> flaw(Settings settings) {
        var mail = settings.mail();
        var create = "create@" + mail.domain();
        if (!Address.parse(create).equals(Optional.of(create)))
            return Optional.of("cis.mail.domain must be a mail domain in lower case, and is " + mail.domain());
        if (Address.parse(mail.from()).isEmpty())
            return Optional.of("cis.mail.from must be a mail address, and is " + mail.from());
        if (!Set.of("http", "https").contains(String.valueOf(settings.url().getScheme())))
            return Optional.of("cis.url must begin with http:// or https://, and is " + settings.url());
        if (mail.lease().isNegative()
                || mail.lease().isZero()
                || mail.lease().toSeconds() >= settings.visibility().seconds())
            return Optional.of(
                    "cis.mail.lease must be shorter than cis.visibility.seconds, so that a mail whose sender died is "
                            + "tried again, and is " + mail.lease());
        if (mail.limit() < 1
                || settings.limits().eventsPerOrganizer() < 0
                || settings.limits().invitesPerEvent() < 0)
            return Optional.of("cis.mail.limit and cis.limits.* must not be negative");
        if (Language.tag(settings.mail().language()).isEmpty())
            return Optional.of("cis.mail.language must be a language tag (BCP 47) such as de, and is "
                    + settings.mail().language());
        if (settings.templates().filter(place -> !exists(place)).isPresent())
            return Optional.of("cis.templates must name a folder, or s3://bucket/prefix, and is "
                    + settings.templates().get());
        if (settings.routes().filter(folder -> !Files.isDirectory(folder)).isPresent())
            return Optional.of(
                    "cis.routes must name a folder, and is " + settings.routes().get());
        return Optional.empty();
    }

    private static boolean exists(String templates) {
        return S3Files.named(templates) ? S3Files.wellNamed(templates) : Files.isDirectory(Path.of(templates));
    }
}
