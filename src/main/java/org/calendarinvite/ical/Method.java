package org.calendarinvite.ical;

/** The METHODs that we send. */
public enum Method {
    REQUEST,
    /** To nobody in particular (RFC 5546 3.2.1). */
    PUBLISH,
    CANCEL,
    DECLINECOUNTER
}
