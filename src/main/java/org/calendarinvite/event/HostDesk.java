package org.calendarinvite.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;

/** Decides how an event is hosted, which attendees do not see; touches nothing itself. */
@ApplicationScoped
@Named("hostDesk")
public class HostDesk {

    /** Asked again, nothing changes. */
    public Decision admit(Admission asked) {
        var event = asked.event();
        List<Change> changes = event.strangers() == asked.policy()
                ? List.of()
                : List.of(new Change.Keep(event.admitting(asked.policy(), asked.now())));
        return Decision.apply("", changes, List.of())
                .because("Answers of people who were not invited to " + event.uid() + ": " + asked.policy());
    }
}
