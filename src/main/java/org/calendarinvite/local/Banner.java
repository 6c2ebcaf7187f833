package org.calendarinvite.local;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.settings.Mailbox;
import org.calendarinvite.settings.Settings;
import org.jboss.logging.Logger;

/** Says where everything is, once it is there. */
@ApplicationScoped
class Banner {

    private static final Logger LOG = Logger.getLogger(Banner.class);

    void show(@Observes StartupEvent started, Settings settings, Instance<LocalCloud> cloud) {
        if (settings.world() != Settings.World.EMBEDDED) return;
        LOG.info(text(settings, cloud.get()));
    }

    private static String text(Settings settings, LocalCloud cloud) {
        String domain = settings.mail().domain();
        return """
                Everything runs in this process (cis.world=embedded)%s.
                  API            %s
                  System key     %s   (header x-api-key)
                  Send mail to   create@%s by SMTP at localhost:%d; any other address is a mailbox here
                  Read mail      by IMAP at localhost:%d; login is the address, any password
                  Data           %s"""
                .formatted(
                        but(settings.mailbox()),
                        settings.url(),
                        cloud.apiKey(),
                        domain,
                        cloud.smtpPort(),
                        cloud.imapPort(),
                        settings.data().toAbsolutePath().normalize());
    }

    private static String but(Mailbox mailbox) {
        var ways = Stream.of(
                        mailbox.imap().host().map(host -> "mail comes in from the mailbox at " + host),
                        mailbox.smtp().host().map(host -> "mail goes out by the relay " + host))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return ways.isEmpty() ? "" : ", but " + ways;
    }
}
