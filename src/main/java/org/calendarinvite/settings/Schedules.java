package org.calendarinvite.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Schedules of whole seasons, {@code cis.schedules}. */
public interface Schedules {

    /** Games of one season, and living ones of all seasons of an organizer; they do not count among his other events. */
    int games();

    /** Seasons of one organizer. */
    int perOrganizer();

    /** Bytes of a file. */
    int bytes();

    /** Percent of the games to come that one import cancels without being forced to. */
    int cancelPercent();

    /** How long a game lasts whose row does not say. */
    Duration lasts();

    /** Games that are asked for on a page at once. */
    int picks();

    /** Games that are mailed at once to an address that is known; more of them only when its owner confirms. */
    int picksUnasked();

    /** Games on one page. */
    int perPage();

    /** How old may be what pages show. */
    Duration fresh();

    /** Folder whose *.csv and *.ics files are imported when they are new or changed; by default {@code schedules} in the data folder. */
    Optional<Path> folder();

    /** How often it is looked at. */
    Duration look();

    /** Whose the schedules of that folder are where no file beside them says; else the operator's. */
    Optional<String> organizer();

    /** In which zone the times of a file are that names none. */
    String zone();

    /** How often a subscribed schedule is fetched, and how long that may take. */
    Duration every();

    Duration timeout();
}
