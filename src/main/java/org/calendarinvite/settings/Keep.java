package org.calendarinvite.settings;

import java.time.Duration;
import java.util.Optional;

/** For how long what holds people's addresses is kept, {@code cis.keep}; docs/privacy.md says what each is. */
public interface Keep {

    /** Raw mails that came in; a message that comes again reads its mail again. */
    Duration rawMail();

    /** What became of each mail. */
    Duration stories();

    /** Mails that were not applied, raw and described, what was asked about them and what was said. */
    Duration held();

    /** Lists of people to invite: the files, the jobs, the rows that were rejected. */
    Duration lists();

    /**
     * Decisions by their keys. A message that comes after its decision is forgotten is decided anew, so this is longer than one
     * can be on its way: 14 days in a queue, 14 more among the dead letters, and both again when it is moved back.
     */
    Duration decisions();

    /** Messages to the outside, and what became of them. */
    Duration feed();

    /** The audit log. */
    Duration audit();

    /** Who was invited, from the end of the event on; absent: for as long as the event is kept. */
    Optional<Duration> attendees();
}
