package org.calendarinvite.event;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an event is, on all its dates; a single event is a series of one.
 *
 * @param details of the whole; of the first known instance while {@code partial}
 * @param partial the organizer has us in single instances only, and we know nothing of the rest
 * @param instances those that differ, in the order of their ids
 * @param sequence our SEQUENCE when the whole was last told to attendees
 * @param asked our SEQUENCE from which on answers count anew, because the times changed
 * @param past what does not show
 */
public record Series(Details details, boolean partial, List<Instance> instances, long sequence, long asked, Past past) {

    public Series {
        instances = instances.stream()
                .sorted(Comparator.comparing(i -> i.id().instant()))
                .toList();
        past = Objects.requireNonNullElse(past, Past.NONE);
    }

    public Series(Details details, boolean partial, List<Instance> instances, long sequence, long asked) {
        this(details, partial, instances, sequence, asked, Past.NONE);
    }

    /** Nothing but the whole. */
    public static Series of(Details details) {
        return new Series(details, false, List.of(), 0, 0);
    }

    public boolean repeats() {
        return partial || details.repeats();
    }

    public Optional<Instance> instance(String key) {
        return instances.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /** One date at other times, or the whole of an event that has one date only. */
    Series moved(String date, Details moved, Source source, long next, boolean askAgain) {
        if (date.isEmpty()) return new Series(moved, false, List.of(), next, askAgain ? next : asked, past);
        var before = instance(date);
        var one = new Instance(
                before.map(Instance::id).orElseGet(() -> details.date(date)),
                Optional.of(moved),
                before.map(Instance::source).orElse(source),
                next,
                askAgain ? next : askedOn(date));
        var others = instances.stream().filter(other -> !other.key().equals(date));
        return new Series(
                details, partial, Stream.concat(others, Stream.of(one)).toList(), sequence, asked, past);
    }

    /** Our SEQUENCE of one date. */
    public long sequenceOn(String key) {
        return said(key).mapToLong(Instance::sequence).reduce(sequence, Math::max);
    }

    /** Our SEQUENCE when attendees were last told of one date by itself, 0 when they never were. */
    public long toldOn(String key) {
        return said(key).mapToLong(Instance::sequence).reduce(0, Math::max);
    }

    /** From which SEQUENCE on answers count: those for one date, or for the whole when {@code key} is empty. */
    public long askedOn(String key) {
        return said(key).mapToLong(Instance::asked).reduce(asked, Math::max);
    }

    /** The date was moved after attendees had been asked about the whole, so only answers for itself count on it. */
    public boolean askedApart(String key) {
        return askedOn(key) > asked;
    }

    private Stream<Instance> said(String key) {
        return Stream.concat(instances.stream(), past.hidden().stream())
                .filter(one -> one.key().equals(key));
    }
}
