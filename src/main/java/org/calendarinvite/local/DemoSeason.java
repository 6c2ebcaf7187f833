package org.calendarinvite.local;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.calendarinvite.schedule.Import;
import org.calendarinvite.schedule.SeasonOrder;
import org.calendarinvite.settings.Settings;

/** The season that comes with this server, moved by whole weeks so that it begins in the next one: of invented teams, in invented towns. */
@ApplicationScoped
@Named("demoSeason")
public class DemoSeason {

    private static final String FILE = "/samples/season.csv";
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final String tenant;
    private final Clock clock;

    @Inject
    public DemoSeason(Settings settings) {
        this(settings, Clock.systemUTC());
    }

    DemoSeason(Settings settings, Clock clock) {
        this.tenant = settings.tenant();
        this.clock = clock;
    }

    /** Another time it is the same season again, moved to its own beginning. */
    public SeasonOrder order() throws IOException {
        return new SeasonOrder(
                "demo",
                tenant,
                "league@example.com",
                "Lantern League",
                "America/New_York",
                "en",
                true,
                false,
                Import.Type.CSV,
                moved(text()).getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                UUID.randomUUID().toString());
    }

    private static String text() throws IOException {
        try (InputStream in = DemoSeason.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String moved(String csv) {
        var first = DATE.matcher(csv)
                .results()
                .findFirst()
                .map(one -> LocalDate.parse(one.group()))
                .orElseThrow();
        var begins = LocalDate.now(clock)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .plusDays(3);
        long weeks = ChronoUnit.WEEKS.between(first, begins);
        return DATE.matcher(csv)
                .replaceAll(one -> LocalDate.parse(one.group()).plusWeeks(weeks).toString());
    }
}
