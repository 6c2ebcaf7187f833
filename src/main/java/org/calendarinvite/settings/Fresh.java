package org.calendarinvite.settings;

import java.time.Duration;

/** How old may be what is read again and again. */
public interface Fresh {

    /** An organizer's brand, while mails are written. */
    Duration brands();

    /** Who of a tenant wants to be told what happens; a hook that is made is known to the process that made it at once. */
    Duration hooks();

    /** Templates and texts in S3; those in a folder are looked at each time. */
    Duration templates();
}
