package org.calendarinvite.web;

/** Who knows the keys of this server. */
public interface Keys {

    /** Whether this is the system key; compared in constant time. */
    boolean system(String key);
}
