package org.calendarinvite.mail.mailbox;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.component.mail.MailAuthenticator;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.calendarinvite.settings.Mailbox;
import org.calendarinvite.settings.Mailbox.Security;
import org.calendarinvite.settings.Settings;

/** How the two mail servers are spoken to. Names and passwords stay out of endpoint URIs, which logs and pictures show. */
final class Accounts {

    /** Longer than a busy server takes to answer a command. */
    private static final Duration ANSWER = Duration.ofSeconds(60);

    Accounts() {}

    @Produces
    @Singleton
    @Named("imapSession")
    static Session imap(Settings settings) {
        var imap = settings.mailbox().imap();
        var properties = properties("mail.imap.", imap.port(), imap.security(), ANSWER);
        imap.host().ifPresent(host -> properties.put("mail.imap.host", host));
        // A mail within the limit is fetched whole: chunks depend on sizes that not every server counts right.
        properties.put("mail.imap.partialfetch", "false");
        return Session.getInstance(properties);
    }

    @Produces
    @Singleton
    @Named("smtpSession")
    static Session smtp(Settings settings) {
        var smtp = settings.mailbox().smtp();
        var properties = properties("mail.smtp.", smtp.port(), smtp.security(), smtp.timeout());
        smtp.host().ifPresent(host -> properties.put("mail.smtp.host", host));
        properties.put("mail.smtp.auth", String.valueOf(smtp.user().isPresent()));
        properties.put("mail.smtp.from", smtp.bounces());
        properties.put("mail.smtp.localhost", settings.mail().domain());
        properties.put("mail.smtp.quitwait", "false");
        return Session.getInstance(properties);
    }

    @Produces
    @Singleton
    @Named("imapLogin")
    static MailAuthenticator imapLogin(Settings settings) {
        Mailbox.Imap imap = settings.mailbox().imap();
        return new Login(imap.user(), imap.password());
    }

    @Produces
    @Singleton
    @Named("smtpLogin")
    static MailAuthenticator smtpLogin(Settings settings) {
        Mailbox.Smtp smtp = settings.mailbox().smtp();
        return new Login(smtp.user(), smtp.password());
    }

    /** No header of a mail becomes one of its exchange: the mailbox obeys {@code delete}, {@code moveTo} and {@code copyTo}. */
    @Produces
    @Singleton
    @Named("noMailHeaders")
    static HeaderFilterStrategy noMailHeaders() {
        var strategy = new DefaultHeaderFilterStrategy();
        strategy.setInFilterPattern(".*");
        return strategy;
    }

    private static Properties properties(String prefix, int port, Security security, Duration patience) {
        var properties = new Properties();
        properties.put(prefix + "port", String.valueOf(port));
        properties.put(prefix + "ssl.enable", String.valueOf(security == Security.SSL));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", String.valueOf(security == Security.STARTTLS));
        properties.put(prefix + "starttls.required", String.valueOf(security == Security.STARTTLS));
        for (var wait : new String[] {"connectiontimeout", "timeout", "writetimeout"})
            properties.put(prefix + wait, String.valueOf(patience.toMillis()));
        return properties;
    }

    /** A class and no record: a record would print the password. */
    private static final class Login extends MailAuthenticator {
        private final Optional<String> user;
        private final Optional<String> password;

        Login(Optional<String> user, Optional<String> password) {
            this.user = user;
            this.password = password;
        }

        @Override
        public jakarta.mail.PasswordAuthentication getPasswordAuthentication() {
            return new jakarta.mail.PasswordAuthentication(user.orElse(null), password.orElse(null));
        }
    }
}
