package org.calendarinvite.ical;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.event.EventReasons;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.ical.text.Component;
import org.calendarinvite.ical.text.Line;
import org.calendarinvite.ical.text.Lines;
import org.calendarinvite.ical.text.Text;
import org.calendarinvite.ical.zone.Zones;
import org.calendarinvite.invite.Address;
import org.calendarinvite.reply.Answers;
import org.calendarinvite.reply.ReplyReasons;
import org.calendarinvite.settings.Settings;

/**
 * Reads iCalendar text as real calendars write it (RFC 5545). What it does not know it passes over; what it needs and
 * cannot read it refuses with a sentence for the sender.
 *
 * <p>Lines and components are read here and not by ical4j's CalendarBuilder: one bad line would cost it the message, and
 * each VTIMEZONE one of the ids that all its callers in the JVM share.
 */
@ApplicationScoped
@Named("calendarReader")
public class CalendarReader {

    public static final int MAX_BYTES = 4 * 1024 * 1024;
    public static final int MAX_COMPONENTS = 5000;

    private static final int MAX_UID = 512;
    private static final int MAX_NAME = 255;
    private static final int MAX_WORD = 64;

    /** Characters of COMMENT: it goes into one mail to the organizer. */
    static final int MAX_COMMENT = 1000;

    /** VEVENTs of one answer: each date that may be answered apart, and the whole. */
    static final int MAX_ANSWERS = Answers.MOST_DATES + 1;

    /** VEVENTs of one request: each date that may be changed, and the whole. */
    static final int MAX_CHANGES = EventDesk.MOST_INSTANCES + 1;

    /** Where no setting says otherwise. */
    static final int MAX_GUESTS = 10_000;

    /** Their details are not used, so details that cannot be read do no harm. */
    private static final Set<String> WITHOUT_DETAILS = Set.of("REPLY", "CANCEL", "REFRESH", "DECLINECOUNTER");

    /** What these say of a series is sent on to every attendee. */
    private static final Set<String> ORGANIZERS = Set.of("REQUEST", "CANCEL");

    private static final Set<String> ATTENDEES = Set.of("REPLY", "COUNTER", "REFRESH");

    private final int maxBytes;
    private final int maxComponents;
    private final int maxGuests;
    private final DetailsReader details;

    @Inject
    public CalendarReader(Settings settings) {
        this(
                settings.limits().summary(),
                settings.limits().description(),
                MAX_BYTES,
                MAX_COMPONENTS,
                settings.limits().guests());
    }

    /** @param summaryLimit characters of SUMMARY and of LOCATION */
    public CalendarReader(int summaryLimit, int descriptionLimit, int maxBytes, int maxComponents) {
        this(summaryLimit, descriptionLimit, maxBytes, maxComponents, MAX_GUESTS);
    }

    /** @param maxGuests ATTENDEEs of all events together */
    public CalendarReader(int summaryLimit, int descriptionLimit, int maxBytes, int maxComponents, int maxGuests) {
        this.maxGuests = maxGuests;
        this.maxBytes = maxBytes;
        this.maxComponents = maxComponents;
        this.details = new DetailsReader(summaryLimit, descriptionLimit);
    }

    /** Reads a decoded MIME body in UTF-8. */
    public CalendarMessage read(byte[] text) {
        return read(text, StandardCharsets.UTF_8);
    }

    /** Reads a decoded MIME body in the charset that its part declares. */
    public CalendarMessage read(byte[] text, Charset charset) {
        if (text.length > maxBytes) {
            throw new Refused(
                    "The calendar is larger than " + maxBytes + " bytes. Remove what is attached to the event.");
        }
        Component calendar = Component.calendar(Lines.read(text, charset), maxComponents);
        List<Component> events = calendar.children("VEVENT");
        if (events.isEmpty()) throw new Refused("The calendar holds no event.");
        if (events.stream().flatMap(event -> event.all("ATTENDEE")).count() > maxGuests) {
            throw new Refused("The calendar names more than " + maxGuests
                    + " guests. Invite the others separately, and leave them out of the event in your calendar.");
        }
        String method = word(calendar.value("METHOD"));
        checkNumber(method, events.size());
        Dates dates = new Dates(new Zones(calendar.children("VTIMEZONE"), Dates::parse));
        List<EventPart> parts =
                events.stream().map(event -> part(event, method, dates)).toList();
        if (parts.stream().map(EventPart::uid).distinct().count() > 1) {
            throw new Refused("The mail holds several events. Send each of them in a mail of its own.");
        }
        return new CalendarMessage(method, name(calendar.text("PRODID")), parts);
    }

    /** Before any of them is read: of more dates than are kept none is looked at. */
    private static void checkNumber(String method, int events) {
        if (ATTENDEES.contains(method) && events > MAX_ANSWERS) throw new Refused(ReplyReasons.TOO_MANY_DATES);
        if (ORGANIZERS.contains(method) && events > MAX_CHANGES) throw new Refused(EventReasons.TOO_LARGE);
    }

    private EventPart part(Component event, String method, Dates dates) {
        String uid = event.text("UID").strip();
        if (uid.isEmpty() || uid.length() > MAX_UID) {
            throw new Refused("The event has no UID that can be used, so its later changes could not be told from"
                    + " another event. Create it anew in your calendar.");
        }
        Optional<Line> organizer = event.first("ORGANIZER");
        return new EventPart(
                uid,
                sequence(event.value("SEQUENCE")),
                dtstamp(event.value("DTSTAMP")),
                event.first("RECURRENCE-ID").map(dates::when),
                event.first("RECURRENCE-ID")
                        .filter(line -> line.parameter("RANGE").equalsIgnoreCase("THISANDFUTURE"))
                        .isPresent(),
                details(event, method, dates),
                organizer.flatMap(CalendarReader::address).orElse(""),
                organizer.map(line -> person(line.parameter("CN"))).orElse(""),
                event.all("ATTENDEE").flatMap(line -> guest(line).stream()).toList(),
                comment(event),
                word(event.value("STATUS")));
    }

    private Optional<Details> details(Component event, String method, Dates dates) {
        try {
            Optional<Details> read = details.read(event, dates);
            if (ORGANIZERS.contains(method)) read.ifPresent(written -> OutlookPatterns.check(event, written));
            return read;
        } catch (Refused unreadable) {
            if (WITHOUT_DETAILS.contains(method)) return Optional.empty();
            throw unreadable;
        }
    }

    private static Optional<Guest> guest(Line line) {
        return address(line)
                .map(email -> new Guest(
                        email, person(line.parameter("CN")), word(line.parameter("PARTSTAT")), delegate(line)));
    }

    /** The first of several whom a mail can reach (RFC 5545 3.2.5). */
    private static String delegate(Line attendee) {
        return Arrays.stream(attendee.parameter("DELEGATED-TO").split(","))
                .flatMap(one -> Address.parse(one).stream())
                .findFirst()
                .orElse("");
    }

    /** Of the value, which some write without mailto:, else of EMAIL (RFC 7986 6.2). */
    private static Optional<String> address(Line line) {
        return Address.parse(line.value()).or(() -> Address.parse(line.parameter("EMAIL")));
    }

    private static String person(String written) {
        return PlainText.cut(PlainText.name(written), MAX_NAME);
    }

    private static String name(String written) {
        return PlainText.cut(PlainText.oneLine(written).strip(), MAX_NAME);
    }

    /** There may be several. */
    private static String comment(Component event) {
        var written =
                event.all("COMMENT").map(line -> Text.unescape(line.value())).collect(Collectors.joining("\n"));
        return PlainText.cut(PlainText.lines(written).strip(), MAX_COMMENT);
    }

    private static long sequence(String value) {
        return value.matches("\\d{1,10}") ? Long.parseLong(value) : 0;
    }

    private static Instant dtstamp(String value) {
        try {
            return Dates.parse("DTSTAMP", value).instant();
        } catch (Refused absent) {
            return Instant.EPOCH;
        }
    }

    /** One of the words of RFC 5545; what is longer is none of them. */
    private static String word(String value) {
        return (value.length() > MAX_WORD ? value.substring(0, MAX_WORD) : value).toUpperCase(Locale.ROOT);
    }
}
