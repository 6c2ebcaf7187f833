package org.calendarinvite.aws;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import org.calendarinvite.settings.Settings;
import software.amazon.awssdk.services.s3.S3Client;

/** Takes objects away that are older than their prefix is kept, where the bucket has no rules of its own. */
@ApplicationScoped
@Named("oldObjects")
public class OldObjects {

    private final S3Client s3;
    private final Settings settings;

    @Inject
    public OldObjects(S3Client s3, Settings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    public void sweep() {
        sweepAt(Clock.systemUTC().instant());
    }

    void sweepAt(Instant now) {
        Prefixes.of(settings.keep()).forEach((prefix, kept) -> drop(prefix, now.minus(kept)));
    }

    private void drop(String prefix, Instant latest) {
        var bucket = settings.bucket().mail();
        s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .filter(object -> !object.lastModified().isAfter(latest))
                .forEach(object ->
                        s3.deleteObject(delete -> delete.bucket(bucket).key(object.key())));
    }
}
