package org.calendarinvite.ical;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import net.fortuna.ical4j.model.Recur;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.When;

/** Expands rules with ical4j, on the clock of the series' own zone. */
@ApplicationScoped
public class Recurrences implements Occurrences {

    @Override
    public boolean includes(Details series, When date) {
        if (series.start().equals(date) || series.rdates().contains(date)) return true;
        if (series.rrule().isEmpty()) return false;
        var recur = new Recur<LocalDateTime>(series.rrule());
        return recur.getDates(series.start().local(), date.local(), date.local().plusSeconds(1))
                .contains(date.local());
    }

    @Override
    public List<When> from(Details series, Instant first, int limit) {
        return List.of(series.start());
    }
}
