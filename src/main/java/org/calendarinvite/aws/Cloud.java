package org.calendarinvite.aws;

import org.calendarinvite.organizer.Keys;
import org.calendarinvite.store.Store;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The services that the routes stand on: AWS itself, or the embedded world that speaks the same APIs. Ready, with all
 * that {@link Provisioner} makes, when constructed.
 */
public interface Cloud extends AutoCloseable {

    S3Client s3();

    SqsClient sqs();

    SnsClient sns();

    SesClient ses();

    Store store();

    Keys keys();

    @Override
    void close();
}
