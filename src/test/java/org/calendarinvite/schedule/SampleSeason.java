package org.calendarinvite.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Makes docs/samples/season.csv: 32 invented teams, 272 games, 17 for each, in 18 weeks with one week off. */
final class SampleSeason {

    private static final int TEAMS = 32;
    private static final int GAMES = 17;
    private static final int LAST_BYE = 14;
    private static final int FIRST_BYE = 5;
    private static final LocalDate FIRST = LocalDate.of(2031, 9, 11);

    private static final String[] TOWNS = {
        "Amberford",
        "Brackwater",
        "Cedar Hollow",
        "Dunmere",
        "Eastvale",
        "Fernhaven",
        "Greyport",
        "Harrowgate Bay",
        "Ironbridge Falls",
        "Juniper Springs",
        "Kestrel Point",
        "Larkspur",
        "Mossy Rock",
        "Northwick",
        "Oakhollow",
        "Pinecrest",
        "Quarry Town",
        "Ravensburgh",
        "Silverlake",
        "Thornfield",
        "Umberton",
        "Vale City",
        "Westmarch",
        "Yarrow",
        "Zephyr Hills",
        "Ashgrove",
        "Birchmont",
        "Copperfield",
        "Driftwood",
        "Elmstead",
        "Foxglove",
        "Goldcrest"
    };
    private static final String[] NAMES = {
        "Otters", "Comets", "Badgers", "Tides", "Lanterns", "Foxes", "Anchors", "Millers", "Smiths", "Larks", "Hawks",
        "Bees", "Goats", "Bears", "Squirrels", "Pilots", "Miners", "Ravens", "Swans", "Hedgehogs", "Painters",
                "Knights",
        "Rangers", "Herons", "Kites", "Rooks", "Owls", "Pennies", "Sailors", "Stags", "Bells", "Finches"
    };

    private record Match(int home, int away) {}

    private SampleSeason() {}

    static String csv() {
        var out = new StringBuilder("id,week,date,time,home,away,location\n");
        int number = 0;
        var weeks = weeks();
        for (int week = 0; week < weeks.size(); week++) {
            var slots = slots(weeks.get(week).size());
            for (int i = 0; i < weeks.get(week).size(); i++) {
                var match = weeks.get(week).get(i);
                var day = FIRST.plusWeeks(week).plusDays(slots.get(i).day());
                out.append("g%03d,%d,%s,%s,%s,%s,%s%n"
                        .formatted(
                                ++number,
                                week + 1,
                                day,
                                slots.get(i).time(),
                                team(match.home()),
                                team(match.away()),
                                TOWNS[match.home()] + " Field")
                        .replace("\r", ""));
            }
        }
        return out.toString();
    }

    private static String team(int number) {
        return TOWNS[number] + " " + NAMES[number];
    }

    private record Slot(int day, LocalTime time) {}

    /** One on Thursday, one on Sunday evening, one on Monday, the others on Sunday afternoon. */
    private static List<Slot> slots(int games) {
        List<Slot> slots = new ArrayList<>();
        slots.add(new Slot(0, LocalTime.of(20, 15)));
        for (int i = 1; i < games - 2; i++)
            slots.add(new Slot(3, i % 3 == 0 ? LocalTime.of(16, 25) : LocalTime.of(13, 0)));
        slots.add(new Slot(3, LocalTime.of(20, 20)));
        slots.add(new Slot(4, LocalTime.of(20, 15)));
        return slots;
    }

    /** Seventeen rounds of the circle method; in each of sixteen of them one pair moves into another week, which is its week off. */
    private static List<List<Match>> weeks() {
        List<List<Match>> weeks = new ArrayList<>();
        for (int round = 0; round < GAMES; round++) weeks.add(new ArrayList<>(round(round)));
        weeks.add(new ArrayList<>());
        return spread(weeks);
    }

    private static List<Match> round(int round) {
        List<Match> games = new ArrayList<>();
        for (int i = 0; i < TEAMS / 2; i++) {
            int one = i == 0 ? TEAMS - 1 : (round + i) % (TEAMS - 1);
            int other = (round + TEAMS - 1 - i) % (TEAMS - 1);
            games.add((round + i) % 2 == 0 ? new Match(one, other) : new Match(other, one));
        }
        return games;
    }

    /** The last week takes games of the weeks of byes, of teams that do not play in it yet. */
    private static List<List<Match>> spread(List<List<Match>> weeks) {
        var last = weeks.get(weeks.size() - 1);
        var busy = new HashSet<Integer>();
        int week = FIRST_BYE - 1;
        int missed = 0;
        while (busy.size() < TEAMS && missed < LAST_BYE) {
            var free = weeks.get(week).stream()
                    .filter(match -> !busy.contains(match.home()) && !busy.contains(match.away()))
                    .findFirst();
            if (free.isPresent()) {
                weeks.get(week).remove(free.get());
                last.add(free.get());
                busy.add(free.get().home());
                busy.add(free.get().away());
                missed = 0;
            } else {
                missed++;
            }
            week = week + 1 == LAST_BYE ? FIRST_BYE - 1 : week + 1;
        }
        return weeks;
    }
}
