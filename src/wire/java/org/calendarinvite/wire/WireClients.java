package org.calendarinvite.wire;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS SDK clients of the servers under test. */
public final class WireClients {

    public static final Region REGION = Region.US_EAST_1;

    private WireClients() {}

    /** Path style, because there is no DNS name per bucket. */
    public static S3Client s3(URI endpoint) {
        return at(endpoint, S3Client.builder().forcePathStyle(true));
    }

    public static SqsClient sqs(URI endpoint) {
        return at(endpoint, SqsClient.builder());
    }

    public static SnsClient sns(URI endpoint) {
        return at(endpoint, SnsClient.builder());
    }

    public static SesClient ses(URI endpoint) {
        return at(endpoint, SesClient.builder());
    }

    private static <B extends AwsClientBuilder<B, C>, C> C at(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }
}
