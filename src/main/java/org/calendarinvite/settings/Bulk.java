package org.calendarinvite.settings;

import java.time.Duration;

/** How large a list of people to invite may be, and how many are worked on. */
public interface Bulk {

    /** Bytes of one file. */
    int bytes();

    /** Rows of one file, blank ones and the header not counted. */
    int rows();

    /** Characters of one field, and of one row; a row beyond them is rejected, the others are not. */
    int field();

    int row();

    /** Rows that a preview compares with who is invited. */
    int compared();

    /** Lists of one organizer that are under way at a time, and those of a tenant; one more is to be sent again later. */
    int atOnce();

    int tenantAtOnce();

    /** After how long without a page done a list's page is queued once more; its message may be lost. */
    Duration stalled();

    /** How often that is done for one page; after that the list has failed. */
    int revivals();
}
