package org.calendarinvite.organizer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.calendarinvite.decision.Change;

/** All counts that one kind of thing, begun by one organizer, goes through. */
public record Meters(List<Meter> all) {

    /** What nobody counts. */
    public static final Meters NONE = new Meters(List.of());

    static final String EVENTS = "new-events";
    static final String INVITES = "new-invites";

    private static final int PARTS = 4;

    public Meters {
        all = List.copyOf(all);
    }

    /** The names of all counts that stand beside an organizer now. */
    public static List<String> names(String tenant, String email, Instant now) {
        return Stream.of(EVENTS, INVITES)
                .flatMap(what -> Stream.of(Meter.Span.values()).flatMap(span -> parts(what, span, tenant, email, now)))
                .toList();
    }

    /** An organizer who may do so much alone may do it whatever the limits of all together. */
    static Meters of(String what, Standing who, Speed own, Together.PerDay together) {
        var email = who.account().email();
        List<Meter> all = new ArrayList<>();
        all.add(meter(what, Meter.Span.HOUR, who, own.hour()));
        all.add(meter(what, Meter.Span.DAY, who, own.day()));
        if (!who.terms().together().shared().contains(MailDomain.of(email)))
            all.add(meter(what, Meter.Span.DOMAIN_DAY, who, Math.max(own.day(), together.domain())));
        all.add(meter(what, Meter.Span.TENANT_DAY, who, Math.max(own.day(), together.tenant())));
        return new Meters(all);
    }

    /** Of what is counted in parts, the moment picks the one that grows. */
    private static Meter meter(String what, Meter.Span span, Standing who, int limit) {
        var account = who.account();
        var parts =
                parts(what, span, account.tenant(), account.email(), who.now()).toList();
        int spent = parts.stream()
                .mapToInt(part -> who.spent().getOrDefault(part, 0))
                .sum();
        var part = parts.get(who.now().get(ChronoField.MICRO_OF_SECOND) % parts.size());
        return new Meter(span, part, spent, limit, ends(span, who.now()));
    }

    /** Several records where many organizers write at once: one would let them wait for each other. */
    private static Stream<String> parts(String what, Meter.Span span, String tenant, String email, Instant now) {
        var name = name(what, span, tenant, email, now);
        return span.together() ? IntStream.range(0, PARTS).mapToObj(part -> name + "#" + part) : Stream.of(name);
    }

    private static String name(String what, Meter.Span span, String tenant, String email, Instant now) {
        var whose =
                switch (span) {
                    case HOUR, DAY -> Inbox.of(email);
                    case DOMAIN_DAY -> MailDomain.of(email);
                    case TENANT_DAY -> "";
                };
        return String.join(
                "#", what, span.word(), tenant, whose, begins(span, now).toString());
    }

    private static Instant begins(Meter.Span span, Instant now) {
        return now.truncatedTo(span == Meter.Span.HOUR ? ChronoUnit.HOURS : ChronoUnit.DAYS);
    }

    private static Instant ends(Meter.Span span, Instant now) {
        return begins(span, now).plus(span == Meter.Span.HOUR ? Duration.ofHours(1) : Duration.ofDays(1));
    }

    /** Of those that so many more do not fit into, the one that takes longest. */
    public Optional<Meter> full(int more) {
        return all.stream().filter(meter -> meter.full(more)).max(Comparator.comparing(Meter::ends));
    }

    /** Counts so many more, if they fit. */
    public List<Change> spend(int times) {
        return all.stream().map(meter -> meter.spend(times)).toList();
    }

    /** Counts so many more that nobody may refuse. */
    public List<Change> note(int times) {
        return all.stream().map(meter -> meter.note(times)).toList();
    }
}
