package org.calendarinvite.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.calendarinvite.Worlds;
import org.calendarinvite.settings.Settings;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class BucketRulesTest {

    private final Bucket bucket = new Bucket();

    @Test
    void eachPrefixHasARuleAndRulesOfOthersStay() {
        bucket.rules = List.of(
                LifecycleRule.builder().id("archive").build(),
                LifecycleRule.builder().build());
        set(Map.of("cis.keep.raw-mail", "30d", "cis.keep.held", "721h"));
        assertEquals(
                List.of(
                        "archive null",
                        "cis-bulk bulk/ 90",
                        "cis-mail mail/ 30",
                        "cis-quarantine quarantine/ 31",
                        "cis-schedules schedules/ 90"),
                said());
        assertEquals(6, bucket.rules.size());
    }

    @Test
    void settingThemAgainReplacesOnlyOurs() {
        set(Map.of());
        set(Map.of("cis.keep.raw-mail", "28d"));
        assertEquals(
                List.of(
                        "cis-bulk bulk/ 90",
                        "cis-mail mail/ 28",
                        "cis-quarantine quarantine/ 90",
                        "cis-schedules schedules/ 90"),
                said());
    }

    private void set(Map<String, String> more) {
        Settings settings = Worlds.in(Path.of("unused"), more);
        new BucketRules(bucket, "cis-mail").set(settings.keep());
    }

    private List<String> said() {
        return bucket.rules.stream()
                .filter(rule -> rule.id() != null)
                .map(rule -> rule.expiration() == null
                        ? rule.id() + " null"
                        : rule.id() + " " + rule.filter().prefix() + " "
                                + rule.expiration().days())
                .sorted()
                .toList();
    }

    /** Has none at first, and then those that it was given last, as S3. */
    private static final class Bucket implements S3Client {

        private List<LifecycleRule> rules;

        @Override
        public GetBucketLifecycleConfigurationResponse getBucketLifecycleConfiguration(
                GetBucketLifecycleConfigurationRequest asked) {
            if (rules != null)
                return GetBucketLifecycleConfigurationResponse.builder()
                        .rules(rules)
                        .build();
            throw S3Exception.builder()
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("NoSuchLifecycleConfiguration")
                            .build())
                    .build();
        }

        @Override
        public PutBucketLifecycleConfigurationResponse putBucketLifecycleConfiguration(
                PutBucketLifecycleConfigurationRequest asked) {
            rules = asked.lifecycleConfiguration().rules();
            return PutBucketLifecycleConfigurationResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {}
    }
}
