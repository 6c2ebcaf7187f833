package org.calendarinvite.aws;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.calendarinvite.organizer.Keys;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.settings.Aws;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Records;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.Terms;
import org.calendarinvite.store.dynamo.DynamoRecords;
import org.calendarinvite.store.dynamo.DynamoTable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS, or an endpoint that speaks its APIs; with the credentials that the SDK finds by itself. */
public final class AwsCloud implements Cloud {

    private final Keys keys;
    private final Sdk sdk;
    private final S3Client s3;
    private final SqsClient sqs;
    private final SnsClient sns;
    private final SesClient ses;
    private final DynamoDbClient dynamoDb;
    private final Store store;

    public AwsCloud(Settings settings) {
        Aws aws = settings.aws();
        keys = new Keys(settings.api().keySha256().orElse(""), secret(settings));
        sdk = sdk(aws);
        Optional<URI> endpoint = aws.endpoint();
        s3 = sdk.s3(endpoint);
        sqs = sdk.sqs(endpoint);
        sns = sdk.sns(endpoint);
        ses = sdk.ses(
                aws.sesEndpoint().or(() -> endpoint),
                settings.mail().lease().multipliedBy(2).dividedBy(3));
        dynamoDb = dynamoDb(sdk, aws);
        if (aws.provision()) {
            new Provisioner(s3, sqs, sns, settings).provision();
            new BucketRules(s3, settings.bucket().mail()).set(settings.keep());
            DynamoTable.create(dynamoDb, settings.dynamo().table());
        }
        store = new Store(records(dynamoDb, settings));
    }

    /** The table alone, for who moves what is in it; its connections end with the process. */
    public static Records records(Settings settings) {
        var client = dynamoDb(sdk(settings.aws()), settings.aws());
        if (settings.aws().provision())
            DynamoTable.create(client, settings.dynamo().table());
        return records(client, settings);
    }

    private static Records records(DynamoDbClient client, Settings settings) {
        return new DynamoRecords(client, settings.dynamo().table(), Terms.of(settings.keep(), Clock.systemUTC()));
    }

    private static Sdk sdk(Aws aws) {
        return new Sdk(
                region(aws),
                DefaultCredentialsProvider.builder().build(),
                aws.caFile().map(file -> () -> Authority.trusting(file)));
    }

    private static DynamoDbClient dynamoDb(Sdk sdk, Aws aws) {
        return sdk.dynamoDb(aws.dynamodbEndpoint().or(aws::endpoint));
    }

    private static Region region(Aws aws) {
        return aws.region()
                .map(Region::of)
                .or(AwsCloud::regionOfTheSdk)
                .or(() -> aws.endpoint().map(any -> Region.US_EAST_1))
                .orElseThrow(() -> new ConfigurationException(
                        "No AWS region: set cis.aws.region (CIS_AWS_REGION) or AWS_REGION, or cis.aws.endpoint for a"
                                + " compatible service, or cis.world=embedded to run without AWS"));
    }

    private static Optional<Region> regionOfTheSdk() {
        try {
            return Optional.of(
                    new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                            .getRegion());
        } catch (SdkClientException none) {
            return Optional.empty();
        }
    }

    private static String secret(Settings settings) {
        return settings.secret()
                .filter(secret -> secret.length() >= SignedLinks.SHORTEST_SECRET)
                .orElseThrow(() -> new ConfigurationException(
                        "No secret to sign links with: set cis.secret (CIS_SECRET) to at least 32 random characters, the same on every"
                                + " instance"));
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

    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
        sns.close();
        ses.close();
        dynamoDb.close();
        sdk.close();
    }
}
