package org.calendarinvite.schedule;

/** Why a schedule, or a row of one, is not followed, in sentences that its sender can act on. */
public final class SeasonReasons {

    static final String TWICE = "Another row before it is the same game: give each its own id.";
    static final String NO_TEAMS = "The row names no game: fill in home and away, or title.";
    static final String NO_DATE = "The row has no date. Write it as 2026-09-10.";
    static final String ENDS_FIRST = "The game ends before it begins. Correct its times.";
    static final String WEEK = "The week is no number from 1 to 99.";
    static final String MINUTES = "The duration is no number of minutes from 1 to 1440.";
    static final String EMPTY = "The file holds no game that can be read, so nothing was changed. "
            + "The first row names the columns, for example: id,week,date,time,home,away,location.";
    static final String CLOSING = "This schedule is being removed. Wait until that is done, and import it anew.";
    static final String RUNNING = "Another import of this schedule is running, so nothing was changed. "
            + "Import the file once more when that has ended.";
    static final String OTHERS = "There is another schedule at this address. Choose another name for yours.";
    static final String WAITING = "The operator of this server has yet to approve the organizer of this schedule, "
            + "so nothing was changed. Hand it over once more when that is done.";
    static final String STUCK =
            "A part of the import failed again and again, so it was given up. Import the file once more.";
    public static final String GAME = "This is a game of a schedule, which only its next import changes.";

    private SeasonReasons() {}

    static String date(String written) {
        return "The date " + quoted(written) + " cannot be read. Write it as 2026-09-10.";
    }

    static String time(String written) {
        return "The time " + quoted(written)
                + " cannot be read. Write it as 20:30, or leave it empty while it is open.";
    }

    static String games(int most) {
        return "The file holds more than " + most + " games, so nothing was changed. Split it into several schedules.";
    }

    static String seasons(int most) {
        return "You have " + most + " schedules, which is as many as may be. Remove one first.";
    }

    static String cancels(int gone, int of, int percent) {
        return "The file leaves out " + gone + " of " + of + " games to come, more than " + percent
                + " %, and each would be cancelled. Nothing was changed. If that is meant, tick that whatever it changes is meant (force),"
                + " and import it once more.";
    }

    static String waiting(int games, int rows) {
        return "The file leaves out " + games + " of the games to come. None of them was cancelled, for " + rows
                + " of its rows cannot be read and may mean any game. Correct those rows, or tick that whatever it changes is meant (force),"
                + " and import it once more.";
    }

    static String zone(String zone, String other) {
        return "The file is read in the zone " + zone + ", but the schedule is told in " + other
                + ", so each game would move. Nothing was changed. Leave the zone as it was or, if that is meant,"
                + " tick that whatever it changes is meant (force), and import it once more.";
    }

    private static String quoted(String written) {
        return '"' + (written.length() > 40 ? written.substring(0, 40) + "…" : written) + '"';
    }
}
