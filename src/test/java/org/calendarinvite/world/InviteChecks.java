package org.calendarinvite.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What every mail must keep to for Gmail, Outlook and Apple Mail to show it as an invitation. */
public final class InviteChecks {

    private static final String SHAPE =
            "multipart/mixed(multipart/alternative(text/plain,text/html,text/calendar),application/ics)";
    private static final String TOKEN_ADDRESS = "rsvp-[a-z0-9]+@" + Calendars.DOMAIN.replace(".", "\\.");

    private InviteChecks() {}

    /** Checks the mail of one attendee from envelope to last line. */
    public static CalendarText check(ReceivedMail mail, String method, String attendee) {
        assertEquals(SHAPE, mail.structure(), mail::toString);
        var part = mail.calendar().orElseThrow();
        part(part, method);
        attachment(mail, part);
        bytes(part.bytes());
        var calendar = new CalendarText(part.text());
        assertEquals(method, calendar.method());
        people(mail, calendar, attendee);
        zones(calendar);
        nothingPrivate(calendar);
        Parsers.start(part.text());
        assertFalse(mail.text().isBlank() || mail.html().isBlank(), mail::toString);
        return calendar;
    }

    private static void part(LeafPart part, String method) {
        assertEquals(method, part.method(), "method parameter of the text/calendar part");
        assertEquals("utf-8", part.charset(), "charset of the text/calendar part");
        assertEquals("base64", part.encoding(), "transfer encoding of the text/calendar part");
        assertFalse(part.disposition().equals("attachment"), "the calendar part is not an attachment");
    }

    private static void attachment(ReceivedMail mail, LeafPart calendar) {
        var attachment = mail.attachment("invite.ics").orElseThrow(() -> new AssertionError("No invite.ics:\n" + mail));
        assertEquals("application/ics", attachment.type());
        assertArrayEquals(calendar.bytes(), attachment.bytes(), "invite.ics says the same as the calendar part");
    }

    /** CRLF, at most 75 octets a line, no character cut by a fold (RFC 5545 3.1). */
    static void bytes(byte[] calendar) {
        var text = new String(calendar, StandardCharsets.ISO_8859_1);
        assertTrue(text.startsWith("BEGIN:VCALENDAR\r\n"), text);
        assertTrue(text.endsWith("END:VCALENDAR\r\n"), text);
        for (var line : Pattern.compile("\r\n").splitAsStream(text).toList()) {
            assertFalse(line.contains("\n") || line.contains("\r"), () -> "A line does not end in CRLF: " + line);
            assertFalse(line.isEmpty(), "An empty line");
            assertTrue(line.length() <= 75, () -> line.length() + " octets: " + line);
            wholeCharacters(line.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static void wholeCharacters(byte[] line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
        } catch (CharacterCodingException e) {
            throw new AssertionError("A fold cuts a character: " + new String(line, StandardCharsets.UTF_8), e);
        }
    }

    private static void people(ReceivedMail mail, CalendarText calendar, String attendee) {
        var invited = calendar.event("ATTENDEE");
        assertEquals("mailto:" + attendee, invited.value());
        var organizer = calendar.event("ORGANIZER");
        assertTrue(organizer.value().matches("mailto:" + TOKEN_ADDRESS), organizer::toString);
        assertFalse(organizer.param("CN").isBlank(), "ORGANIZER has the organizer's name");
        var address = organizer.value().substring("mailto:".length());
        assertTrue(address.indexOf('@') <= 64, "A local part has at most 64 octets (RFC 5321 4.5.3.1.1)");
        assertEquals(List.of(address), mail.addresses("Reply-To"));
        assertEquals(List.of(attendee), mail.addresses("To"));
        assertTrue(mail.addresses("From").get(0).endsWith("@" + Calendars.DOMAIN), mail.header("From"));
        assertFalse(mail.messageId().isBlank(), "Message-ID");
        assertFalse(mail.header("Date").isBlank(), "Date");
    }

    /** Each TZID used is explained, once, and no other (RFC 5545 3.2.19). */
    private static void zones(CalendarText calendar) {
        Set<String> used = calendar.lines().stream()
                .map(line -> line.param("TZID"))
                .filter(zone -> !zone.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        var explained = calendar.all("VCALENDAR/VTIMEZONE", "TZID").stream()
                .map(CalendarText.Line::value)
                .sorted()
                .toList();
        assertEquals(List.copyOf(used), explained, "VTIMEZONEs");
    }

    private static void nothingPrivate(CalendarText calendar) {
        assertEquals(List.of(), calendar.all("VCALENDAR/VEVENT/VALARM", "ACTION"), "the organizer's alarm");
        for (var line : calendar.lines()) {
            assertFalse(line.name().equals("X-PRIVATE-NOTE"), "the organizer's private note");
            assertFalse(line.value().equals(Calendars.CREATE), line::toString);
        }
    }
}
