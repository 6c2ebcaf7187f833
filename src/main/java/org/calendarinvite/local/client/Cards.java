package org.calendarinvite.local.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.CalendarMessage;

/** The calendar of a mail as a client shows it: a card, with what was answered so far. */
@ApplicationScoped
class Cards {

    /** Dates of a series that can be answered by themselves, the next to come. */
    private static final int DATES = 12;

    private static final Pattern LINK = Pattern.compile("/(?:event|e)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final Reading reading;
    private final Outgoing outgoing;
    private final Occurrences occurrences;

    @Inject
    Cards(Reading reading, Outgoing outgoing, Occurrences occurrences) {
        this.reading = reading;
        this.outgoing = outgoing;
        this.occurrences = occurrences;
    }

    Optional<Map<String, Object>> of(byte[] raw, String address) {
        return reading.calendar(raw, address).map(message -> card(message, address));
    }

    /** The event of this server that a mail is about: its calendar names it, or a link; empty when it is about none. */
    String event(byte[] raw, Mime mail, String address) {
        var invited = reading.calendar(raw, address)
                .filter(message -> Meant.main(message).organizer().startsWith("rsvp-"))
                .map(CalendarMessage::uid);
        if (invited.isPresent()) return invited.get();
        var link = LINK.matcher(mail.text());
        return link.find() ? link.group(1) : "";
    }

    private Map<String, Object> card(CalendarMessage message, String address) {
        var part = Meant.main(message);
        var me = part.guests().stream()
                .filter(guest -> guest.email().equals(address))
                .findFirst();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("method", message.method());
        view.put("uid", message.uid());
        view.put("sequence", part.sequence());
        view.put("status", part.status());
        view.put("organizer", part.organizer());
        view.put("organizer_name", part.organizerName());
        view.put("partstat", me.map(guest -> guest.partstat()).orElse(""));
        view.put("date", part.recurrenceId().map(When::key).orElse(""));
        view.put("answerable", message.method().equals("REQUEST") && me.isPresent());
        part.details().ifPresent(details -> details(view, details));
        view.put(
                "dates",
                part.details().filter(Details::repeats).map(this::dates).orElse(List.of()));
        view.put(
                "answers",
                outgoing.answered(address, message.uid()).stream()
                        .map(Cards::answered)
                        .toList());
        return view;
    }

    private static void details(Map<String, Object> view, Details details) {
        view.put("summary", details.summary());
        view.put("location", details.location());
        view.put("rrule", details.rrule());
        times(view, details);
    }

    private static void times(Map<String, Object> view, Details details) {
        view.put("dtstart", details.start().iso());
        view.put("dtend", details.end().iso());
    }

    private List<Map<String, Object>> dates(Details series) {
        return occurrences.from(series, Clock.systemUTC().instant(), DATES).stream()
                .map(date -> {
                    Map<String, Object> view = new LinkedHashMap<>();
                    view.put("date", date.key());
                    times(view, series.on(date));
                    return view;
                })
                .toList();
    }

    private static Map<String, Object> answered(Outgoing.Answered answered) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("says", answered.says().word());
        view.put("date", answered.date());
        view.put("at", answered.part().dtstamp().toString());
        view.put("comment", answered.part().comment());
        if (answered.says() == Says.PROPOSE) answered.details().ifPresent(details -> times(view, details));
        return view;
    }

    /** An event that was made in this mailbox. */
    static Map<String, Object> sample(Sample sample) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("uid", sample.uid());
        view.put("title", sample.title());
        view.put("place", sample.place());
        view.put("dtstart", sample.start().iso());
        view.put("dtend", sample.end().iso());
        view.put("dialect", sample.dialect().word());
        view.put("cancelled", sample.cancelled());
        return view;
    }
}
