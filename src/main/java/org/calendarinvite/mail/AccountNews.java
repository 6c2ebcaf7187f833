package org.calendarinvite.mail;

import java.util.Optional;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.event.Event;
import org.calendarinvite.organizer.Standing;

/**
 * Something that an organizer is told about his account.
 *
 * @param event whose limit is reached, if it is about that
 */
public record AccountNews(Notice notice, Standing organizer, Optional<Event> event) implements Traced {

    @Override
    public String trace() {
        return notice.trace();
    }
}
