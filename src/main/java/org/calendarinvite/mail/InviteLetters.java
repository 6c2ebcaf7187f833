package org.calendarinvite.mail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.ical.CalendarPrototype;
import org.calendarinvite.ical.CalendarWriter;
import org.calendarinvite.ical.Method;
import org.calendarinvite.invite.DatesApart;
import org.calendarinvite.invite.Due;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.Rsvp;
import org.calendarinvite.invite.Unsubscription;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.words.Exceptions;
import org.calendarinvite.words.Repeats;
import org.calendarinvite.words.Spoken;
import org.calendarinvite.words.Words;

/** Writes what an attendee gets: rendered once for an event's state, with the personal parts put in for each attendee. */
@ApplicationScoped
@Named("inviteLetters")
public class InviteLetters {

    /** Characters of rendered letters that are kept at hand. */
    private static final long CACHE_CHARS = 32L * 1024 * 1024;

    /** Stands for the attendee's name while rendering; no calendar text can contain it. */
    private static final String NAME = "\u0001";

    /**
     * @param apart the dates that the attendee answered apart; most have none, and share what is rendered
     * @param templates the versions of the layout and of the texts
     */
    private record Key(
            String uid,
            String date,
            List<String> apart,
            long version,
            Kind kind,
            String language,
            Brand brand,
            String templates) {}
    /** Stands for his token, in the link by which he unsubscribes. */
    private static final String TOKEN = "\u0002";

    private record Prototype(String subject, String text, String html, CalendarPrototype calendar) {}

    private final CalendarWriter calendars;
    private final Occurrences occurrences;
    private final Templates templates;
    private final Looks looks;
    private final LetterWriter writer;
    private final String domain;
    private final String leave;
    private final Clock clock;
    private final Cache<Key, Prototype> prototypes = Caffeine.newBuilder()
            .maximumWeight(CACHE_CHARS)
            .weigher((Key key, Prototype made) ->
                    2 * (made.text().length() + made.html().length())
                            + made.calendar().size())
            .build();

    @Inject
    public InviteLetters(
            CalendarWriter calendars,
            Occurrences occurrences,
            Templates templates,
            Looks looks,
            LetterWriter writer,
            Settings settings) {
        this(calendars, occurrences, templates, looks, writer, settings, Clock.systemUTC());
    }

    InviteLetters(
            CalendarWriter calendars,
            Occurrences occurrences,
            Templates templates,
            Looks looks,
            LetterWriter writer,
            Settings settings,
            Clock clock) {
        this.calendars = calendars;
        this.occurrences = occurrences;
        this.templates = templates;
        this.looks = looks;
        this.writer = writer;
        this.domain = settings.mail().domain();
        this.leave = settings.url() + Unsubscription.path(TOKEN);
        this.clock = clock;
    }

    public PreparedMail write(Due due) {
        var letter = letter(due, looks.attendee(due.event(), due.attendee()));
        return writer.write(letter).of(due.event().sequenceOn(due.notice().instance()));
    }

    Letter letter(Due due, Look look) {
        var kind = Kind.of(due);
        var event = due.event();
        var attendee = due.attendee();
        var invitation = new Invitation(event, attendee);
        var now = clock.instant();
        var key = key(due, kind, invitation, look, now);
        var prototype = prototypes.get(key, k -> render(k, due, look, now));
        var mailbox = Rsvp.address(attendee.token(), domain);
        var calendar = prototype.calendar().personal(mailbox, invitation, now);
        var name = attendee.name().isBlank() ? attendee.email() : attendee.name();
        return new Letter(
                due.mailId(),
                sender(event, look.brand()),
                mailbox,
                attendee.email(),
                attendee.name(),
                prototype.subject(),
                prototype.text().replace(TOKEN, attendee.token()).replace(NAME, name),
                prototype.html().replace(TOKEN, attendee.token()).replace(NAME, Html.escape(name)),
                Optional.of(new Letter.Calendar(kind.method.name(), calendar)),
                due.trace());
    }

    /** A person is known by his name, his house by its own; an address only where there is neither. */
    private static String sender(Event event, Brand brand) {
        if (brand.name().isEmpty()) return event.host();
        return event.organizerName().isBlank() ? brand.name() : event.host() + " (" + brand.name() + ")";
    }

    private Key key(Due due, Kind kind, Invitation invitation, Look look, Instant now) {
        var date = due.notice().instance();
        boolean asksOfAll = date.isEmpty() && kind.method == Method.REQUEST;
        var apart = asksOfAll ? DatesApart.of(invitation, occurrences, now) : List.<String>of();
        var event = due.event();
        var words = look.words();
        var made = templates.version(kind.template) + "/" + words.version();
        return new Key(event.uid(), date, apart, event.version(), kind, words.language(), look.brand(), made);
    }

    private Prototype render(Key key, Due due, Look look, Instant now) {
        var event = due.event();
        var date = key.date();
        var kind = key.kind();
        var details = due.there().orElseGet(() -> asEver(event.details(), date));
        var data = data(due, kind, details, look.words(), now);
        return new Prototype(
                subject(kind, details, !date.isEmpty(), look.words()),
                templates.render(kind.template + ".txt", look, data),
                templates.render(kind.template + ".html", look, data),
                kind == Kind.UNINVITED
                        ? calendars.withdrawal(event, date, now)
                        : calendars.prototype(event, date, key.apart(), kind.method, now));
    }

    private Map<String, Object> data(Due due, Kind kind, Details details, Words words, Instant now) {
        var event = due.event();
        var date = due.notice().instance();
        boolean single = !date.isEmpty();
        var ruled = single ? asEver(event.details(), date).start() : details.start();
        boolean elsewhere = kind == Kind.UPDATE && due.there().isPresent() && !ruled.equals(details.start());
        var spoken = new Spoken(words);
        return Map.of(
                "event",
                details,
                "host",
                event.host(),
                "when",
                spoken.time(details),
                "repeats",
                single ? "" : Repeats.of(event.series(), words),
                "single",
                single && event.series().repeats() && !event.cancelled(),
                "again",
                asksAgain(event, date),
                "instead",
                elsewhere ? spoken.moment(ruled) : "",
                "exceptions",
                single || kind.method != Method.REQUEST ? List.of() : new Exceptions(words).of(event.series(), now),
                "name",
                NAME,
                "leave",
                leave);
    }

    private static String subject(Kind kind, Details details, boolean single, Words words) {
        var subject = words.say(kind.subject, "summary", details.summary());
        return single
                ? words.say("subject-date", "subject", subject, "day", new Spoken(words).day(details.start()))
                : subject;
    }

    /** With what this mail tells, answers to earlier times do not count any more. */
    private static boolean asksAgain(Event event, String date) {
        long asked = event.series().askedOn(date);
        return asked > 0 && asked == event.sequenceOn(date);
    }

    /** What a cancelled date would be by the rule of the series. */
    private static Details asEver(Details series, String date) {
        return series.on(series.date(date));
    }

    private enum Kind {
        INVITE("mail/invite", Method.REQUEST, "subject-invite"),
        UPDATE("mail/update", Method.REQUEST, "subject-update"),
        REFRESHED("mail/refreshed", Method.REQUEST, "subject-invite"),
        CANCELLATION("mail/cancellation", Method.CANCEL, "subject-cancellation"),
        UNINVITED("mail/uninvited", Method.CANCEL, "subject-uninvited"),
        DECLINED("mail/proposal-declined", Method.DECLINECOUNTER, "subject-declined");

        private final String template;
        private final Method method;
        private final String subject;

        Kind(String template, Method method, String subject) {
            this.template = template;
            this.method = method;
            this.subject = subject;
        }

        static Kind of(Due due) {
            if (due.notice().type() == Notice.Type.UNINVITE_DUE) return UNINVITED;
            if (due.over()) return CANCELLATION;
            return switch (due.notice().type()) {
                case UPDATE_DUE -> UPDATE;
                case REFRESH_DUE -> REFRESHED;
                case DECLINECOUNTER_DUE -> DECLINED;
                default -> INVITE;
            };
        }
    }
}
