package org.calendarinvite.bulk;

import java.util.List;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.OfEvent;
import org.calendarinvite.decision.Telling;

/** Mails of one list that are due together, in one message: a tenth of the calls, and each mail is still claimed by itself. */
public record Dues(String tenant, List<Notice> notices, String trace) implements Telling, OfEvent {

    public Dues {
        notices = List.copyOf(notices);
    }

    @Override
    public String about() {
        return notices.isEmpty() ? "" : notices.get(0).about();
    }

    @Override
    public String kind() {
        return "LIST_DUE";
    }
}
