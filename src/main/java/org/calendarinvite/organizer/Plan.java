package org.calendarinvite.organizer;

/**
 * What an organizer may have.
 *
 * @param events so many living ones
 * @param invites so many for each event
 */
public record Plan(String name, int events, int invites) {

    /** The plan of whoever has no other. */
    public static final String FREE = "free";
}
