package org.calendarinvite.invite;

import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.attendee;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Answered.Belief;
import org.junit.jupiter.api.Test;

/** Which dates a letter about the whole names because its reader answered them otherwise. */
class DatesApartTest {

    private static final Recurrences DATES = new Recurrences();
    private static final String SECOND = berlin("2026-12-08T10:00").key();
    private static final String THIRD = berlin("2026-12-15T10:00").key();

    private final Attendee bob = attendee(said(PartStat.ACCEPTED))
            .answeredOn(THIRD, said(PartStat.TENTATIVE))
            .answeredOn(SECOND, said(PartStat.DECLINED));

    @Test
    @Conforms(32)
    void datesAnsweredOtherwiseThanTheWholeAreNamedInOrder() {
        assertEquals(List.of(SECOND, THIRD), of(tuesdays(), bob));
        assertEquals(List.of(SECOND), of(tuesdays(), bob.answered(said(PartStat.TENTATIVE))));
        assertEquals(List.of(THIRD), of(tuesdays(), bob.answered(said(PartStat.DECLINED))));
        assertEquals(List.of(SECOND, THIRD), of(tuesdays(), bob.answered(Answered.NONE)));
        assertEquals(List.of(), of(tuesdays(), attendee(said(PartStat.ACCEPTED))));
    }

    @Test
    void datesThatTheLetterNamesAnywayOrThatDoNotHappenAreNot() {
        var moved = Optional.of(details(berlin("2026-12-08T14:00"), berlin("2026-12-08T15:00"), ""));
        assertEquals(List.of(THIRD), of(with(SECOND, moved), bob));
        assertEquals(List.of(THIRD), of(with(SECOND, Optional.empty()), bob));
        assertEquals(List.of(SECOND), of(ruled("FREQ=WEEKLY;COUNT=2"), bob));
        assertEquals(List.of(), of(ruled("FREQ=YEARLY"), bob));
        var left = new Details(
                "Meeting",
                "",
                "",
                "",
                tuesdays().start(),
                tuesdays().end(),
                "FREQ=WEEKLY",
                List.of(),
                List.of(berlin("2026-12-15T10:00")));
        assertEquals(List.of(SECOND), of(left, bob));
        assertEquals(List.of(SECOND, THIRD), of(tuesdays(), bob.answeredOn("20261222", said(PartStat.DECLINED))));
    }

    @Test
    @Conforms(18)
    void answersThatAMoveOfTheWholeTookBackNameNoDate() {
        var asked = event(new Series(tuesdays(), false, List.of(), 3, 3), Event.Status.CONFIRMED, 3);
        assertEquals(List.of(), DatesApart.of(new Invitation(asked, bob), DATES, NOW));
    }

    @Test
    void whoIsInvitedToDatesGetsALetterForEachAnyway() {
        var some = attendee(SECOND, THIRD)
                .answeredOn(SECOND, said(PartStat.ACCEPTED))
                .answeredOn(THIRD, said(PartStat.DECLINED));
        assertEquals(List.of(), of(tuesdays(), some));
        var partial = new Series(tuesdays(), true, List.of(), 0, 0);
        assertEquals(List.of(), DatesApart.of(new Invitation(confirmed(partial), bob), DATES, NOW));
    }

    @Test
    void ofTooManyTheNextToComeAreNamedThenThoseThatWereLast() {
        var dates = DATES.from(tuesdays(), NOW, DatesApart.MOST + 1).stream()
                .map(When::key)
                .toList();
        var busy = attendee(said(PartStat.ACCEPTED));
        for (var date : dates.subList(0, DatesApart.MOST)) busy = busy.answeredOn(date, said(PartStat.DECLINED));
        assertEquals(dates.subList(0, DatesApart.MOST), of(tuesdays(), busy), "as many as there may be");
        busy = busy.answeredOn(dates.get(DatesApart.MOST), said(PartStat.DECLINED));
        assertEquals(dates.subList(0, DatesApart.MOST), of(tuesdays(), busy), "the farthest is left out");
        var afterTen = tuesdays().start().instant().plus(Duration.ofDays(7 * 10 - 1));
        assertEquals(dates.subList(1, DatesApart.MOST + 1), at(afterTen, busy), "the oldest is left out");
        assertEquals(dates.subList(1, DatesApart.MOST + 1), at(afterTen.plus(Duration.ofDays(9999)), busy));
    }

    private static List<String> at(Instant now, Attendee attendee) {
        return DatesApart.of(new Invitation(event(tuesdays()), attendee), DATES, now);
    }

    private static List<String> of(Details whole, Attendee attendee) {
        return of(Series.of(whole), attendee);
    }

    private static List<String> of(Series series, Attendee attendee) {
        return DatesApart.of(new Invitation(confirmed(series), attendee), DATES, NOW);
    }

    private static Event confirmed(Series series) {
        return event(series, Event.Status.CONFIRMED, 0);
    }

    private static Series with(String date, Optional<Details> now) {
        var id = tuesdays().start().named(date).orElseThrow();
        return new Series(tuesdays(), false, List.of(Instance.of(id, now, new Source(0, NOW))), 0, 0);
    }

    private static Details ruled(String rule) {
        return details(tuesdays().start(), tuesdays().end(), rule);
    }

    private static Answered said(PartStat status) {
        return new Answered(status, 0, NOW, NOW, "", Belief.VERIFIED);
    }
}
