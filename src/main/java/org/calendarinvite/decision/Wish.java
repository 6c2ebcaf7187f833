package org.calendarinvite.decision;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What somebody who answers an invitation wants of its organizer: all that the organizer needs to say yes or no.
 *
 * @param sender who wrote it
 * @param belief how far he is proven to be the sender, by the name of an {@code Answered.Belief}
 * @param invited the address whose invitation it was sent to
 * @param person who is to come: the sender himself, or whom he brings in; for a proposal the attendee who proposes
 * @param delegated the person is to come instead of the invited one
 * @param said the answers, the first few of them
 * @param others how many answers more there are
 * @param comment in the sender's own words, lines of plain text; empty when he wrote none
 */
public record Wish(
        Person sender,
        String belief,
        String invited,
        Person person,
        boolean delegated,
        List<Said> said,
        int others,
        Optional<Proposal> proposal,
        String comment) {

    /** @param name as he calls himself, empty when he does not */
    public record Person(String email, String name) {}

    /**
     * One answer.
     *
     * @param date the date that it is for ({@code When.key}), empty for all
     * @param status by the name of a {@code PartStat}
     */
    public record Said(String date, String status) {}

    /**
     * Other times, in the organizer's zone.
     *
     * @param date the date that they are for ({@code When.key}), empty for an event that has one date only
     * @param sequence our SEQUENCE of the version that they were proposed for
     * @param zone an IANA id, {@code Z} for UTC, empty for floating times and whole days
     */
    public record Proposal(
            String date, long sequence, LocalDateTime start, LocalDateTime end, String zone, boolean allDay) {}

    public Wish {
        said = List.copyOf(said);
    }
}
