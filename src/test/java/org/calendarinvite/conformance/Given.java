package org.calendarinvite.conformance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.CalendarWriter;
import org.calendarinvite.ical.Method;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;

/** Records that say only what a test cares about: {@code Given.event().summary("…").rrule("…").build()}. */
final class Given {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final String BOB = "bob@example.net";

    private String summary = "Lunch";
    private String description = "";
    private String location = "";
    private String organizer = "Ada Lindqvist";
    private When start = berlin("2026-12-01T10:00");
    private When end = berlin("2026-12-01T11:00");
    private String rrule = "";
    private List<When> rdates = List.of();
    private List<When> exdates = List.of();

    private Given() {}

    static Given event() {
        return new Given();
    }

    static Attendee attendee(String email, String name) {
        return Attendee.asked("9d2c1e0a-event", email, name, "t0ken", "api", List.of(), NOW);
    }

    static When berlin(String local) {
        return When.zoned(LocalDateTime.parse(local), "Europe/Berlin");
    }

    Given summary(String text) {
        summary = text;
        return this;
    }

    Given description(String text) {
        description = text;
        return this;
    }

    Given location(String text) {
        location = text;
        return this;
    }

    Given organizer(String name) {
        organizer = name;
        return this;
    }

    Given time(When from, When to) {
        start = from;
        end = to;
        return this;
    }

    Given rrule(String rule) {
        rrule = rule;
        return this;
    }

    Given rdates(When... dates) {
        rdates = List.of(dates);
        return this;
    }

    Given exdates(When... dates) {
        exdates = List.of(dates);
        return this;
    }

    Event build() {
        var details = new Details(summary, description, "", location, start, end, rrule, rdates, exdates);
        return new Event(
                "9d2c1e0a-event",
                "default",
                "ada@example.com",
                organizer,
                "client-uid",
                Event.Status.CONFIRMED,
                1,
                new Series(details, false, List.of(), 1, 0),
                new Source(1, NOW),
                "-//Client//EN",
                Strangers.HOLD,
                "",
                NOW,
                NOW,
                2);
    }

    /** What Bob gets of it. */
    byte[] written(Method method) {
        return written(method, "Bob");
    }

    byte[] written(Method method, String name) {
        var event = build();
        var bob = attendee(BOB, name);
        return new CalendarWriter()
                .prototype(event, "", method, NOW)
                .personal("rsvp-" + bob.token() + "@" + House.DOMAIN, new Invitation(event, bob), NOW);
    }
}
