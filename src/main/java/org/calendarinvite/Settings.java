package org.calendarinvite;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.organizer.Enrolment;
import org.calendarinvite.settings.Bulk;
import org.calendarinvite.settings.Feedback;
import org.calendarinvite.settings.Fresh;
import org.calendarinvite.settings.Hooks;
import org.calendarinvite.settings.Keep;
import org.calendarinvite.settings.Links;
import org.calendarinvite.settings.Live;
import org.calendarinvite.settings.Mailbox;
import org.calendarinvite.settings.Notices;
import org.calendarinvite.settings.Oidc;
import org.calendarinvite.settings.PlanLimits;
import org.calendarinvite.settings.Shop;
import org.calendarinvite.settings.Unsubscribe;

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

    Answers answers();

    Questions questions();

    Bulk bulk();

    Unsubscribe unsubscribe();

    Feedback feedback();

    Api api();

    Hooks hooks();

    Live live();

    Oidc oidc();

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

    interface Mail {
        /** All mail to this domain is ours. */
        String domain();

        /** The address that all mail of ours comes from; SES must know its domain. */
        String from();

        /** Of whom no language is known reads this one (BCP 47). */
        String language();

        /** Largest mail that is read, in bytes. */
        long limit();

        /** How long a worker may take to hand one mail to SES before another may try. Shorter than the visibility timeout. */
        Duration lease();
    }

    interface Answers {
        /** Whether answers lapse, and everybody is asked anew, when the times change (RFC 6638 3.2.8). */
        boolean askAgain();

        /** What becomes of answers from people who were not invited, unless an event says otherwise. */
        Strangers strangers();
    }

    interface Questions {
        /** How long the links of a question can be used. */
        Duration live();
    }

    interface Limits {
        /** Mails of one kind that one address gets, or causes, in an hour, besides invitations and their changes. */
        int noticesPerHour();

        /** Changes of one event in an hour that its attendees are told of; cancellations are not counted. */
        int changesPerHour();

        /** Lists of attendees that one event's organizer is mailed in an hour. */
        int reportsPerHour();

        /** Living events of one organizer. */
        int eventsPerOrganizer();

        int invitesPerEvent();

        /** Characters of SUMMARY and LOCATION. */
        int summary();

        /** Characters of DESCRIPTION. */
        int description();

        /** ATTENDEEs of one calendar that is read, over all its events. */
        int guests();
    }

    interface Api {
        /** SHA-256 in hex of the system key; none means that nobody has one. */
        Optional<String> keySha256();

        /** Calls with one key in a second. */
        int requestsPerSecond();

        /** Calls from one address in a second, whatever keys they show. */
        int requestsPerSecondFromAddress();

        /** Invites that the API takes a second, over all callers. */
        int invitesPerSecond();
    }

    interface Log {
        /** One JSON object a line instead of text; on AWS unless it is switched off. */
        @WithDefault("false")
        boolean json();
    }

    interface Aws {
        /** One endpoint for every service (LocalStack and its like); absent on AWS itself. */
        Optional<URI> endpoint();

        /** Where SES is, if not at {@code endpoint}. */
        Optional<URI> sesEndpoint();

        /** Where DynamoDB is, if not at {@code endpoint}. */
        Optional<URI> dynamodbEndpoint();

        Optional<String> region();

        /** PEM file with the certificate authority of the endpoint, if the JDK does not know it. */
        Optional<Path> caFile();

        /** Create the bucket, the queues, the topic, its subscriptions and the table when they are absent. */
        boolean provision();
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

    interface Embedded {
        @WithDefault("0")
        int s3Port();

        @WithDefault("0")
        int sqsPort();

        /** The system key; made, kept in the data folder and printed when absent. */
        Optional<String> apiKey();

        /** For crash tests: end the process as SIGKILL would, the first time that this step of a route has run. */
        Optional<String> haltAfter();
    }
}
