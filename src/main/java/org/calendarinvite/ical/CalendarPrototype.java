package org.calendarinvite.ical;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.calendarinvite.invite.PartStat;

/** A calendar that is complete but for its ORGANIZER and its one ATTENDEE; written once, then made personal cheaply. */
public final class CalendarPrototype {

    private final Method method;
    private final byte[] head;
    private final byte[] tail;

    CalendarPrototype(Method method, String head, String tail) {
        this.method = method;
        this.head = head.getBytes(StandardCharsets.UTF_8);
        this.tail = tail.getBytes(StandardCharsets.UTF_8);
    }

    public Method method() {
        return method;
    }

    /** The calendar for one reader, in UTF-8 with CRLF: send these bytes as they are. */
    public byte[] personal(
            String organizerAddress,
            String organizerName,
            String attendeeEmail,
            String attendeeName,
            PartStat partstat,
            boolean rsvp) {
        StringBuilder lines = new StringBuilder(256);
        Text.line(lines, "ORGANIZER;CN=" + name(organizerName, organizerAddress) + ":" + Text.mailto(organizerAddress));
        Text.line(
                lines,
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=" + partstat.ical()
                        + (rsvp ? ";RSVP=TRUE" : "")
                        + ";CN=" + name(attendeeName, attendeeEmail) + ":" + Text.mailto(attendeeEmail));
        byte[] people = lines.toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(head.length + people.length + tail.length);
        out.writeBytes(head);
        out.writeBytes(people);
        out.writeBytes(tail);
        return out.toByteArray();
    }

    private static String name(String name, String address) {
        return Text.parameter(name.isBlank() ? address : name);
    }
}
