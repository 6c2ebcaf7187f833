package org.calendarinvite.local.client;

import static org.calendarinvite.ical.ContentLines.escaped;
import static org.calendarinvite.ical.ContentLines.parameter;
import static org.calendarinvite.ical.ContentLines.utc;
import static org.calendarinvite.ical.ContentLines.value;

import java.time.ZoneOffset;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.ContentLines;

/** REPLY and COUNTER (RFC 5546 3.2.3, 3.2.7), as the three calendars write them. */
final class AnswerWriter {

    private final Meant meant;
    private final Voice voice;
    private final When start;
    private final When end;

    AnswerWriter(Meant meant, Voice voice) {
        this.meant = meant;
        this.voice = voice;
        this.start =
                as(voice.times().map(Voice.Times::start).orElse(meant.details().start()));
        this.end = as(voice.times().map(Voice.Times::end).orElse(meant.details().end()));
    }

    byte[] write() {
        return switch (voice.dialect()) {
            case GMAIL -> gmail();
            case OUTLOOK -> outlook();
            case APPLE -> apple();
        };
    }

    /** Repeats much of the event. */
    private byte[] gmail() {
        return lines("PRODID:" + voice.dialect().prodid(), "VERSION:2.0", "CALSCALE:GREGORIAN", method())
                .add(
                        "BEGIN:VEVENT",
                        "DTSTART" + value(start),
                        "DTEND" + value(end),
                        stamp(),
                        organizer(),
                        uid(),
                        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT="
                                + voice.says().partstat() + ";CN=" + parameter(voice.name())
                                + ";X-NUM-GUESTS=0:mailto:" + voice.address(),
                        date(),
                        comment(""),
                        "CREATED:" + utc(meant.part().dtstamp()),
                        "LAST-MODIFIED:" + utc(voice.now()),
                        location(),
                        sequence(),
                        "STATUS:CONFIRMED",
                        "SUMMARY:" + escaped(meant.details().summary()),
                        "TRANSP:OPAQUE",
                        "END:VEVENT",
                        "END:VCALENDAR")
                .bytes();
    }

    /** Exchange leaves ORGANIZER out of a REPLY, and puts the answer into SUMMARY. */
    private byte[] outlook() {
        boolean proposes = voice.says() == Says.PROPOSE;
        return lines(method(), "PRODID:" + voice.dialect().prodid(), "VERSION:2.0")
                .add(
                        "BEGIN:VEVENT",
                        proposes ? organizer() : "",
                        "ATTENDEE;PARTSTAT=" + voice.says().partstat() + ";CN=" + parameter(voice.name()) + ":mailto:"
                                + voice.address(),
                        comment(";LANGUAGE=en-US"),
                        uid(),
                        date(),
                        "SUMMARY;LANGUAGE=en-US:"
                                + escaped(voice.says().title() + ": "
                                        + meant.details().summary()),
                        "DTSTART" + value(start),
                        "DTEND" + value(end),
                        "CLASS:PUBLIC",
                        "PRIORITY:5",
                        stamp(),
                        "TRANSP:OPAQUE",
                        "STATUS:CONFIRMED",
                        sequence(),
                        location(),
                        "X-MICROSOFT-CDO-APPT-SEQUENCE:" + meant.part().sequence(),
                        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
                        "X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY",
                        proposes
                                ? "X-MS-OLK-ORIGINALSTART"
                                        + value(meant.details().start())
                                : "",
                        proposes
                                ? "X-MS-OLK-ORIGINALEND" + value(meant.details().end())
                                : "",
                        "END:VEVENT",
                        "END:VCALENDAR")
                .bytes();
    }

    /** In alphabetical order, the address in EMAIL once more. */
    private byte[] apple() {
        return lines("CALSCALE:GREGORIAN", method(), "PRODID:" + voice.dialect().prodid(), "VERSION:2.0")
                .add(
                        "BEGIN:VEVENT",
                        "ATTENDEE;CN=" + parameter(voice.name()) + ";CUTYPE=INDIVIDUAL;EMAIL="
                                + parameter(voice.address()) + ";PARTSTAT="
                                + voice.says().partstat() + ";ROLE=REQ-PARTICIPANT:mailto:" + voice.address(),
                        comment(""),
                        "DTEND" + value(end),
                        stamp(),
                        "DTSTART" + value(start),
                        organizer(),
                        date(),
                        sequence(),
                        "SUMMARY:" + escaped(meant.details().summary()),
                        uid(),
                        "END:VEVENT",
                        "END:VCALENDAR")
                .bytes();
    }

    private ContentLines lines(String... head) {
        var lines = new ContentLines().add("BEGIN:VCALENDAR").add(head);
        var original = meant.details().start();
        return meant.date()
                .map(date -> lines.zone(start, end, original, date))
                .orElseGet(() -> lines.zone(start, end, original));
    }

    private String method() {
        return "METHOD:" + voice.says().method();
    }

    /** Google writes single events in UTC. */
    private When as(When moment) {
        boolean single = meant.date().isEmpty() && !meant.details().repeats();
        if (voice.dialect() != Dialect.GMAIL || !single || !moment.hasZone()) return moment;
        return When.utc(moment.instant().atOffset(ZoneOffset.UTC).toLocalDateTime());
    }

    private String stamp() {
        return "DTSTAMP:" + utc(voice.now());
    }

    private String uid() {
        return "UID:" + escaped(meant.part().uid());
    }

    private String date() {
        return meant.date().map(date -> "RECURRENCE-ID" + value(date)).orElse("");
    }

    private String sequence() {
        return "SEQUENCE:" + meant.part().sequence();
    }

    private String location() {
        var place = meant.details().location();
        return place.isEmpty() ? "" : "LOCATION:" + escaped(place);
    }

    private String comment(String parameters) {
        return voice.comment().isEmpty() ? "" : "COMMENT" + parameters + ":" + escaped(voice.comment());
    }

    private String organizer() {
        var name = meant.part().organizerName();
        return "ORGANIZER" + (name.isEmpty() ? "" : ";CN=" + parameter(name)) + ":mailto:"
                + meant.part().organizer();
    }
}
