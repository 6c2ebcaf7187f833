package org.calendarinvite.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where AWS is, {@code cis.aws}. */
public interface Aws {

    /** One endpoint for every service (LocalStack and its like); absent on AWS itself. */
    Optional<URI> endpoint();

    /** Where SES is, if not at {@code endpoint}. */
    Optional<URI> sesEndpoint();

    /** Where DynamoDB is, if not at {@code endpoint}. */
    Optional<URI> dynamodbEndpoint();

    Optional<String> region();

    /** Whose queues they are, in twelve digits; without it each is looked for in the list of all, which a role must be allowed. */
    Optional<String> account();

    /** PEM file with the certificate authority of the endpoint, if the JDK does not know it. */
    Optional<Path> caFile();

    /** Between two looks at whether SES sends again, once its quota of 24 hours is spent. */
    Duration rest();

    /** Create the bucket, the queues, the topic, its subscriptions and the table when they are absent. */
    boolean provision();
}
