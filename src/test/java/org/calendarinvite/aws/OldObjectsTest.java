package org.calendarinvite.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.calendarinvite.Worlds;
import org.calendarinvite.local.LocalCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

class OldObjectsTest {

    @TempDir
    Path data;

    @Test
    void eachPrefixIsKeptForItsTimeAndWhatHasNoneStays() {
        var settings = Worlds.in(data, Map.of("cis.keep.raw-mail", "30d", "cis.keep.held", "40d"));
        try (var cloud = new LocalCloud(settings)) {
            var s3 = cloud.s3();
            for (var key : List.of("mail/1", "mail/2", "quarantine/mail/1", "bulk/1.csv", "else/1"))
                s3.putObject(put -> put.bucket("cis-mail").key(key), RequestBody.fromString("raw"));
            var old = new OldObjects(s3, settings);
            var put = Instant.now();
            old.sweepAt(put.plus(Duration.ofDays(30)).minus(Duration.ofHours(1)));
            assertEquals(List.of("bulk/1.csv", "else/1", "mail/1", "mail/2", "quarantine/mail/1"), keys(s3));
            old.sweepAt(put.plus(Duration.ofDays(30)).plusSeconds(1));
            assertEquals(List.of("bulk/1.csv", "else/1", "quarantine/mail/1"), keys(s3));
            old.sweepAt(put.plus(Duration.ofDays(40)).plusSeconds(1));
            assertEquals(List.of("bulk/1.csv", "else/1"), keys(s3));
            old.sweepAt(put.plus(Duration.ofDays(9999)));
            assertEquals(List.of("else/1"), keys(s3));
        }
    }

    private static List<String> keys(S3Client s3) {
        return Stream.of(s3.listObjectsV2(list -> list.bucket("cis-mail")).contents())
                .flatMap(List::stream)
                .map(S3Object::key)
                .sorted()
                .toList();
    }
}
