package org.calendarinvite.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.organizer.Enrolment;

/** Everything that can be set; {@code cis.mail.domain} is {@code CIS_MAIL_DOMAIN} in the environment. */
@ConfigMapping(prefix = "cis")
public interface Settings {

    /** Folder of the embedded world: mails, queues, database. */
    Path data();

    /** Everything starts in this process ({@code embedded}) or is spoken to over the AWS APIs ({@code aws}). */
    World world();

    /** Whose server this is, at {@code cis.mail.domain}; every record carries its tenant. */
    String tenant();

    /** Further tenants and the mail domain of each; {@code cis.tenants.club=club.example.org}. */
    Map<String, String> tenants();

    /** Folder with *.camel.yaml files; a file here replaces the built-in route of the same name. */
    Optional<Path> routes();

    /** Folder, or {@code s3://bucket/prefix}, with templates and texts; a file here replaces the built-in one of the same path. */
    Optional<String> templates();

    /** Where people reach this server's pages and API, without a slash at the end. */
    URI url();

    /** Signs links; made and kept in the data folder when the world is embedded. */
    Optional<String> secret();

    /** How one becomes an organizer here. */
    Enrolment enrolment();

    /** Who approves organizers, by mail. */
    Optional<String> operator();

    /** Plans by name, beside {@code free}, which {@link Limits} are. */
    Map<String, PlanLimits> plans();

    Shop shop();

    Notices notices();

    Links links();

    Keep keep();

    Mail mail();

    Fresh fresh();

    Limits limits();

    Rates rates();

    Answers answers();

    Questions questions();

    Bulk bulk();

    Unsubscribe unsubscribe();

    EventPage page();

    Schedules schedules();

    Feedback feedback();

    Api api();

    Hooks hooks();

    Live live();

    Oidc oidc();

    Otlp otlp();

    Log log();

    Mailbox mailbox();

    Aws aws();

    /** Queue names by role, e.g. {@code cis.queue.mail}. Each has a dead-letter queue of the same name + {@code -dead}. */
    Map<String, String> queue();

    Visibility visibility();

    Poll poll();

    Health health();

    Bucket bucket();

    Topic topic();

    Dynamo dynamo();

    Http http();

    Smtp smtp();

    Imap imap();

    /** Start-up of the embedded S3 and SQS servers; 0 takes any free port. */
    Embedded embedded();

    enum World {
        EMBEDDED,
        AWS
    }

    interface Questions {
        /** How long the links of a question can be used. */
        Duration live();
    }

    interface Log {
        /** One JSON object a line instead of text; on AWS unless it is switched off. */
        @WithDefault("false")
        boolean json();
    }

    interface Visibility {
        /** How long a message stays hidden while it is worked on. */
        int seconds();
    }

    interface Poll {
        /** How long one poll of a queue waits for a message; 20 on AWS, where polls are paid for, and 2 embedded. */
        @WithDefault("2")
        int seconds();
    }

    interface Health {
        /** From this many dead letters in one queue on, the wellness check is down. */
        @WithDefault("1")
        int deadLetters();
    }

    interface Bucket {
        String mail();
    }

    interface Topic {
        /** Name of the topic that tells what happened to events. */
        String events();
    }

    interface Dynamo {
        String table();
    }

    interface Http {
        int port();
    }

    interface Smtp {
        int port();
    }

    interface Imap {
        int port();
    }
}
