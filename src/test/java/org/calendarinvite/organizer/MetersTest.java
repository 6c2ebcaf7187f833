package org.calendarinvite.organizer;

import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.organizer.Meter.Span.DAY;
import static org.calendarinvite.organizer.Meter.Span.DOMAIN_DAY;
import static org.calendarinvite.organizer.Meter.Span.HOUR;
import static org.calendarinvite.organizer.Meter.Span.TENANT_DAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.calendarinvite.decision.Change;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.organizer.Together.PerDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetersTest {

    private static final Plan PLAN = new Plan(Plan.FREE, 5, 2500);
    private static final Together TOGETHER =
            new Together(new PerDay(500, 2000), new PerDay(25_000, 100_000), Set.of("gmail.com"));

    @ParameterizedTest
    @CsvSource({
        "ann@example.com, example.com",
        "ann@EXAMPLE.com, example.com",
        "ann@a.b.example.com, example.com",
        "ann@mail.example.co.uk, example.co.uk",
        "ann@example.co.uk, example.co.uk",
        "ann@a.example.com.br, example.com.br",
        "ann@a.abc.de, abc.de",
        "ann@co.uk, co.uk",
        "ann@localhost, localhost"
    })
    void subdomainsAreTheirDomains(String email, String domain) {
        assertEquals(domain, MailDomain.of(email));
    }

    @ParameterizedTest
    @CsvSource({
        "eve+1@gmail.com, eve@gmail.com",
        "eve+a+b@x.org, eve@x.org",
        "eve@x.org, eve@x.org",
        "+eve@x.org, +eve@x.org",
        "eve+@x.org, eve@x.org"
    })
    void tagsOfAnAddressAreOneOrganizer(String email, String inbox) {
        assertEquals(inbox, Inbox.of(email));
        assertEquals(EventDesk.quota("default", inbox), EventDesk.quota("default", email));
        assertEquals(Meters.names("default", inbox, NOW), Meters.names("default", email, NOW));
    }

    @Test
    void aPlanIsReachedWithinADayAndTwoFullEventsWithinAnHour() {
        assertEquals(new Speed(10, 20), PLAN.newEvents());
        assertEquals(new Speed(5000, 12_500), PLAN.newInvites());
        assertEquals(new Speed(20, 20), new Plan("one", 1, 10).newInvites());
        assertEquals(
                Integer.MAX_VALUE,
                new Plan("any", Integer.MAX_VALUE, Integer.MAX_VALUE)
                        .newInvites()
                        .day());
    }

    @Test
    void theLastThatFitsIsTakenAndTheNextWaitsForWhatTakesLongest() {
        var hour = standing("ann@work.example", Map.of(HOUR, 4999)).newInvites();
        assertEquals(Optional.empty(), hour.full(1));
        assertEquals(
                Instant.parse("2026-11-22T13:00:00Z"),
                hour.full(2).orElseThrow().ends());
        var both = standing("ann@work.example", Map.of(HOUR, 5000, DAY, 12_500));
        var full = both.newInvites().full(1).orElseThrow();
        assertEquals(Instant.parse("2026-11-23T00:00:00Z"), full.ends());
        assertEquals(
                "The limit of new invitations is reached (12500 in a day for each organizer). Invite again after"
                        + " 00:00 UTC on 23 November, or ask the operator of this server for more.",
                MeterReasons.invites(full));
    }

    @Test
    void whatNeedsNoMailWaitsForNothing() {
        assertEquals(
                Optional.empty(),
                standing("ann@work.example", Map.of(DAY, 99_999)).newInvites().full(0));
    }

    @Test
    void organizersOfOneDomainAreCountedTogetherAndThoseOfAProviderAreNot() {
        assertTrue(standing("b@x.work.example", Map.of(DOMAIN_DAY, 25_000))
                .newInvites()
                .full(1)
                .isPresent());
        assertEquals(
                List.of(HOUR, DAY, TENANT_DAY),
                standing("b@gmail.com", Map.of()).newInvites().all().stream()
                        .map(Meter::span)
                        .toList());
        assertTrue(standing("b@gmail.com", Map.of(TENANT_DAY, 100_000))
                .newInvites()
                .full(1)
                .isPresent());
    }

    @Test
    void whatOneMayAloneHisDomainAndTenantMay() {
        var gold = new Plan("gold", 50, 10_000);
        var terms = new Terms(Enrolment.OPEN, "", "", gold, Map.of(), TOGETHER);
        var limits = new Standing(terms.newcomer("default", "ann@work.example", NOW), terms, 0, NOW)
                .newInvites().all().stream().collect(Collectors.toMap(Meter::span, Meter::limit));
        assertEquals(Map.of(HOUR, 20_000, DAY, 500_000, DOMAIN_DAY, 500_000, TENANT_DAY, 500_000), limits);
    }

    @Test
    void whatManyCountTogetherIsSpreadOverRecordsAndReadFromAllOfThem() {
        var written = IntStream.range(0, 8)
                .mapToObj(i -> at(NOW.plusNanos(i * 1000L), Map.of()))
                .flatMap(who -> who.newInvites().spend(1).stream())
                .map(Change.Spend.class::cast)
                .collect(Collectors.groupingBy(Change.Spend::name, Collectors.summingInt(Change.Spend::times)));
        assertEquals(2 + 2 * 4, written.size());
        assertEquals(
                List.of(8, 8, 8, 8),
                at(NOW, written).newInvites().all().stream().map(Meter::spent).toList());
    }

    @Test
    void theNextHourAndTheNextDayBeginAnew() {
        var at = Instant.parse("2026-11-22T23:59:59.999Z");
        var names = Meters.names("default", "ann@work.example", at);
        assertEquals(20, Set.copyOf(names).size());
        var next = Meters.names("default", "ann@work.example", at.plusMillis(1));
        assertTrue(names.stream().noneMatch(next::contains));
        var sameDay = Meters.names("default", "ann@work.example", at.minusSeconds(3600));
        assertEquals(18, names.stream().filter(sameDay::contains).count());
        assertTrue(Meters.names("other", "ann@work.example", at).stream().noneMatch(names::contains));
    }

    @Test
    void whatIsReadIsWhatIsSpent() {
        var standing = standing("ann@work.example", Map.of());
        var changes = Stream.concat(standing.newEvents().spend(1).stream(), standing.newInvites().spend(3).stream())
                .toList();
        var written =
                changes.stream().map(change -> ((Change.Spend) change).name()).collect(Collectors.toSet());
        assertEquals(8, written.size());
        assertTrue(Set.copyOf(Meters.names("default", "ann@work.example", NOW)).containsAll(written));
        var after = standing.after(changes).after(changes);
        assertEquals(
                List.of(2, 2, 2, 2),
                after.newEvents().all().stream().map(Meter::spent).toList());
        assertEquals(
                List.of(6, 6, 6, 6),
                after.newInvites().all().stream().map(Meter::spent).toList());
    }

    private static Standing at(Instant now, Map<String, Integer> spent) {
        var known = standing("ann@work.example", Map.of());
        return new Standing(known.account(), known.terms(), 0, spent, now);
    }

    private static Standing standing(String email, Map<Meter.Span, Integer> invites) {
        var terms = new Terms(Enrolment.OPEN, "", "", PLAN, Map.of(), TOGETHER);
        var fresh = new Standing(terms.newcomer("default", email, NOW), terms, 0, NOW);
        var spent = fresh.newInvites().all().stream()
                .collect(Collectors.toMap(Meter::name, meter -> invites.getOrDefault(meter.span(), 0)));
        return new Standing(fresh.account(), terms, 0, spent, NOW);
    }
}
