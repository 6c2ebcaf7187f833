package org.calendarinvite.organizer;

/**
 * What an organizer may have.
 *
 * @param events so many living ones
 * @param invites so many for each event
 * @param newEvents so many begun in time, those that were cancelled since among them
 * @param newInvites so many mailed in time
 */
public record Plan(String name, int events, int invites, Speed newEvents, Speed newInvites) {

    /** The plan of whoever has no other. */
    public static final String FREE = "free";

    /** At a speed that reaches all of it within a day, and two full events within an hour. */
    public Plan(String name, int events, int invites) {
        this(
                name,
                events,
                invites,
                new Speed(times(events, 2), times(events, 4)),
                new Speed(times(invites, 2), times(invites, Math.max(2, events))));
    }

    private static int times(int many, int often) {
        return (int) Math.min(Integer.MAX_VALUE, (long) many * often);
    }
}
