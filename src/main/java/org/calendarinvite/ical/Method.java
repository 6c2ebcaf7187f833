package org.calendarinvite.ical;

/** The METHODs that we send. */
public enum Method {
    REQUEST,
    CANCEL,
    DECLINECOUNTER
}
