package org.calendarinvite.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.calendarinvite.invite.Address;
import org.calendarinvite.schedule.Import;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.SeasonOrder;
import org.calendarinvite.schedule.SeasonStart;
import org.calendarinvite.settings.Settings;
import org.jboss.logging.Logger;

/**
 * A folder whose files are schedules: {@code league-2026.csv} or {@code .ics} is the season {@code league-2026}, and
 * {@code league-2026.properties} beside it may say its title, zone, language and organizer.
 */
@ApplicationScoped
@Named("seasonFolder")
public class SeasonFolder {

    private static final Logger LOG = Logger.getLogger(SeasonFolder.class);
    private static final int MOST = 100;

    private final Path folder;
    private final String tenant;
    private final Optional<String> organizer;
    private final long bytes;

    /** By file: as it was when it was looked at last, and as it was imported or refused. */
    private final Map<Path, String> looked = new ConcurrentHashMap<>();

    private final Map<Path, String> done = new ConcurrentHashMap<>();

    /** By its order's trace. */
    private final Map<String, Taken> taken = new ConcurrentHashMap<>();

    private record Taken(Path file, String version) {}

    @Inject
    public SeasonFolder(Settings settings) {
        var own = settings.schedules();
        this.folder = own.folder().orElse(settings.data().resolve("schedules"));
        this.tenant = settings.tenant();
        this.organizer = own.organizer().or(settings::operator);
        this.bytes = own.bytes();
    }

    /**
     * Files that are as they were at the look before, so that nobody is writing them, and have not been imported as they are; what
     * was imported in an earlier life of this process is read once more, and says nothing new.
     */
    public List<Path> changed() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        Map<Path, String> now = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(SeasonFolder::meant).sorted().limit(MOST).forEach(file -> now.put(file, version(file)));
        }
        var still = now.entrySet().stream()
                .filter(one -> one.getValue().equals(looked.get(one.getKey())))
                .filter(one -> !one.getValue().equals(done.get(one.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        looked.keySet().retainAll(now.keySet());
        done.keySet().retainAll(now.keySet());
        looked.putAll(now);
        return still;
    }

    private static boolean meant(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".csv") || name.endsWith(".ics")) && Season.names(id(file));
    }

    private static String id(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - 4);
    }

    /** Null, which the route filters, when it cannot be read now: it is tried at the next look. */
    public SeasonOrder order(@Body Path file) {
        taken.clear();
        try {
            return read(file);
        } catch (IOException | IllegalArgumentException e) {
            LOG.errorf(e, "%s cannot be read", file);
            return null;
        }
    }

    private SeasonOrder read(Path file) throws IOException {
        var version = version(file);
        var beside = beside(file);
        var said = properties(beside);
        var whose = Optional.ofNullable(said.getProperty("organizer"))
                .or(() -> organizer)
                .flatMap(Address::parse);
        if (whose.isEmpty() || Files.size(file) > bytes) {
            LOG.errorf(
                    "%s is not imported: %s",
                    file,
                    whose.isEmpty()
                            ? "say whose it is, by organizer= in " + beside.getFileName()
                                    + " or cis.schedules.organizer"
                            : "it has more than " + bytes + " bytes");
            done.put(file, version);
            return null;
        }
        var order = new SeasonOrder(
                id(file),
                tenant,
                whose.get(),
                said.getProperty("title", ""),
                said.getProperty("zone", ""),
                said.getProperty("language", ""),
                Boolean.parseBoolean(said.getProperty("force", "false")),
                false,
                file.toString().endsWith(".ics") ? Import.Type.ICS : Import.Type.CSV,
                Files.readAllBytes(file),
                Optional.empty(),
                UUID.randomUUID().toString());
        taken.put(order.trace(), new Taken(file, version));
        return order;
    }

    private static Path beside(Path file) {
        return file.resolveSibling(id(file) + ".properties");
    }

    /** Of the file and of what is beside it. */
    private static String version(Path file) {
        return stamp(file) + stamp(beside(file));
    }

    private static String stamp(Path file) {
        try {
            return Files.exists(file) ? Files.getLastModifiedTime(file) + "/" + Files.size(file) + " " : "";
        } catch (IOException gone) {
            return "gone ";
        }
    }

    private static Properties properties(Path file) throws IOException {
        var all = new Properties();
        if (!Files.exists(file)) return all;
        try (Reader reader = Files.newBufferedReader(file)) {
            all.load(reader);
        }
        return all;
    }

    /** Not read again until it changes; but one that only had to wait for another import is. What was refused is in the log. */
    public void noted(@Variable("start") SeasonStart start) {
        var file = taken.remove(start.order().trace());
        if (file != null && !start.waits()) done.put(file.file(), file.version());
        if (!start.decision().stands())
            LOG.errorf(
                    "The schedule %s is not imported: %s",
                    start.order().id(), start.decision().reason());
    }
}
