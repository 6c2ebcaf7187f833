package org.calendarinvite.settings;

import java.time.Duration;

/** How attendees unsubscribe. */
public interface Unsubscribe {

    /** How long the button that takes it back can be used. */
    Duration undo();
}
