package org.calendarinvite.aws;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.calendarinvite.settings.Keep;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Rules by which the bucket forgets by itself; those that somebody else made stay as they are. */
final class BucketRules {

    private static final String OURS = "cis-";

    private final S3Client s3;
    private final String bucket;

    BucketRules(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    void set(Keep keep) {
        var ours = Prefixes.of(keep).entrySet().stream().map(one -> rule(one.getKey(), one.getValue()));
        var others =
                present().stream().filter(rule -> !String.valueOf(rule.id()).startsWith(OURS));
        var all = Stream.concat(others, ours).toList();
        s3.putBucketLifecycleConfiguration(put -> put.bucket(bucket).lifecycleConfiguration(rules -> rules.rules(all)));
    }

    private List<LifecycleRule> present() {
        try {
            return s3.getBucketLifecycleConfiguration(get -> get.bucket(bucket)).rules();
        } catch (S3Exception e) {
            if ("NoSuchLifecycleConfiguration".equals(e.awsErrorDetails().errorCode())) return List.of();
            throw e;
        }
    }

    /** S3 counts whole days, and takes away at the next midnight. */
    private static LifecycleRule rule(String prefix, Duration kept) {
        int days = (int) Math.max(1, kept.plusDays(1).minusNanos(1).toDays());
        return LifecycleRule.builder()
                .id(OURS + prefix.replace("/", ""))
                .status(ExpirationStatus.ENABLED)
                .filter(filter -> filter.prefix(prefix))
                .expiration(expiration -> expiration.days(days))
                .build();
    }
}
