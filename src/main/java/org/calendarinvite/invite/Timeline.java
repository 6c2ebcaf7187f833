package org.calendarinvite.invite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;

/**
 * What one change of an attendee says of his story; kept with the change and never altered. What was mailed to him stands elsewhere,
 * with the claims of the mails.
 *
 * @param attendee his {@code id}
 * @param at of the newest thing that happened
 * @param number the version of the attendee that came of it
 */
public record Timeline(String uid, String attendee, Instant at, long number, List<Happening> happenings)
        implements Kept {

    /**
     * One thing.
     *
     * @param what one word: invited, answered, uninvited, resubscribed, or a {@code Delivery.State}
     * @param facts by their name in the API, in the order in which it shows them
     */
    public record Happening(String what, Instant at, Map<String, String> facts) {

        public Happening {
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }

        static Happening of(String what, Instant at, String... facts) {
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < facts.length; i += 2) if (!facts[i + 1].isEmpty()) named.put(facts[i], facts[i + 1]);
            return new Happening(what, at, named);
        }
    }

    public Timeline {
        happenings = List.copyOf(happenings);
    }

    public static String shelf(String uid, String attendee) {
        return "timeline#" + uid + "#" + attendee;
    }

    @Override
    public Place place() {
        return new Place(shelf(uid, attendee), Place.moment(at) + "#" + number);
    }

    /** Each is kept once, beside the one version of the attendee that it belongs to. */
    @Override
    public long version() {
        return 1;
    }

    /** What is new of an attendee; empty when it is nothing that he or others did. */
    static Optional<Timeline> of(Optional<Invitation> before, Invitation after, Optional<Instant> now) {
        var was = before.map(Invitation::attendee);
        var is = after.attendee();
        List<Happening> all = new ArrayList<>();
        if (was.filter(old -> old.invited().equals(is.invited())).isEmpty())
            all.add(Happening.of(
                    "invited",
                    is.invited(),
                    "origin",
                    is.origin(),
                    "sequence",
                    String.valueOf(after.event().sequence()),
                    "dates",
                    String.join(" ", is.dates())));
        all.addAll(answers(was, is));
        all.addAll(deliveries(was.map(Attendee::delivery).orElse(Delivery.NONE), is.delivery(), now));
        if (is.gone() && was.filter(Attendee::gone).isEmpty())
            now.ifPresent(moment -> all.add(Happening.of("uninvited", moment)));
        return all.stream()
                .map(Happening::at)
                .max(Comparator.naturalOrder())
                .map(newest -> new Timeline(is.uid(), is.id(), newest, is.version(), all));
    }

    /** One for each answer, whatever dates it is to. */
    private static List<Happening> answers(Optional<Attendee> was, Attendee is) {
        Set<Answered> known = was.stream().flatMap(Attendee::answers).collect(Collectors.toSet());
        Map<Answered, List<String>> said = new LinkedHashMap<>();
        Stream.concat(Stream.of(new Attendee.Apart("", is.answer())), is.apart().stream())
                .filter(one -> one.answer().status() != PartStat.NOACTION && !known.contains(one.answer()))
                .forEach(one -> said.computeIfAbsent(one.answer(), any -> new ArrayList<>())
                        .add(one.date()));
        return said.entrySet().stream()
                .map(one -> answer(one.getKey(), one.getValue()))
                .toList();
    }

    private static Happening answer(Answered answer, List<String> dates) {
        return Happening.of(
                "answered",
                answer.received(),
                "status",
                answer.status().word(),
                "dates",
                String.join(" ", dates).strip(),
                "sequence",
                String.valueOf(answer.sequence()),
                "client",
                answer.prodid(),
                "belief",
                answer.belief().name().toLowerCase(Locale.ROOT));
    }

    private static List<Happening> deliveries(Delivery was, Delivery is, Optional<Instant> now) {
        List<Happening> all = new ArrayList<>();
        report(was.end(), is.end()).ifPresent(all::add);
        report(was.delay(), is.delay()).ifPresent(all::add);
        report(was.withheld(), is.withheld()).ifPresent(all::add);
        boolean back = was.withheld().state() == Delivery.State.UNSUBSCRIBED
                && is.withheld().state() == Delivery.State.NONE;
        if (back) now.ifPresent(moment -> all.add(Happening.of("resubscribed", moment)));
        return all;
    }

    private static Optional<Happening> report(Delivery.Report was, Delivery.Report is) {
        return is.state() == Delivery.State.NONE || is.equals(was)
                ? Optional.empty()
                : Optional.of(Happening.of(is.state().word(), is.at(), "reason", is.reason()));
    }
}
