package org.calendarinvite.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.calendarinvite.Worlds;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.EventCase;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.Pace;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.ical.CalendarReader;
import org.calendarinvite.ical.CalendarWriter;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Due;
import org.calendarinvite.invite.Feedback;
import org.calendarinvite.invite.FeedbackCase;
import org.calendarinvite.invite.FeedbackDesk;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.InviteCase;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.invite.InviteRequest;
import org.calendarinvite.invite.Recipient;
import org.calendarinvite.mail.CalendarMail;
import org.calendarinvite.mail.InviteLetters;
import org.calendarinvite.mail.LetterWriter;
import org.calendarinvite.mail.Looks;
import org.calendarinvite.mail.MailReader;
import org.calendarinvite.mail.ReplyReader;
import org.calendarinvite.mail.ReportReader;
import org.calendarinvite.mail.RequestReader;
import org.calendarinvite.mail.Templates;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.reply.Reply;
import org.calendarinvite.reply.ReplyCase;
import org.calendarinvite.reply.ReplyDesk;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.words.Catalogues;
import org.calendarinvite.words.OwnFiles;

/** The life of one event from mail in to mail out: the real readers, desks and writers, with what they decide at hand. */
final class House {

    static final String DOMAIN = "invites.localhost";
    private static final Tenants TENANTS = Tenants.of("default", DOMAIN, Map.of());
    static final Settings SETTINGS = Worlds.in(Path.of("target/conformance"));

    private static final Templates TEMPLATES = new Templates(OwnFiles.NONE);
    private static final Looks LOOKS = new Looks(new Catalogues(OwnFiles.NONE, SETTINGS), Brand::none);
    private static final Occurrences DATES = new Recurrences();
    private static final int PLENTY = 100;

    private final CalendarReader calendars = new CalendarReader(SETTINGS);
    private final InviteLetters letters =
            new InviteLetters(new CalendarWriter(), DATES, TEMPLATES, LOOKS, new LetterWriter(SETTINGS), SETTINGS);

    private final Map<String, Attendee> attendees = new HashMap<>();
    private final Map<String, Integer> statistics = new TreeMap<>();
    private Event event;
    private String toldDate = "";
    private List<Notice> told = List.of();

    /** Ada has an event with these lines, and Bob is invited. */
    static House withBob(String... lines) {
        return withBobOn(Ics.request(lines));
    }

    static House withBobOn(String calendar) {
        var house = new House();
        house.organizer(calendar);
        house.invite(Given.BOB, "Bob");
        return house;
    }

    static CalendarMail read(Inbound mail) {
        try {
            var raw = new ByteArrayInputStream(mail.raw());
            return new MailReader(SETTINGS).read(mail.notice(), raw).get(0);
        } catch (IOException e) {
            throw new AssertionError("Reading from memory", e);
        }
    }

    Decision organizer(String calendar) {
        return organizer(Inbound.mail(Ics.ADA, Ics.CREATE, calendar));
    }

    Decision organizer(Inbound mail) {
        var request = new RequestReader(calendars, SETTINGS).read(read(mail));
        var stored =
                Optional.ofNullable(event).filter(known -> known.organizer().equals(request.sender()));
        var c = new EventCase(
                request,
                stored,
                Optional.empty(),
                org.calendarinvite.Given.standing(request.sender(), 0, PLENTY),
                true,
                Strangers.HOLD,
                Pace.of(0, PLENTY, mail.received()),
                "9d2c1e0a-event",
                mail.received());
        var desk = new EventDesk(DATES);
        return keep(c.isCancellation() ? desk.cancel(c) : c.isNew() ? desk.create(c) : desk.update(c));
    }

    /** @param dates keys of the dates of a series; none for all of it */
    Decision invite(String email, String name, String... dates) {
        var known = Optional.ofNullable(attendees.get(email));
        var request =
                new InviteRequest("id", event.uid(), email, name, "api", List.of(dates), Inbound.NOON, "tr", "default");
        var token = "t0ken" + attendees.size();
        return keep(new InviteDesk(DATES)
                .decide(new InviteCase(
                        request,
                        Optional.of(event),
                        known,
                        Optional.empty(),
                        Optional.of(org.calendarinvite.Given.standing(event.organizer(), 0, PLENTY)),
                        0,
                        TENANTS,
                        token,
                        Inbound.NOON)));
    }

    Decision answer(Inbound mail) {
        var reply = new ReplyReader(calendars).read(read(mail));
        var byToken = invitation(attendees.values().stream()
                .filter(one -> one.token().equals(reply.token()))
                .findFirst());
        return keep(new ReplyDesk(DATES)
                .decide(new ReplyCase(
                        reply,
                        byToken,
                        byToken.isPresent() ? Optional.empty() : byName(reply),
                        other(reply),
                        attendees.size(),
                        PLENTY,
                        org.calendarinvite.organizer.Meters.NONE,
                        0,
                        true,
                        TENANTS,
                        "t0ken" + attendees.size(),
                        reply.received())));
    }

    /** What a report by mail says. */
    Decision report(Inbound mail) {
        return hears(new ReportReader().read(read(mail)).get(0));
    }

    Decision hears(Feedback feedback) {
        var byToken = invitation(attendees.values().stream()
                .filter(one -> one.token().equals(feedback.token()))
                .findFirst());
        return keep(new FeedbackDesk()
                .decide(new FeedbackCase(feedback, byToken.map(found -> new Recipient(found, Optional.empty())))));
    }

    private Optional<Attendee> other(Reply reply) {
        return Optional.ofNullable(attendees.get(reply.newcomer(Given.BOB)));
    }

    private Optional<Invitation> byName(Reply reply) {
        return invitation(Optional.ofNullable(attendees.get(reply.sender()))
                .filter(one -> one.uid().equals(reply.uid())));
    }

    private Optional<Invitation> invitation(Optional<Attendee> attendee) {
        return attendee.map(one -> new Invitation(event, one));
    }

    /** The mail of this kind that Bob gets now. */
    Sent toBob(Notice.Type type) {
        var notice = new Notice(type, event.uid(), Given.BOB, toldDate, event.sequence(), "tr");
        return Sent.of(letters.write(Due.of(notice, event, bob(), new Recurrences())));
    }

    /** What the last decision brings this attendee. */
    List<Sent> mails(String email) {
        return new Post(event, List.copyOf(attendees.values()))
                .due(email, told).stream()
                        .map(due -> Sent.of(letters.write(due)))
                        .toList();
    }

    Event event() {
        return event;
    }

    Attendee bob() {
        return attendees.get(Given.BOB);
    }

    Optional<Invitation> invited(String email) {
        return invitation(Optional.ofNullable(attendees.get(email)));
    }

    /** Where Bob's answers go. */
    String bobsMailbox() {
        return "rsvp-" + bob().token() + "@" + DOMAIN;
    }

    /** Counters that are not 0. */
    Map<String, Integer> statistics() {
        return Map.copyOf(statistics);
    }

    private Decision keep(Decision decision) {
        told = decision.notices();
        decision.notices().forEach(notice -> toldDate = notice.instance());
        for (Change change : decision.changes()) {
            if (change instanceof Change.Keep keep && keep.kept() instanceof Event kept) event = kept;
            else if (change instanceof Change.Keep keep && keep.kept() instanceof Attendee kept)
                attendees.put(kept.email(), kept);
            else if (change instanceof Change.Count count && count.uid().equals(event.uid()))
                count.deltas().forEach((name, delta) -> statistics.merge(name, delta, House::sum));
        }
        return decision;
    }

    private static Integer sum(Integer one, Integer other) {
        return one + other == 0 ? null : Integer.valueOf(one + other);
    }
}
