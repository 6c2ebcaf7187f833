package org.calendarinvite.mail.tnef;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.ical.ForeignMeeting;
import org.calendarinvite.ical.ForeignMeeting.Person;
import org.calendarinvite.ical.ForeignMeeting.Span;
import org.calendarinvite.invite.Address;

/** winmail.dat, in which Exchange may wrap a meeting for strangers too → iCalendar (MS-OXOCAL, MS-OXCICAL). */
public final class Tnef {

    private static final UUID APPOINTMENT = UUID.fromString("00062002-0000-0000-c000-000000000046");
    private static final UUID MEETING = UUID.fromString("6ed8da90-450b-101b-98da-00aa003f1305");

    private static final int SUBJECT_ATTRIBUTE = 0x00018004;
    private static final int BODY_ATTRIBUTE = 0x0002800C;

    private static final List<Integer> SUBJECTS = List.of(0x0E1D, 0x0070, 0x0037);
    private static final int BODY = 0x1000;
    private static final int REPRESENTING_SMTP = 0x5D02;
    private static final int REPRESENTING = 0x0065;
    private static final int REPRESENTING_NAME = 0x0042;

    private static final int GLOBAL_ID = 0x0003;
    private static final int IS_RECURRING = 0x0005;
    private static final int ATTENDEE_CHANGE = 0x0001;
    private static final int OWNER_CHANGE = 0x001A;

    private static final int SEQUENCE = 0x8201;
    private static final int LOCATION = 0x8208;
    private static final int START = 0x820D;
    private static final int END = 0x820E;
    private static final int ALL_DAY = 0x8215;
    private static final int RECURRENCE = 0x8216;
    private static final int RECURRING = 0x8223;
    private static final int COUNTER_PROPOSAL = 0x8257;
    private static final int ZONE = 0x825E;

    private static final String NOT_CONVERTED = "The mail came as winmail.dat, a format of Outlook that other "
            + "calendars cannot read, and %s, so nothing was changed. Send it as HTML instead of Rich Text in Outlook; "
            + "if it comes so from all of your company, ask the administrator of Exchange to run: "
            + "Set-RemoteDomain Default -TNEFEnabled $false";

    private final TnefProperties message;
    private final TnefKind kind;
    private final List<String> recipients;
    private final Instant received;

    private Tnef(TnefProperties message, TnefKind kind, List<String> recipients, Instant received) {
        this.message = message;
        this.kind = kind;
        this.recipients = recipients;
        this.received = received;
    }

    /**
     * The meeting as iCalendar in UTF-8.
     *
     * @param sender stands in for a respondent whom Outlook names by his Exchange account only
     * @param recipients of the envelope
     * @param received stands in for the time of the last change
     * @throws Refused for what is no single meeting, with what its sender can do
     */
    public static byte[] calendar(byte[] winmail, String sender, List<String> recipients, Instant received) {
        var message = TnefReader.read(winmail).orElseThrow(() -> refused("it is not complete"));
        var kind = TnefKind.of(message)
                .orElseThrow(() -> refused("it holds no invitation, answer or cancellation that could be converted"));
        return new Tnef(message, kind, recipients, received).meeting(sender).calendar();
    }

    private ForeignMeeting meeting(String sender) {
        var uid = new GlobalObjectId(message.bytes(MEETING, GLOBAL_ID));
        var span = span();
        boolean request = kind.isRequest();
        if (uid.value().isEmpty()) throw refused("it does not say which event it is about");
        if (uid.namesDate() || request && series()) throw refused("it is about a series, which cannot be converted");
        if (message.flag(APPOINTMENT, COUNTER_PROPOSAL)) throw refused("it proposes another time");
        if (request && span.isEmpty()) throw refused("it has no start");
        return new ForeignMeeting(
                kind.method(),
                uid.value(),
                message.number(APPOINTMENT, SEQUENCE),
                stamp(),
                span,
                zone(),
                summary(),
                message.text(APPOINTMENT, LOCATION),
                Optional.of(message.tag(BODY))
                        .filter(b -> !b.isEmpty())
                        .orElseGet(() -> message.attribute(BODY_ATTRIBUTE)),
                organizer(),
                attendees(sender));
    }

    private boolean series() {
        return message.flag(APPOINTMENT, RECURRING)
                || message.flag(MEETING, IS_RECURRING)
                || message.bytes(APPOINTMENT, RECURRENCE).length > 0;
    }

    private Optional<Span> span() {
        return message.time(APPOINTMENT, START)
                .map(start -> new Span(
                        start, message.time(APPOINTMENT, END).orElse(start), message.flag(APPOINTMENT, ALL_DAY)));
    }

    /** When its sender last changed it; without that, when it came. */
    private Instant stamp() {
        return message.time(MEETING, kind.isReply() ? ATTENDEE_CHANGE : OWNER_CHANGE)
                .orElse(received);
    }

    /** The name in a time zone definition (MS-OXOCAL): the count of its characters, then they. */
    private String zone() {
        var definition = message.bytes(APPOINTMENT, ZONE);
        int start = 8;
        if (definition.length < start) return "";
        int length = Math.min(2 * (definition[6] & 0xff), definition.length - start);
        return new String(definition, start, length, StandardCharsets.UTF_16LE);
    }

    private String summary() {
        return SUBJECTS.stream()
                .map(message::tag)
                .filter(subject -> !subject.isEmpty())
                .findFirst()
                .orElseGet(() -> message.attribute(SUBJECT_ATTRIBUTE));
    }

    /** Whom the sender acts for; absent when Outlook names him by his Exchange account only. */
    private Person organizer() {
        return kind.isReply() ? new Person("", "", "") : represented("", "");
    }

    /** TNEF leaves the recipients to the envelope. */
    private List<Person> attendees(String sender) {
        if (kind.isReply()) return List.of(represented(sender, kind.partstat()));
        return recipients.stream()
                .map(recipient -> new Person(recipient, "", "NEEDS-ACTION"))
                .toList();
    }

    private Person represented(String otherwise, String partstat) {
        var address = Address.parse(message.tag(REPRESENTING_SMTP))
                .or(() -> Address.parse(message.tag(REPRESENTING)))
                .orElse(otherwise);
        return new Person(address, message.tag(REPRESENTING_NAME), partstat);
    }

    private static Refused refused(String why) {
        return new Refused(NOT_CONVERTED.formatted(why));
    }
}
