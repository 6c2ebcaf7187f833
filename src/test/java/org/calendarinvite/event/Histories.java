package org.calendarinvite.event;

import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
import static org.calendarinvite.Given.tuesdays;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Random lives of an event, as its organizer's mails: each written after the one before, SEQUENCEs as calendars count them. */
public final class Histories {

    /** Dates that mails speak of; the first three are Tuesdays. */
    public static final List<When> DATES = List.of(
            berlin("2026-12-08T10:00"),
            berlin("2026-12-15T10:00"),
            berlin("2026-12-22T10:00"),
            berlin("2026-12-09T10:00"));

    private final Random random;
    private final List<EventRequest> mails = new ArrayList<>();
    private final long[] dateSequences = new long[DATES.size()];
    private Details details = tuesdays();
    private long wholeSequence;
    private long second;

    private Histories(Random random) {
        this.random = random;
    }

    public static List<EventRequest> of(Random random) {
        var history = new Histories(random);
        int mails = 1 + random.nextInt(9);
        if (random.nextInt(5) > 0) history.whole();
        while (history.mails.size() < mails) history.next();
        return history.mails;
    }

    private void next() {
        second += 10;
        switch (random.nextInt(11)) {
            case 0, 1 -> dates(false);
            case 2 -> dates(true);
            case 3 -> mails.add(Story.cancel(sequence(), second));
            case 4 -> mails.add(Story.cancelFrom(sequence(), second, any()));
            default -> {
                change();
                whole();
            }
        }
    }

    private void change() {
        details = switch (random.nextInt(7)) {
            case 0 -> Story.called(details, "Choir " + second);
            case 1, 2 -> Story.without(details, random.nextBoolean() ? new When[] {any()} : new When[0]);
            case 3 -> Story.ruled(details, "FREQ=DAILY");
            case 4 -> Story.ruled(details, "FREQ=WEEKLY;UNTIL=20261216T000000Z");
            case 5 -> details(berlin("2026-12-01T11:00"), berlin("2026-12-01T12:00"), "FREQ=WEEKLY");
            default -> tuesdays();
        };
    }

    private void whole() {
        var with =
                random.nextInt(3) == 0 ? new Instance[] {said(random.nextInt(DATES.size()), false)} : new Instance[0];
        mails.add(Story.whole(sequence(), second, details, with));
    }

    private void dates(boolean off) {
        int first = random.nextInt(DATES.size());
        if (off) mails.add(Story.cancel(said(first, true)));
        else
            mails.add(Story.dates(IntStream.range(0, 1 + random.nextInt(2))
                    .mapToObj(i -> said((first + i) % DATES.size(), false))
                    .toArray(Instance[]::new)));
    }

    /** One date at another hour or under another name; its SEQUENCE is its own. */
    private Instance said(int date, boolean off) {
        dateSequences[date] += random.nextInt(3);
        var id = DATES.get(date);
        var from = When.zoned(id.local().plusHours(random.nextInt(2) * 4L), id.zone());
        var to = When.zoned(from.local().plusHours(1), id.zone());
        var instead = Story.called(details(from, to, ""), "Rehearsal " + random.nextInt(2));
        return Instance.of(
                id, off ? Optional.empty() : Optional.of(instead), Story.source(dateSequences[date], second));
    }

    private When any() {
        return DATES.get(random.nextInt(DATES.size()));
    }

    private long sequence() {
        wholeSequence += random.nextInt(2);
        return wholeSequence;
    }
}
