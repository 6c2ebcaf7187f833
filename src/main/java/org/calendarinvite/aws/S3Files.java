package org.calendarinvite.aws;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.calendarinvite.words.OwnFiles;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An operator's files under a prefix of a bucket. They are listed again every few seconds, while somebody asks for one, and only
 * what has another ETag is fetched; while S3 does not answer, what was read last is used.
 */
final class S3Files implements OwnFiles {

    private static final Logger LOG = Logger.getLogger(S3Files.class);

    private static final String SCHEME = "s3://";
    private static final Pattern PLACE = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([^?#]*))?");

    /** Files that are looked at; all templates and texts are about fifty. */
    static final int MOST = 500;

    private final S3Client s3;
    private final String bucket;
    private final String prefix;
    private final long fresh;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Map<String, OwnFile> files = Map.of();
    private volatile boolean looked;
    private volatile long last;

    /** @param place {@code s3://bucket/prefix} */
    S3Files(S3Client s3, String place, Duration fresh) {
        var parts = PLACE.matcher(place);
        if (!parts.matches()) throw new IllegalArgumentException(place);
        this.s3 = s3;
        this.bucket = parts.group(1);
        var below = parts.group(2) == null ? "" : parts.group(2);
        this.prefix = below.isEmpty() || below.endsWith("/") ? below : below + "/";
        this.fresh = fresh.toNanos();
    }

    static boolean named(String place) {
        return place.startsWith(SCHEME);
    }

    static boolean wellNamed(String place) {
        return PLACE.matcher(place).matches();
    }

    @Override
    public Optional<OwnFile> find(String name) {
        return Optional.ofNullable(current().get(name));
    }

    @Override
    public Set<String> names(String folder) {
        return current().keySet().stream()
                .filter(name -> name.startsWith(folder + "/"))
                .map(name -> name.substring(folder.length() + 1))
                .collect(Collectors.toSet());
    }

    /** One looks, the others go on with what was there; nobody does before the first look. */
    private Map<String, OwnFile> current() {
        if (looked && System.nanoTime() - last < fresh) return files;
        if (!looked) looking.lock();
        else if (!looking.tryLock()) return files;
        try {
            if (!looked || System.nanoTime() - last >= fresh) files = look();
            return files;
        } finally {
            last = System.nanoTime();
            looked = true;
            looking.unlock();
        }
    }

    private Map<String, OwnFile> look() {
        try {
            Map<String, OwnFile> now = new HashMap<>();
            s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                    .limit(MOST)
                    .forEach(object -> file(object).ifPresent(file -> now.put(name(object), file)));
            return Map.copyOf(now);
        } catch (RuntimeException e) {
            // Whatever fails in the SDK: mails go out all the same.
            LOG.errorf(
                    "The templates in s3://%s/%s cannot be read, and those read last are used: %s",
                    bucket, prefix, e.getMessage());
            return files;
        }
    }

    private Optional<OwnFile> file(S3Object object) {
        var where = SCHEME + bucket + "/" + object.key();
        if (object.key().endsWith("/")) return Optional.empty();
        var known = files.get(name(object));
        if (known != null && known.version().equals(object.eTag())) return Optional.of(known);
        if (object.size() > LONGEST) {
            LOG.warnf("%s is longer than %d bytes and is left aside", where, LONGEST);
            return Optional.empty();
        }
        var bytes = s3.getObjectAsBytes(get -> get.bucket(bucket).key(object.key()));
        var text = bytes.asString(StandardCharsets.UTF_8);
        return Optional.of(new OwnFile(where, text, object.eTag()));
    }

    private String name(S3Object object) {
        return object.key().substring(prefix.length());
    }
}
