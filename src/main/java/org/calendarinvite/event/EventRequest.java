package org.calendarinvite.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.calendarinvite.decision.Traced;

/**
 * What an organizer's calendar asks for: REQUEST keeps or changes an event, CANCEL ends it or some of its dates.
 *
 * @param sender the mail's author address, normalised, and {@code proven} when our own MTA or he himself vouches for it
 * @param organizer ORGANIZER of the calendar, normalised; who says so is {@code sender}
 * @param source the version of the whole, or of the newest instance when there is no whole
 * @param details the whole; empty when only instances are meant, and often in a CANCEL
 * @param instances single dates that the message names, those without details cancelled
 * @param until the first date that is no more (CANCEL with RANGE=THISANDFUTURE, RFC 5546 3.2.5)
 * @param includesUs the server is still among the guests; a REQUEST without us is a cancellation
 * @param language of the mail (BCP 47), empty for unknown
 * @param tenant whose server this is, from configuration
 */
public record EventRequest(
        Kind kind,
        String tenant,
        String sender,
        boolean proven,
        String organizer,
        String organizerName,
        String clientUid,
        Source source,
        Optional<Details> details,
        List<Instance> instances,
        Optional<When> until,
        boolean includesUs,
        String prodid,
        String language,
        String trace)
        implements Traced {

    public enum Kind {
        REQUEST,
        CANCEL
    }

    private static final Pattern SPLIT = Pattern.compile("(.+)_R\\d{8}(?:T\\d{6}Z?)?(@google\\.com)");

    public EventRequest {
        instances = List.copyOf(instances);
    }

    /** In no language that is known. */
    public EventRequest(
            Kind kind,
            String tenant,
            String sender,
            boolean proven,
            String organizer,
            String organizerName,
            String clientUid,
            Source source,
            Optional<Details> details,
            List<Instance> instances,
            Optional<When> until,
            boolean includesUs,
            String prodid,
            String trace) {
        this(
                kind,
                tenant,
                sender,
                proven,
                organizer,
                organizerName,
                clientUid,
                source,
                details,
                instances,
                until,
                includesUs,
                prodid,
                "",
                trace);
    }

    /** Everything, not some dates only. */
    public boolean cancels() {
        return kind == Kind.CANCEL ? instances.isEmpty() && until.isEmpty() : !includesUs;
    }

    /** The UID of the series that Google split this one from: {@code <uid>_R<date>@google.com}. */
    public Optional<String> splitFrom() {
        var split = SPLIT.matcher(clientUid);
        return split.matches() ? Optional.of(split.group(1) + split.group(2)) : Optional.empty();
    }

    /** The same message delivered twice is one decision; two mails of one second may name different dates. */
    String key() {
        var dates = instances.stream()
                .map(one -> one.key() + one.source() + one.details().map(Details::toString))
                .collect(Collectors.joining());
        var named = dates + until.map(When::key).orElse("");
        return String.join(
                "/",
                "event",
                sender,
                clientUid,
                kind.name(),
                String.valueOf(includesUs),
                String.valueOf(source.sequence()),
                source.dtstamp().toString(),
                named.isEmpty()
                        ? ""
                        : UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8))
                                .toString());
    }

    Event firstVersion(String uid, Series series, Strangers strangers, String continues, Instant now) {
        return new Event(
                uid,
                tenant,
                organizer,
                organizerName,
                clientUid,
                cancels() ? Event.Status.CANCELLED : Event.Status.CONFIRMED,
                0,
                series,
                series.partial() ? Source.UNKNOWN : source,
                prodid,
                strangers,
                continues,
                language,
                now,
                now,
                1);
    }
}
