package org.calendarinvite.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.calendarinvite.Worlds;
import org.calendarinvite.local.LocalCloud;
import org.calendarinvite.words.Catalogues;
import org.calendarinvite.words.Heard;
import org.calendarinvite.words.OwnFiles;
import org.calendarinvite.words.OwnFiles.OwnFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** An operator's templates in S3, as the embedded world's S3 has them. */
class S3FilesTest {

    private static final String BUCKET = "cis-mail";
    private static final Duration EACH_TIME = Duration.ZERO;

    @TempDir
    Path data;

    private LocalCloud cloud;

    @BeforeEach
    void open() {
        cloud = new LocalCloud(Worlds.in(data));
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void whatLiesUnderThePrefixReplacesAndIsReadAgainWhenItChanges() {
        put("own/mail/invite.txt", "one ü");
        put("ownership/mail/update.txt", "another's");
        var files = files(EACH_TIME);
        var first = files.find("mail/invite.txt").orElseThrow();
        assertEquals("one ü", first.text());
        assertEquals("s3://cis-mail/own/mail/invite.txt", first.where());
        assertEquals(Optional.empty(), files.find("mail/update.txt"));
        put("own/mail/invite.txt", "two");
        var second = files.find("mail/invite.txt").orElseThrow();
        assertEquals("two", second.text());
        assertFalse(first.version().equals(second.version()));
        cloud.s3().deleteObject(o -> o.bucket(BUCKET).key("own/mail/invite.txt"));
        assertEquals(Optional.empty(), files.find("mail/invite.txt"));
    }

    @Test
    void aFileAddsALanguage() {
        put("own/messages/it.properties", "hello=Ciao {name},");
        var files = files(EACH_TIME);
        assertTrue(files.names("messages").contains("it.properties"));
        assertEquals("Ciao Bob,", new Catalogues(files, "en").best("it").say("hello", "name", "Bob"));
        assertEquals(Set.of(), files.names("mess"));
    }

    @Test
    void forAWhileNothingIsLookedAtAgain() {
        var files = files(Duration.ofHours(1));
        assertEquals(Optional.empty(), files.find("mail/refreshed.txt"));
        put("own/mail/refreshed.txt", "new");
        assertEquals(Optional.empty(), files.find("mail/refreshed.txt"));
        assertEquals(
                "new",
                files(EACH_TIME).find("mail/refreshed.txt").map(OwnFile::text).orElse(""));
    }

    @Test
    void aFileThatIsTooLongIsLeftAside() {
        put("own/mail/edge.txt", "x".repeat(OwnFiles.LONGEST));
        put("own/mail/long.txt", "x".repeat(OwnFiles.LONGEST + 1));
        assertTrue(files(EACH_TIME).find("mail/edge.txt").isPresent());
        assertTrue(files(EACH_TIME).find("mail/long.txt").isEmpty());
    }

    @Test
    void whileS3DoesNotAnswerWhatWasReadLastIsUsed() {
        put("own/mail/update.txt", "kept");
        var files = files(EACH_TIME);
        assertTrue(files.find("mail/update.txt").isPresent());
        var nowhere = new S3Files(cloud.s3(), "s3://no-such-bucket", EACH_TIME);
        try (var log = new Heard(S3Files.class)) {
            assertEquals(Optional.empty(), nowhere.find("mail/update.txt"));
            assertTrue(log.said("s3://no-such-bucket/"), log.toString());
            cloud.s3().close();
            assertEquals("kept", files.find("mail/update.txt").orElseThrow().text());
            assertTrue(log.said("s3://cis-mail/own/"), log.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket, true",
        "s3://bucket/, true",
        "s3://my-bucket.eu/a/b, true",
        "s3://, false",
        "s3:///a, false",
        "s3://B/a, false",
        "s3://bucket/a?x, false"
    })
    void aPlaceIsABucketAndMaybeAPrefix(String place, boolean well) {
        assertEquals(well, S3Files.wellNamed(place));
    }

    private S3Files files(Duration fresh) {
        return new S3Files(cloud.s3(), "s3://" + BUCKET + "/own", fresh);
    }

    private void put(String key, String text) {
        cloud.s3().putObject(o -> o.bucket(BUCKET).key(key), RequestBody.fromString(text));
    }
}
