package org.calendarinvite.organizer;

import java.util.OptionalInt;

/** How many of something one organizer may begin in an hour and in a day. */
public record Speed(int hour, int day) {

    /** Not counted at all. */
    static final Speed ANY = new Speed(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** The same where nothing else is said. */
    public Speed or(OptionalInt otherHour, OptionalInt otherDay) {
        return new Speed(otherHour.orElse(hour), otherDay.orElse(day));
    }
}
