package org.calendarinvite.organizer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;

/**
 * What a shop has told of one order so far, in whatever order it came.
 *
 * @param id the shop's
 * @param lines what it gives; empty as long as it is not paid
 * @param ignored ids of products that we do not know
 * @param refunds what was taken back
 * @param total what was paid, in thousandths of its currency; 0 as long as nobody said
 */
public record Order(
        String tenant,
        String id,
        boolean paid,
        boolean cancelled,
        List<Line> lines,
        List<String> ignored,
        List<Refund> refunds,
        Instant created,
        long version,
        long total)
        implements Kept {

    /** Days that one line, or all pieces of it together, can give: a hundred years. */
    static final int MOST_DAYS = 36_500;

    /**
     * Some pieces of one thing.
     *
     * @param organizer for whom, normalised
     * @param days that one piece gives
     */
    public record Line(String id, String organizer, String plan, int days, int quantity) {}

    /** Pieces of one line that were given back. */
    public record Returned(String line, int quantity) {}

    /**
     * One refund; a shop's id tells it from others.
     *
     * @param amount that was paid back, in thousandths of the order's currency
     */
    public record Refund(String id, List<Returned> lines, long amount) {
        public Refund {
            lines = List.copyOf(lines);
        }

        public Refund(String id, List<Returned> lines) {
            this(id, lines, 0);
        }

        /** No piece was given back: what it is for only the shop knows. */
        boolean amountOnly() {
            return lines.isEmpty() && amount > 0;
        }
    }

    public Order {
        lines = List.copyOf(lines);
        ignored = List.copyOf(ignored);
        refunds = List.copyOf(refunds);
    }

    /** Nobody said what was paid. */
    public Order(
            String tenant,
            String id,
            boolean paid,
            boolean cancelled,
            List<Line> lines,
            List<String> ignored,
            List<Refund> refunds,
            Instant created,
            long version) {
        this(tenant, id, paid, cancelled, lines, ignored, refunds, created, version, 0);
    }

    public static Place at(String tenant, String id) {
        return new Place("orders#" + tenant, id);
    }

    @Override
    public Place place() {
        return at(tenant, id);
    }

    /** Of whom nothing was told before. */
    static Order first(OrderRequest request, Instant now) {
        return new Order(request.tenant(), request.order(), false, false, List.of(), List.of(), List.of(), now, 0);
    }

    /** What it says is known; the same again changes nothing. */
    Order hears(OrderRequest said) {
        var news = said.refunds().stream()
                .filter(one -> refunds.stream().noneMatch(known -> known.id().equals(one.id())));
        boolean first = said.paid() && !paid;
        return new Order(
                tenant,
                id,
                paid || said.paid(),
                cancelled || said.cancelled(),
                first ? said.lines() : lines,
                first ? said.ignored() : ignored,
                Stream.concat(refunds.stream(), news).toList(),
                created,
                version,
                total > 0 ? total : said.total());
    }

    Order next() {
        return new Order(tenant, id, paid, cancelled, lines, ignored, refunds, created, version + 1, total);
    }

    List<String> organizers() {
        return lines.stream().map(Line::organizer).distinct().toList();
    }

    /** What it gives one organizer, all that was taken back taken off. */
    List<Grant> grants(String organizer) {
        List<Grant> given = new ArrayList<>();
        if (cancelled || paidBack()) return given;
        for (var line : lines) {
            long days = (long) line.days() * Math.max(0, line.quantity() - returned(line));
            if (line.organizer().equals(organizer) && days > 0)
                given.add(new Grant(id, line.id(), line.plan(), (int) Math.min(days, MOST_DAYS), created));
        }
        return given;
    }

    /** All of it, by whatever refunds. */
    boolean paidBack() {
        return total > 0 && refunds.stream().mapToLong(Refund::amount).sum() >= total;
    }

    /** Money was given back, and no piece for it. */
    boolean partlyPaidBack() {
        return !paidBack() && refunds.stream().anyMatch(Refund::amountOnly);
    }

    private int returned(Line line) {
        long sum = refunds.stream()
                .flatMap(refund -> refund.lines().stream())
                .filter(one -> one.line().equals(line.id()))
                .mapToLong(Returned::quantity)
                .sum();
        return (int) Math.min(sum, line.quantity());
    }
}
