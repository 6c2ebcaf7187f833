package org.calendarinvite.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Telling;
import org.calendarinvite.decision.Traced;

/**
 * A part of an import that is done in one go: some rows of the file, or, once those are done, some of the games that were known.
 *
 * @param season empty when it is gone
 * @param rulings what stands for each of them that has changed
 * @param done how many were looked at
 * @param flaw why it cannot go on, or empty
 */
public record SeasonPage(
        Optional<Season> season,
        SeasonTurn turn,
        Optional<Imported> found,
        List<Game> games,
        List<Decision> rulings,
        int done,
        String flaw)
        implements Traced {

    public static final int SIZE = 50;

    public SeasonPage {
        games = List.copyOf(games);
        rulings = List.copyOf(rulings);
    }

    public static SeasonPage of(Optional<Season> season, SeasonTurn turn) {
        return new SeasonPage(season, turn, Optional.empty(), List.of(), List.of(), 0, "");
    }

    /** Not done before, and there is something to do. */
    public boolean due() {
        return season.filter(known -> known.read().awaits(turn)).isPresent();
    }

    /** Another page follows, which this or an earlier doing of this one has made due. */
    public boolean goesOn() {
        return season.filter(this::mine).filter(known -> known.read().running()).isPresent();
    }

    public boolean ends() {
        return season.filter(this::mine)
                .filter(known -> !known.read().running())
                .isPresent();
    }

    /** Of the end its organizer is told once, unless nothing came of it, or he has removed the season and it goes. */
    public boolean told() {
        return season.filter(known -> known.closing()
                        ? known.read().state() == Import.State.FAILED
                        : known.read().worthTelling())
                .isPresent();
    }

    private boolean mine(Season known) {
        return known.read().id().equals(turn.read());
    }

    public SeasonPage reading(Imported file) {
        return new SeasonPage(season, turn, Optional.of(file), games, rulings, done, flaw);
    }

    /** @param known games as they were before the page */
    public SeasonPage ruled(List<Game> known, List<Decision> made, int so, String why) {
        return new SeasonPage(season, turn, found, known, made, so, why);
    }

    public List<Notice> notices() {
        return rulings.stream().flatMap(one -> one.notices().stream()).toList();
    }

    /** The same, ten at a time. */
    public List<List<Notice>> tens() {
        return Telling.tens(notices());
    }

    /** The rows of this page. */
    public List<GameRow> rows() {
        var all = found.orElseThrow().rows();
        int from = Math.min(turn.next(), all.size());
        return all.subList(from, Math.min(all.size(), from + SIZE));
    }

    /** Games that the file does not name; none before all its rows are done, and none while games wait. */
    public List<Game> left(List<Game> known) {
        var rows = found.orElseThrow().rows();
        int from = turn.next() - rows.size();
        if (from < 0 || season.orElseThrow().read().waiting() > 0) return List.of();
        var keys = found.orElseThrow().keys();
        List<Game> left = new ArrayList<>();
        for (var game : known)
            if (game.number() > from && game.number() <= from + SIZE && !keys.contains(game.key())) left.add(game);
        return left;
    }

    /** Rows come before games, and no page has both: the next one would not know where it begins. */
    public int length() {
        return rows().isEmpty() ? SIZE : rows().size();
    }

    Import.Counts counts() {
        int added = of(Notice.Type.EVENT_CREATED);
        int cancelled = of(Notice.Type.EVENT_CANCELLED);
        int changed = of(Notice.Type.EVENT_UPDATED);
        return new Import.Counts(added, changed, cancelled, Math.max(0, rowsDone() - added - changed));
    }

    private int rowsDone() {
        return found.isEmpty() ? 0 : Math.min(done, rows().size());
    }

    private int of(Notice.Type type) {
        return (int) rulings.stream()
                .filter(one -> one.notices().stream().anyMatch(notice -> notice.type() == type))
                .count();
    }

    /** Where the next page begins. */
    int end() {
        return turn.next() + done;
    }

    /** Games that came to be by this import are in its file; but one whose place the end of a season took may have made some since. */
    boolean last(List<Game> known) {
        var is = season.orElseThrow();
        int highest = known.stream().mapToInt(Game::number).max().orElse(0);
        return end()
                >= (is.closing()
                        ? Math.max(is.read().size(), highest)
                        : is.read().size());
    }

    @Override
    public String trace() {
        return turn.trace();
    }
}
