package org.calendarinvite.organizer;

/** Finds brands, as they are now or were some seconds ago. */
@FunctionalInterface
public interface Brands {

    /** {@link Brand#none} for an organizer who has none. */
    Brand of(String tenant, String organizer);
}
