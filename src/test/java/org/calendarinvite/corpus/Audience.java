package org.calendarinvite.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.calendarinvite.corpus.Pipeline.Result;

/** One whom we invited to an organizer's event, and who said yes. */
record Audience(Pipeline pipeline, String uid) {

    static final String GUEST = "gina@example.net";

    /** Nobody, when the organizer had not invited us yet. */
    static Optional<Audience> invitedTo(Ics old, String seat, Pipeline pipeline) {
        var request = seated(old, seat).as("REQUEST").completed("DTSTAMP", "DTSTAMP:20261101T000000Z");
        if (!request.text().contains(Pipeline.CREATE)) return Optional.empty();
        try {
            var from = request.address("ORGANIZER", Prepared.HOST);
            var created = applied(pipeline.send(Mail.around(request.bytes(), from), Pipeline.CREATE));
            var audience = new Audience(pipeline, created.notices().get(0).uid());
            audience.invited();
            audience.saysYes();
            return Optional.of(audience);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The calendar with us in the place of this guest. */
    static Ics seated(Ics calendar, String seat) {
        var mailto = Pattern.compile("(?i)mailto:" + Pattern.quote(seat) + "(?=\\s)");
        return new Ics(mailto.matcher(calendar.unfolded()).replaceAll("mailto:" + Pipeline.CREATE));
    }

    static Ics answer(String uid, long sequence, String attendee, String partstat) {
        return new Ics(String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "METHOD:REPLY",
                "BEGIN:VEVENT",
                "UID:" + uid,
                "SEQUENCE:" + sequence,
                "DTSTAMP:20261102T000000Z",
                "ATTENDEE;PARTSTAT=" + partstat + ":mailto:" + attendee,
                "END:VEVENT",
                "END:VCALENDAR",
                ""));
    }

    Result invited() {
        return applied(pipeline.invite(uid, GUEST, List.of()));
    }

    void saysYes() throws IOException {
        var invited = pipeline.store().guests().invitation(uid, GUEST).orElseThrow();
        var mailbox = "rsvp-" + invited.attendee().token() + "@" + Pipeline.DOMAIN;
        var yes = answer(uid, invited.event().sequence(), GUEST, "ACCEPTED");
        applied(pipeline.send(Mail.around(yes.bytes(), GUEST), mailbox));
    }

    /** What counts now. */
    String answer() {
        return pipeline.store()
                .guests()
                .invitation(uid, GUEST)
                .orElseThrow()
                .status()
                .name();
    }

    static Result applied(Result result) {
        assertEquals("applied", result.outcome(), result.reason());
        return result;
    }
}
