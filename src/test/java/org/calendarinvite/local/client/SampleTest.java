package org.calendarinvite.local.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import org.calendarinvite.Worlds;
import org.calendarinvite.event.EventRequest;
import org.calendarinvite.ical.CalendarReader;
import org.calendarinvite.mail.ReadMails;
import org.calendarinvite.mail.RequestReader;
import org.calendarinvite.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an organizer's mailbox sends is read by this server as what he did. */
class SampleTest {

    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anEventIsMadeMovedAndCancelled(Dialect dialect) {
        var made = order("create", dialect.word(), 90).created(ReadMails.CREATE);
        var request = read(made);
        assertEquals(EventRequest.Kind.REQUEST, request.kind());
        assertEquals("ada@example.com", request.organizer());
        var details = request.details().orElseThrow();
        assertEquals("Concert, with; signs", details.summary());
        assertEquals(Instant.parse("2027-03-16T17:30:00Z"), details.start().instant());
        assertEquals(Instant.parse("2027-03-16T19:00:00Z"), details.end().instant());
        var moved = order("move", null, 30).moved(made);
        assertEquals(1, read(moved).source().sequence());
        assertEquals(
                Instant.parse("2027-03-16T18:00:00Z"),
                read(moved).details().orElseThrow().end().instant());
        var cancelled = read(ComposeOrder.cancelled(moved));
        assertEquals(EventRequest.Kind.CANCEL, cancelled.kind());
        assertEquals(request.clientUid(), cancelled.clientUid());
        assertEquals(2, cancelled.source().sequence());
    }

    @Test
    void whatCannotBeAnEventIsSaidTo() {
        var longest = 7 * 24 * 60;
        assertEquals(
                made(longest).start().plus(java.time.Duration.ofDays(7)),
                made(longest).end());
        assertThrows(Problem.class, () -> made(longest + 1));
        assertThrows(Problem.class, () -> made(0));
        assertThrows(Problem.class, () -> order("create", "lotus", 90).created(ReadMails.CREATE));
        var nowhere = new ComposeOrder("ada@example.com", "create", "", "T", "tomorrow", 9, "Mars/Base", "", "gmail");
        assertThrows(Problem.class, () -> nowhere.created(ReadMails.CREATE));
    }

    private static Sample made(int minutes) {
        return order("create", "gmail", minutes).created(ReadMails.CREATE);
    }

    private static ComposeOrder order(String does, String dialect, int minutes) {
        return new ComposeOrder(
                "ada@example.com",
                does,
                "",
                "Concert, with; signs",
                "2027-03-16T18:30",
                minutes,
                "Europe/Berlin",
                "Harbour Hall",
                dialect);
    }

    private EventRequest read(Sample sample) {
        var mail = new Envelope(
                sample.dialect(),
                "ada@example.com",
                ReadMails.CREATE,
                sample.title(),
                sample.method(),
                sample.title(),
                sample.write(NOW));
        return new RequestReader(new CalendarReader(1000, 65536, 4 << 20, 5000), Worlds.in(data))
                .read(ReadMails.mail(mail.write(NOW)));
    }
}
