package org.calendarinvite.settings;

import java.time.Duration;

/** The signed links of confirmation mails. */
public interface Links {

    /** How long they can be used. */
    Duration live();
}
