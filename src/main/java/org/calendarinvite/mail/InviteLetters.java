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
import org.calendarinvite.Settings;
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

/** Writes what an attendee gets: rendered once for an event's state, with the personal parts put in for each attendee. */
@ApplicationScoped
@Named("inviteLetters")
public class InviteLetters {

    /** Characters of rendered letters that are kept at hand. */
    private static final long CACHE_CHARS = 32L * 1024 * 1024;

    /** Stands for the attendee's name while rendering; no calendar text can contain it. */
    private static final String NAME = "\u0001";

    /** Stands for his token, in the link by which he unsubscribes. */
    private static final String TOKEN = "\u0002";

    /** @param apart the dates that the attendee answered apart; most have none, and share what is rendered */
    private record Key(String uid, String date, List<String> apart, long version, Kind kind, long templates) {}

    private record Prototype(String subject, String text, String html, CalendarPrototype calendar) {}

    private final CalendarWriter calendars;
    private final Occurrences occurrences;
    private final Templates templates;
    private final LetterWriter writer;
    private final String domain;
    private final String leave;
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
            LetterWriter writer,
            Settings settings) {
        this.calendars = calendars;
        this.occurrences = occurrences;
        this.templates = templates;
        this.writer = writer;
        this.domain = settings.mail().domain();
        this.leave = settings.url() + Unsubscription.path(TOKEN);
    }

    public PreparedMail write(Due due) {
        var kind = Kind.of(due);
        var event = due.event();
        var attendee = due.attendee();
        var invitation = new Invitation(event, attendee);
        var now = Clock.systemUTC().instant();
        var key = key(due, kind, invitation, now);
        var prototype = prototypes.get(key, k -> render(k, due, now));
        var mailbox = Rsvp.address(attendee.token(), domain);
        var calendar = prototype.calendar().personal(mailbox, invitation, now);
        var name = attendee.name().isBlank() ? attendee.email() : attendee.name();
        var letter = new Letter(
                due.mailId(),
                event.host(),
                mailbox,
                attendee.email(),
                attendee.name(),
                prototype.subject(),
                prototype.text().replace(TOKEN, attendee.token()).replace(NAME, name),
                prototype.html().replace(TOKEN, attendee.token()).replace(NAME, Html.escape(name)),
                Optional.of(new Letter.Calendar(kind.method.name(), calendar)),
                due.trace());
        return writer.write(letter).of(event.sequenceOn(due.notice().instance()));
    }

    private Key key(Due due, Kind kind, Invitation invitation, Instant now) {
        var date = due.notice().instance();
        boolean asksOfAll = date.isEmpty() && kind.method == Method.REQUEST;
        var apart = asksOfAll ? DatesApart.of(invitation, occurrences, now) : List.<String>of();
        var event = due.event();
        return new Key(event.uid(), date, apart, event.version(), kind, templates.version(kind.template));
    }

    private Prototype render(Key key, Due due, Instant now) {
        var event = due.event();
        var date = key.date();
        var kind = key.kind();
        boolean single = !date.isEmpty();
        var details = due.there().orElseGet(() -> asEver(event.details(), date));
        var ruled = single ? asEver(event.details(), date).start() : details.start();
        Map<String, Object> data = Map.of(
                "event",
                details,
                "host",
                event.host(),
                "when",
                Spoken.time(details),
                "repeats",
                single ? "" : Repeats.of(event.series()),
                "single",
                single && event.series().repeats() && !event.cancelled(),
                "again",
                asksAgain(event, date),
                "instead",
                due.there().isEmpty() || ruled.equals(details.start()) ? "" : Spoken.moment(ruled),
                "exceptions",
                single ? List.of() : Exceptions.of(event.series(), now),
                "name",
                NAME,
                "leave",
                leave);
        return new Prototype(
                kind.prefix + details.summary() + (single ? " (" + Spoken.day(details.start()) + ")" : ""),
                templates.render(kind.template + ".txt", data) + templates.render(Templates.FOOTER, data),
                templates.render(kind.template + ".html", data),
                kind == Kind.UNINVITED
                        ? calendars.withdrawal(event, date, now)
                        : calendars.prototype(event, date, key.apart(), kind.method, now));
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
        INVITE("mail/invite", Method.REQUEST, ""),
        UPDATE("mail/update", Method.REQUEST, "Updated: "),
        REFRESHED("mail/refreshed", Method.REQUEST, ""),
        CANCELLATION("mail/cancellation", Method.CANCEL, "Cancelled: "),
        UNINVITED("mail/uninvited", Method.CANCEL, "Not invited any more: "),
        DECLINED("mail/proposal-declined", Method.DECLINECOUNTER, "Not moved: ");

        private final String template;
        private final Method method;
        private final String prefix;

        Kind(String template, Method method, String prefix) {
            this.template = template;
            this.method = method;
            this.prefix = prefix;
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
