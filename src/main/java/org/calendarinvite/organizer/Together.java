package org.calendarinvite.organizer;

import java.util.Set;

/**
 * What all organizers of one mail domain, and of one tenant, may begin in a day together. Whoever has a domain of his own has as
 * many addresses as he likes.
 *
 * @param shared domains of mail providers, whose people have nothing to do with each other: they are counted by the tenant only
 */
public record Together(PerDay events, PerDay invites, Set<String> shared) {

    static final Together ANY_NUMBER = new Together(PerDay.ANY_NUMBER, PerDay.ANY_NUMBER, Set.of());

    public Together {
        shared = Set.copyOf(shared);
    }

    public record PerDay(int domain, int tenant) {

        static final PerDay ANY_NUMBER = new PerDay(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
