package org.calendarinvite.schedule;

/**
 * How much of a schedule is taken.
 *
 * @param games of one season, and of all seasons of an organizer that are still to be played
 * @param seasons of one organizer
 * @param cancelPercent of the games to come that one import may cancel unless that is said to be meant
 */
public record SeasonLimits(int games, int seasons, int cancelPercent) {}
