package org.calendarinvite.tell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.calendarinvite.hook.HookDesk;
import org.calendarinvite.hook.Schedule;
import org.calendarinvite.settings.Settings;

/** The desk for hooks, with the schedule that is set. */
@ApplicationScoped
public class HookDesks {

    @Produces
    @Singleton
    static HookDesk desk(Settings settings) {
        return new HookDesk(
                new Schedule(settings.hooks().waits(), settings.hooks().giveUp()));
    }
}
