package org.calendarinvite.settings;

import java.time.Duration;

/** Mail that comes and goes, {@code cis.mail}. */
public interface Mail {

    /** All mail to this domain is ours. */
    String domain();

    /** The address that all mail of ours comes from; SES must know its domain. */
    String from();

    /** Of whom no language is known reads this one (BCP 47). */
    String language();

    /** Largest mail that is read, in bytes. */
    long limit();

    /** How long a worker may take to hand one mail to SES before another may try. Shorter than the visibility timeout. */
    Duration lease();
}
