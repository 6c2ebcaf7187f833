package org.calendarinvite.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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
    private final Map<Path, String> seen = new ConcurrentHashMap<>();

    @Inject
    public SeasonFolder(Settings settings) {
        var own = settings.schedules();
        this.folder = own.folder().orElse(settings.data().resolve("schedules"));
        this.tenant = settings.tenant();
        this.organizer = own.organizer().or(settings::operator);
        this.bytes = own.bytes();
    }

    /** Files that are as they were when they were seen last are not read; those of an earlier life of this process are, and say nothing new. */
    public List<SeasonOrder> changed() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        List<SeasonOrder> orders = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (var file :
                    files.filter(SeasonFolder::meant).sorted().limit(MOST).toList())
                order(file).ifPresent(orders::add);
        }
        return orders;
    }

    private static boolean meant(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".csv") || name.endsWith(".ics")) && Season.names(id(file));
    }

    private static String id(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - 4);
    }

    private Optional<SeasonOrder> order(Path file) throws IOException {
        var beside = file.resolveSibling(id(file) + ".properties");
        var version = version(file) + version(beside);
        if (version.equals(seen.put(file, version))) return Optional.empty();
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
            return Optional.empty();
        }
        return Optional.of(new SeasonOrder(
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
                UUID.randomUUID().toString()));
    }

    private static String version(Path file) throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file) + "/" + Files.size(file) + " " : "";
    }

    private static Properties properties(Path file) throws IOException {
        var all = new Properties();
        if (!Files.exists(file)) return all;
        try (Reader reader = Files.newBufferedReader(file)) {
            all.load(reader);
        }
        return all;
    }

    /** What was refused is in the log, once for each version of the file. */
    public void noted(@Variable("start") SeasonStart start) {
        if (!start.decision().stands())
            LOG.errorf(
                    "The schedule %s is not imported: %s",
                    start.order().id(), start.decision().reason());
    }
}
