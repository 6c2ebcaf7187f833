package org.calendarinvite.aws;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.calendarinvite.organizer.Keys;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Store;
import org.calendarinvite.words.FolderFiles;
import org.calendarinvite.words.OwnFiles;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Hands the selected cloud's services to whoever injects them; Camel's components find the clients by type. */
final class Clients {

    Clients() {}

    @Produces
    @Singleton
    static Cloud cloud(Settings settings, Instance<EmbeddedCloud> embedded) {
        if (settings.world() == Settings.World.AWS) return new AwsCloud(settings);
        if (embedded.isResolvable()) return embedded.get();
        throw new ConfigurationException(
                "This packaging has no embedded world: set cis.aws.region (CIS_AWS_REGION) to run on"
                        + " AWS, or cis.aws.endpoint (CIS_AWS_ENDPOINT) for a compatible service, with credentials as the AWS"
                        + " SDK finds them");
    }

    static void close(@Disposes Cloud cloud) {
        if (!(cloud instanceof EmbeddedCloud)) cloud.close();
    }

    @Produces
    @Singleton
    static S3Client s3(Cloud cloud) {
        return cloud.s3();
    }

    @Produces
    @Singleton
    static SqsClient sqs(Cloud cloud) {
        return cloud.sqs();
    }

    @Produces
    @Singleton
    static SnsClient sns(Cloud cloud) {
        return cloud.sns();
    }

    @Produces
    @Singleton
    static SesClient ses(Cloud cloud) {
        return cloud.ses();
    }

    /** For the refusals that a route puts there; the embedded world has none and no such route. */
    @Produces
    @Dependent
    static DynamoDbClient dynamoDb(Cloud cloud) {
        return cloud instanceof AwsCloud aws ? aws.dynamoDb() : null;
    }

    /** Under the name that routes use. */
    @Produces
    @Singleton
    @Named("store")
    static Store store(Cloud cloud) {
        return cloud.store();
    }

    @Produces
    @Singleton
    static OwnFiles templates(Settings settings, Cloud cloud) {
        return settings.templates()
                .map(place -> S3Files.named(place)
                        ? new S3Files(cloud.s3(), place, settings.fresh().templates())
                        : new FolderFiles(Path.of(place)))
                .orElse(OwnFiles.NONE);
    }

    @Produces
    @Singleton
    static Keys keys(Cloud cloud) {
        return cloud.keys();
    }

    @Produces
    @Singleton
    static SignedLinks links(Keys keys) {
        return new SignedLinks(keys.secret());
    }
}
