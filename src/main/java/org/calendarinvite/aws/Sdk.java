package org.calendarinvite.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.calendarinvite.aws.trace.Carrier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.TlsTrustManagersProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Builds SDK clients that share one connection pool; close it after them. An empty endpoint is AWS itself. */
public final class Sdk implements AutoCloseable {

    /** Longer than the longest poll of a queue (20 s). */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http;

    public Sdk(Region region, AwsCredentialsProvider credentials, Optional<TlsTrustManagersProvider> trust) {
        this.region = region;
        this.credentials = credentials;
        ApacheHttpClient.Builder pool = ApacheHttpClient.builder()
                .maxConnections(200)
                .connectionTimeout(Duration.ofSeconds(5))
                .connectionAcquisitionTimeout(Duration.ofSeconds(10))
                .socketTimeout(ANSWER);
        trust.ifPresent(pool::tlsTrustManagersProvider);
        http = pool.build();
    }

    public S3Client s3(Optional<URI> endpoint) {
        var builder = S3Client.builder();
        if (endpoint.isPresent()) {
            builder.forcePathStyle(true)
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        }
        return build(builder, endpoint);
    }

    public SqsClient sqs(Optional<URI> endpoint) {
        return build(SqsClient.builder(), endpoint);
    }

    public SnsClient sns(Optional<URI> endpoint) {
        return build(SnsClient.builder(), endpoint);
    }

    /**
     * SES sends a mail again when it is asked again, so it is asked again only when it said that it was asked too fast.
     *
     * @param patience how long it may take; shorter than the lease of a mail, so that nobody else sends it meanwhile
     */
    public SesClient ses(Optional<URI> endpoint, Duration patience) {
        return build(SesClient.builder(), endpoint, patience, patience, SesRate.whenTooFast());
    }

    public DynamoDbClient dynamoDb(Optional<URI> endpoint) {
        return build(DynamoDbClient.builder(), endpoint);
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(
            B builder, Optional<URI> endpoint) {
        return build(builder, endpoint, ANSWER, ANSWER.multipliedBy(3), AwsRetryStrategy.standardRetryStrategy());
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(
            B builder, Optional<URI> endpoint, Duration attempt, Duration call, RetryStrategy retries) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(o -> {
                    o.retryStrategy(retries)
                            .apiCallAttemptTimeout(attempt)
                            .apiCallTimeout(call)
                            .addExecutionInterceptor(new Carrier());
                    if (CallLog.on()) o.addExecutionInterceptor(new CallLog());
                })
                .build();
    }

    @Override
    public void close() {
        http.close();
    }
}
