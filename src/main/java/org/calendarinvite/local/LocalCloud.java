package org.calendarinvite.local;

import io.opentelemetry.context.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.aws.Channel;
import org.calendarinvite.aws.EmbeddedCloud;
import org.calendarinvite.aws.Provisioner;
import org.calendarinvite.aws.Sdk;
import org.calendarinvite.organizer.Keys;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;
import org.calendarinvite.store.Records;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.Terms;
import org.calendarinvite.store.sql.SqlRecords;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The embedded world: everything in this process, on loopback, with its data in one folder. Runs when constructed. */
public final class LocalCloud implements EmbeddedCloud {

    static {
        // Without it, Angus Mail looks up a service for every MIME object: ten times slower with our class path.
        System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
    }

    private static final Logger LOG = Logger.getLogger(LocalCloud.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Keys keys;
    private final String apiKey;
    private final S3Client s3;
    private final SqsClient sqs;
    private final Topics sns;
    private final PostOffice ses;
    private final Store store;
    private final MailServer mail;
    private final Mailboxes mailboxes;

    public LocalCloud(Settings settings) {
        Path data = settings.data();
        try {
            Disk.folder(data);
            opened(Disk.lock(data));
            apiKey = settings.embedded().apiKey().isPresent()
                    ? settings.embedded().apiKey().get()
                    : Disk.secret(data.resolve("api-key"));
            String secret =
                    settings.secret().isPresent() ? settings.secret().get() : Disk.secret(data.resolve("secret"));
            keys = new Keys(Keys.sha256(apiKey), secret);
            Sdk sdk = opened(new Sdk(
                    Region.US_EAST_1,
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("embedded", "embedded")),
                    Optional.empty()));
            Buckets buckets =
                    opened(new Buckets(data.resolve("s3"), settings.embedded().s3Port()));
            Queues queues =
                    opened(new Queues(data.resolve("sqs"), settings.embedded().sqsPort()));
            s3 = opened(sdk.s3(Optional.of(buckets.endpoint())));
            sqs = opened(sdk.sqs(Optional.of(queues.endpoint())));
            sns = opened(new Topics(sqs));
            new Provisioner(s3, sqs, sns, settings).provision();
            store = opened(new Store(records(settings)));
            mail = new MailServer(settings);
            mailboxes = new Mailboxes(data.resolve("mailboxes"), mail.getUserManager());
            String mailQueue = Channel.MAIL.queue(settings);
            Tenants tenants = Tenancy.of(settings);
            String feedbackQueue = Channel.FEEDBACK.queue(settings);
            String feedbackUrl =
                    sqs.getQueueUrl(q -> q.queueName(feedbackQueue)).queueUrl();
            ses = new PostOffice(mailboxes, tenants, notice -> {
                // Of the trace of a mail SES knows nothing.
                try (var none = Context.root().makeCurrent()) {
                    sqs.sendMessage(m -> m.queueUrl(feedbackUrl).messageBody(notice));
                }
            });
            MailEdge edge = new MailEdge(s3, settings.bucket().mail(), sqs, mailQueue, tenants, mailboxes);
            mail.open(edge::accept, mailboxes::open);
            opened(mail);
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("The embedded world does not start in " + data.toAbsolutePath(), e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** What is kept, for whoever has locked the folder. */
    static Records records(Settings settings) {
        return SqlRecords.open(settings.data().resolve("store.db"), Terms.of(settings.keep(), Clock.systemUTC()));
    }

    private <T extends AutoCloseable> T opened(T service) {
        open.push(service);
        return service;
    }

    @Override
    public S3Client s3() {
        return s3;
    }

    @Override
    public SqsClient sqs() {
        return sqs;
    }

    @Override
    public SnsClient sns() {
        return sns;
    }

    @Override
    public SesClient ses() {
        return ses;
    }

    /** The same as {@link #ses()}, for tests that make it fail. */
    public PostOffice postOffice() {
        return ses;
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Keys keys() {
        return keys;
    }

    /** The system key in clear, to be shown to who starts the server. */
    String apiKey() {
        return apiKey;
    }

    /** What lies in the mailboxes. */
    public Boxes boxes() {
        return mailboxes.boxes();
    }

    public int smtpPort() {
        return mail.smtpPort();
    }

    public int imapPort() {
        return mail.imapPort();
    }

    /** What was opened last is closed first: mail in, then clients, then the servers behind them. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable service = open.pop();
            try {
                service.close();
            } catch (Exception e) {
                LOG.warnf("%s did not stop: %s", service.getClass().getSimpleName(), e);
            }
        }
    }
}
