package org.calendarinvite.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What the calendar programs of organizers and attendees send. */
public final class Calendars {

    public static final String DOMAIN = "invites.localhost";
    public static final String CREATE = "create@" + DOMAIN;

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final DateTimeFormatter UTC = LOCAL.withZone(ZoneOffset.UTC);

    private Calendars() {}

    /** The organizer saves the event with the server among its guests. */
    public static Mail request(Draft draft) {
        return request(draft, UnaryOperator.identity());
    }

    /** The same with something wrong in the calendar; {@code spoil} sees it unfolded, with LF. */
    public static Mail request(Draft draft, UnaryOperator<String> spoil) {
        return event(draft, "REQUEST", "CONFIRMED", spoil);
    }

    /** The organizer deletes the event. */
    public static Mail cancel(Draft draft) {
        return cancel(draft, UnaryOperator.identity());
    }

    /** The same with something else in the calendar; {@code change} sees it unfolded, with LF. */
    public static Mail cancel(Draft draft, UnaryOperator<String> change) {
        return event(draft.next(), "CANCEL", "CANCELLED", change);
    }

    /** Google's mail to the address that answers go to. */
    public static Mail googleReply(CalendarText invite, String partstat, Instant dtstamp) {
        return googleReply(invite, partstat, dtstamp, UnaryOperator.identity());
    }

    /** The same with something else in the calendar; {@code change} sees it unfolded, with LF. */
    public static Mail googleReply(
            CalendarText invite, String partstat, Instant dtstamp, UnaryOperator<String> change) {
        return reply("google-reply", invite, partstat, dtstamp, attendee(invite), change);
    }

    /** Exchange's: no ORGANIZER, Windows time zone, {@code MAILTO:} and the address in another case. */
    public static Mail outlookReply(CalendarText invite, String partstat, Instant dtstamp) {
        var address = attendee(invite);
        var shouted = Character.toUpperCase(address.charAt(0)) + address.substring(1);
        return reply("outlook-reply", invite, partstat, dtstamp, shouted, UnaryOperator.identity());
    }

    /** Somebody else answers in his own name to an invitation that he got hold of. */
    public static Mail replyOf(String stranger, CalendarText invite, String partstat) {
        return reply("google-reply", invite, partstat, Draft.now(), stranger, UnaryOperator.identity());
    }

    /** The same in a mail that says so in words as well (COMMENT, RFC 5545 3.8.1.4). */
    public static Mail replyOf(String stranger, CalendarText invite, String partstat, String comment) {
        return reply(
                "google-reply",
                invite,
                partstat,
                Draft.now(),
                stranger,
                calendar -> calendar.replace("END:VEVENT", "COMMENT:" + comment + "\r\nEND:VEVENT"));
    }

    /** The attendee proposes another time (COUNTER, RFC 5546 3.2.7), as long as the event was. */
    public static Mail counter(CalendarText invite, LocalDateTime start) {
        var length = Duration.between(local(invite.event("DTSTART")), local(invite.event("DTEND")));
        var counter =
                reply("google-reply", invite, "TENTATIVE", Draft.now(), attendee(invite), calendar -> calendar.replace(
                                "METHOD:REPLY", "METHOD:COUNTER")
                        .replaceFirst("DTSTART:.*", "DTSTART:" + utc(LOCAL.format(start)))
                        .replaceFirst("DTEND:.*", "DTEND:" + utc(LOCAL.format(start.plus(length)))));
        return Mail.of(counter.sender(), counter.recipient(), counter.text().replace("method=REPLY", "method=COUNTER"));
    }

    public static String attendee(CalendarText invite) {
        return address(invite.event("ATTENDEE"));
    }

    public static String organizer(CalendarText invite) {
        return address(invite.event("ORGANIZER"));
    }

    public static ZonedDateTime berlin(LocalDateTime local) {
        return local.atZone(ZoneId.of(Draft.ZONE));
    }

    /** A DTSTART or DTEND as the clock on the wall shows it. */
    public static LocalDateTime local(CalendarText.Line line) {
        return LocalDateTime.parse(line.value(), LOCAL);
    }

    private static Mail event(Draft draft, String method, String status, UnaryOperator<String> spoil) {
        var values = values(draft);
        values.put("method", method);
        values.put("status", status);
        var calendar = MailFile.calendar("google-event.ics", values, spoil);
        return Mail.of(draft.organizer(), CREATE, MailFile.mail("google-event.eml", values, calendar));
    }

    private static Map<String, String> values(Draft draft) {
        Map<String, String> values = common(draft.dtstamp());
        values.put("domain", DOMAIN);
        values.put("to", CREATE);
        values.put("organizer", draft.organizer());
        values.put("organizer.name", draft.organizerName());
        values.put("organizer.mime", MailFile.encoded(draft.organizerName()));
        values.put("subject.mime", MailFile.encoded("Invitation: " + brief(draft.summary())));
        values.put("uid", draft.uid());
        values.put("sequence", String.valueOf(draft.sequence()));
        values.put("summary", MailFile.escaped(draft.summary()));
        values.put("description", MailFile.escaped(draft.description()));
        values.put("location", MailFile.escaped(draft.location()));
        values.put("start", LOCAL.format(draft.start()));
        values.put("end", LOCAL.format(draft.end()));
        values.put("created", UTC.format(draft.dtstamp().minusSeconds(60)) + "Z");
        return values;
    }

    private static Mail reply(
            String file,
            CalendarText invite,
            String partstat,
            Instant dtstamp,
            String attendee,
            UnaryOperator<String> change) {
        var values = common(dtstamp);
        var to = organizer(invite);
        values.put("to", to);
        values.put("organizer", to);
        values.put("attendee", attendee);
        values.put("partstat", partstat);
        values.put("uid", invite.uid());
        values.put("sequence", String.valueOf(invite.sequence()));
        values.put("summary", invite.event("SUMMARY").value());
        values.put("start", invite.event("DTSTART").value());
        values.put("end", invite.event("DTEND").value());
        values.put("start.utc", utc(invite.event("DTSTART").value()));
        values.put("end.utc", utc(invite.event("DTEND").value()));
        var calendar = MailFile.calendar(file + ".ics", values, change);
        return Mail.of(attendee, to, MailFile.mail(file + ".eml", values, calendar));
    }

    private static Map<String, String> common(Instant dtstamp) {
        Map<String, String> values = new HashMap<>();
        values.put("id", UUID.randomUUID().toString());
        values.put("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(dtstamp.atOffset(ZoneOffset.UTC)));
        values.put("dtstamp", UTC.format(dtstamp) + "Z");
        return values;
    }

    private static String utc(String local) {
        return UTC.format(berlin(LocalDateTime.parse(local, LOCAL))) + "Z";
    }

    private static String brief(String summary) {
        return summary.length() > 60 ? summary.substring(0, 60) : summary;
    }

    private static String address(CalendarText.Line line) {
        return line.value().toLowerCase(Locale.ROOT).replaceFirst("^mailto:", "");
    }
}
