package org.calendarinvite.ical;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.calendarinvite.ical.text.Text;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;

/** A calendar that is complete but for ORGANIZER and the one ATTENDEE of its VEVENTs; written once, then made personal cheaply. */
public final class CalendarPrototype {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N} .@+_'-]+");

    private final Method method;
    private final List<String> dates;
    private final List<byte[]> texts;

    /**
     * @param dates the key of each VEVENT's date, empty for the whole
     * @param texts what stands before, between and after the people of the VEVENTs
     */
    CalendarPrototype(Method method, List<String> dates, List<String> texts) {
        this.method = method;
        this.dates = List.copyOf(dates);
        this.texts = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    public Method method() {
        return method;
    }

    /** Bytes that are kept for all readers. */
    public int size() {
        return texts.stream().mapToInt(text -> text.length).sum();
    }

    /**
     * The calendar for one reader, in UTF-8 with CRLF: send these bytes as they are.
     *
     * @param mailbox where he answers to
     * @param made when this message is, so that a later one with the same SEQUENCE is the newer (RFC 5546 2.1.5)
     */
    public byte[] personal(String mailbox, Invitation invitation, Instant made) {
        byte[] stamp = line("DTSTAMP:" + CalendarWriter.utc(made));
        byte[] organizer = organizer(mailbox, invitation.event().host());
        Map<PartStat, byte[]> attendee = new EnumMap<>(PartStat.class);
        ByteArrayOutputStream out = new ByteArrayOutputStream(size() + 512 * dates.size());
        for (int i = 0; i < dates.size(); i++) {
            out.writeBytes(texts.get(i));
            out.writeBytes(stamp);
            out.writeBytes(organizer);
            // RFC 5546 3.2.8 has no ATTENDEE
            if (method == Method.DECLINECOUNTER) continue;
            PartStat said = invitation.statusOn(dates.get(i));
            out.writeBytes(attendee.computeIfAbsent(said, status -> attendee(invitation.attendee(), status)));
        }
        out.writeBytes(texts.get(dates.size()));
        return out.toByteArray();
    }

    /** The calendar for everybody, without an ATTENDEE. */
    byte[] published(String from, String host, Instant made) {
        byte[] stamp = line("DTSTAMP:" + CalendarWriter.utc(made));
        byte[] organizer = organizer(from, host);
        ByteArrayOutputStream out = new ByteArrayOutputStream(size() + 256 * dates.size());
        for (int i = 0; i < dates.size(); i++) {
            out.writeBytes(texts.get(i));
            out.writeBytes(stamp);
            out.writeBytes(organizer);
        }
        out.writeBytes(texts.get(dates.size()));
        return out.toByteArray();
    }

    private static byte[] organizer(String mailbox, String name) {
        return line("ORGANIZER;CN=" + name(name, mailbox) + ":" + Text.mailto(mailbox));
    }

    private byte[] attendee(Attendee attendee, PartStat status) {
        String delegator = attendee.delegatedFrom();
        return line("ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=" + status.ical()
                + (method == Method.REQUEST ? ";RSVP=TRUE" : "")
                + (delegator.isEmpty() ? "" : ";DELEGATED-FROM=" + Text.parameter(Text.mailto(delegator)))
                + ";CN=" + name(attendee.name(), attendee.email()) + ":" + Text.mailto(attendee.email()));
    }

    private static byte[] line(String text) {
        StringBuilder line = new StringBuilder(256);
        Text.line(line, text);
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * In DQUOTEs but for plain names: some readers stumble over {@code =} outside of them and take a backslash inside for
     * an escape of what follows; carets are RFC 6868.
     */
    private static String name(String name, String address) {
        String clean = Text.clean(name).replace("\\", "").replace("^", "^^").replace("\"", "^'");
        String shown = clean.isBlank() ? Text.clean(address) : clean;
        return PLAIN.matcher(shown).matches() ? shown : '"' + shown + '"';
    }
}
