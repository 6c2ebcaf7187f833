package org.calendarinvite.aws;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.quarkus.main.events.BeforeConfigure;
import org.calendarinvite.invite.Address;
import org.calendarinvite.organizer.Enrolment;
import org.calendarinvite.organizer.Language;
import org.calendarinvite.organizer.Plan;
import org.calendarinvite.settings.Hooks;
import org.calendarinvite.settings.MailboxFlaws;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;

/** Stops the start with one sentence when a setting cannot be meant. */
@ApplicationScoped
public class SettingsCheck {

    /** The longest that SQS keeps a message, in its queue and then among the dead letters. */
    private static final Duration ON_ITS_WAY = Duration.ofDays(2 * 14);

    void check(@Observes BeforeConfigure event, Settings settings) {
        flaw(settings).ifPresent(flaw -> {
            throw new ConfigurationException(flaw);
        });
    }

    public static Optional<String> flaw(Settings settings) {
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
        var bulk = settings.bulk();
        if (bulk.stalled().toSeconds() <= settings.visibility().seconds())
            return Optional.of(
                    "cis.bulk.stalled must be longer than cis.visibility.seconds, for which a page may be tried, and is "
                            + bulk.stalled());
        if (Stream.of(
                        bulk.bytes(),
                        bulk.rows(),
                        bulk.field(),
                        bulk.row(),
                        bulk.atOnce(),
                        bulk.tenantAtOnce(),
                        bulk.revivals())
                .anyMatch(limit -> limit < 1)) return Optional.of("cis.bulk.* must be at least 1");
        if (Language.tag(settings.mail().language()).isEmpty())
            return Optional.of("cis.mail.language must be a language tag (BCP 47) such as de, and is "
                    + settings.mail().language());
        if (settings.templates().filter(place -> !exists(place)).isPresent())
            return Optional.of("cis.templates must name a folder, or s3://bucket/prefix, and is "
                    + settings.templates().get());
        if (settings.routes().filter(folder -> !Files.isDirectory(folder)).isPresent())
            return Optional.of(
                    "cis.routes must name a folder, and is " + settings.routes().get());
        if (settings.oidc().issuer().isPresent() && settings.oidc().audience().isEmpty())
            return Optional.of("cis.oidc.issuer needs cis.oidc.audience: without it a token that the issuer gave for "
                    + "any other application would open this one");
        if (settings.oidc().clientId().isPresent() && settings.oidc().issuer().isEmpty())
            return Optional.of("cis.oidc.client-id needs cis.oidc.issuer, where people sign in");
        return organizers(settings)
                .or(() -> hooks(settings.hooks()))
                .or(() -> keep(settings))
                .or(() -> MailboxFlaws.flaw(settings.mailbox(), mail.lease()));
    }

    /** Who may be an organizer, and what he can buy. */
    private static Optional<String> organizers(Settings settings) {
        var operator = settings.operator();
        if (settings.enrolment() == Enrolment.APPROVAL && operator.isEmpty())
            return Optional.of(
                    "cis.enrolment=approval needs somebody to ask: set cis.operator (CIS_OPERATOR) to the mail "
                            + "address of whoever approves organizers");
        if (operator.filter(written -> !Address.parse(written).equals(operator)
                        || Tenancy.of(settings).ours(written))
                .isPresent())
            return Optional.of("cis.operator must be a mail address in lower case that is not of this server's own "
                    + "domain, and is " + operator.get());
        if (settings.plans().containsKey(Plan.FREE))
            return Optional.of("cis.plans.free is the plan of cis.limits.events-per-organizer and "
                    + "cis.limits.invites-per-event: set those");
        for (var plan : settings.plans().entrySet())
            if (plan.getValue().events() < 0 || plan.getValue().invites() < 0)
                return Optional.of("cis.plans." + plan.getKey() + ".* must not be negative");
        for (var product : settings.shop().products().entrySet()) {
            var sold = product.getValue();
            if (!settings.plans().containsKey(sold.plan()) || sold.days() < 1)
                return Optional.of("cis.shop.products." + product.getKey()
                        + " must have a plan that cis.plans names, and days of at least 1");
        }
        return Optional.empty();
    }

    private static Optional<String> hooks(Hooks hooks) {
        if (hooks.senders() < 1
                || hooks.atOnce() < 1
                || hooks.responseBytes() < 1
                || hooks.timeout().toSeconds() < 1)
            return Optional.of("cis.hooks.senders, at-once, response-bytes and timeout must be at least 1");
        if (hooks.waits().stream().anyMatch(Duration::isNegative))
            return Optional.of("cis.hooks.waits must not be negative, and are " + hooks.waits());
        return Optional.empty();
    }

    /** What a message that comes again needs is still there. */
    private static Optional<String> keep(Settings settings) {
        var keep = settings.keep();
        var held = keep.held().minus(settings.questions().live());
        if (Stream.of(keep.rawMail(), held, keep.lists(), keep.decisions())
                .anyMatch(kept -> kept.compareTo(ON_ITS_WAY) < 0))
            return Optional.of(
                    "cis.keep.raw-mail, lists and decisions must be at least 28 days, and cis.keep.held 28 days more "
                            + "than cis.questions.live: so long a message can be in a queue and among the dead letters");
        if (Stream.of(
                        keep.stories(),
                        keep.feed(),
                        keep.audit(),
                        keep.attendees().orElse(ON_ITS_WAY))
                .anyMatch(kept -> kept.compareTo(Duration.ofDays(1)) < 0))
            return Optional.of("cis.keep.* must be at least one day");
        return Optional.empty();
    }

    private static boolean exists(String templates) {
        return S3Files.named(templates) ? S3Files.wellNamed(templates) : Files.isDirectory(Path.of(templates));
    }
}
