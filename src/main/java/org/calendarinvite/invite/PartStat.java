package org.calendarinvite.invite;

import java.util.Locale;

/** An attendee's answer; {@code NOACTION} is the field's word for NEEDS-ACTION (RFC 5545 3.2.12). */
public enum PartStat {
    NOACTION("NEEDS-ACTION"),
    ACCEPTED("ACCEPTED"),
    DECLINED("DECLINED"),
    TENTATIVE("TENTATIVE"),
    /** Somebody else was asked to come instead. */
    DELEGATED("DELEGATED");

    private final String ical;

    PartStat(String ical) {
        this.ical = ical;
    }

    /** The PARTSTAT value. */
    public String ical() {
        return ical;
    }

    /** The name in the API and the statistics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
