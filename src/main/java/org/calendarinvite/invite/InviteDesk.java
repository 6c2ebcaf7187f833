package org.calendarinvite.invite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.organizer.Meter;
import org.calendarinvite.organizer.MeterReasons;

/** Decides whether one person may be invited to one event; touches nothing itself. */
@ApplicationScoped
@Named("inviteDesk")
public class InviteDesk {

    /** Dates that one request may name: each is a mail of its own. */
    public static final int MOST_DATES = 50;

    /** Dates that one attendee may be invited to by themselves: they are kept in one record. */
    static final int MOST_KEPT = 400;

    private final Occurrences occurrences;
    private final Following following;

    @Inject
    public InviteDesk(Occurrences occurrences) {
        this.occurrences = occurrences;
        this.following = new Following(occurrences);
    }

    public Decision decide(InviteCase c) {
        var r = c.request();
        if (c.event().isEmpty()) return Decision.refuse("There is no event " + r.uid());
        var event = c.event().get();
        if (!r.moves().isEmpty()) return following.decide(c, event);
        var flaw = flaw(c);
        if (flaw.isPresent()) return Decision.refuse(flaw.get().sentence());
        var known = c.attendee();
        if (known.isPresent() && !known.get().gone()) return again(c, event, known.get());
        if (c.invited() >= c.limit()) return full(c, event);
        if (known.isPresent()) return back(c, event, known.get());
        var attendee = Attendee.asked(event.uid(), r.email(), r.name(), c.freshToken(), r.origin(), r.dates(), c.now())
                .reading(r.language());
        return mailing(
                c,
                event,
                attendee.mails(),
                joining(event, attendee, c.limit()),
                dues(event, attendee, attendee.dates(), r.trace()));
    }

    /** So many mails more are counted, or nothing is done as long as they do not fit. */
    private static Decision mailing(InviteCase c, Event event, int mails, List<Change> changes, List<Notice> dues) {
        if (mails == 0) return Decision.apply("", changes, dues);
        var wait = c.full(mails);
        if (wait.isPresent()) return paused(c, event, wait.get());
        List<Change> all = new ArrayList<>(changes);
        all.addAll(c.spend(mails));
        return Decision.apply("", all, dues);
    }

    /** Why this person cannot be invited to this event at all; whether a place is left is another question. */
    public Optional<Flaw> flaw(InviteCase c) {
        return c.event().flatMap(event -> Flaw.met(c, event, occurrences));
    }

    /** Takes one person off the guest list, and tells him alone (RFC 5546 3.2.5). */
    public Decision uninvite(Invitation invitation, String trace, Instant now) {
        var event = invitation.event();
        var before = invitation.attendee();
        var told = new Notice(Notice.Type.UNINVITE_DUE, event.uid(), before.email(), "", event.sequence(), trace);
        var due = event.cancelled()
                ? List.<Notice>of()
                : before.meant(before.dates()).stream()
                        .map(date -> told.to(Notice.Type.UNINVITE_DUE, before.email(), date))
                        .toList();
        // Asked again, the same mail is due, and it is sent once.
        if (before.gone()) return Decision.apply("", List.of(), due);
        var after = before.uninvited().next();
        List<Change> changes =
                new ArrayList<>(Tally.keep(Optional.of(invitation), new Invitation(event, after), Optional.of(now)));
        changes.add(new Change.Release(quota(event.uid())));
        return Decision.apply("", changes, due);
    }

    /** What keeps and counts a new attendee, within the event's limit. */
    public static List<Change> joining(Event event, Attendee attendee, int limit) {
        List<Change> changes = new ArrayList<>(Tally.keep(Optional.empty(), new Invitation(event, attendee)));
        changes.add(new Change.Take(quota(event.uid()), limit));
        return changes;
    }

    /** What keeps and counts an attendee who was taken off the list and is back, within the event's limit. */
    public static List<Change> rejoining(Event event, Attendee before, Attendee after, int limit) {
        List<Change> changes = new ArrayList<>(changes(event, before, after));
        changes.add(new Change.Take(quota(event.uid()), limit));
        return changes;
    }

    /** Told to the organizer, who gets one mail an hour, or day, however often it happens. */
    private static Decision paused(InviteCase c, Event event, Meter meter) {
        var about = new Notice(
                Notice.Type.INVITES_PAUSED,
                event.uid(),
                event.organizer(),
                meter.ends().toString(),
                event.sequence(),
                c.request().trace());
        return Decision.limited(MeterReasons.invites(meter), List.of(about));
    }

    /** Told to the organizer, who gets one mail however often it happens. */
    private static Decision full(InviteCase c, Event event) {
        var told = new Notice(
                Notice.Type.INVITES_FULL,
                event.uid(),
                event.organizer(),
                "",
                event.sequence(),
                c.request().trace());
        return Decision.limited("The event has reached its limit of " + c.limit() + " invites", List.of(told));
    }

    private static Decision back(InviteCase c, Event event, Attendee before) {
        var r = c.request();
        var after = before.back(r.dates(), c.now()).reading(r.language());
        return mailing(
                c,
                event,
                after.mails(),
                rejoining(event, before, after, c.limit()),
                dues(event, after, r.dates(), r.trace()));
    }

    /**
     * Asked again, or delivered again: the same mails are due, and each is sent once however often it is due. Whose mail did not
     * reach him, and may be mailed now, is invited afresh.
     */
    private static Decision again(InviteCase c, Event event, Attendee before) {
        var r = c.request();
        var asked = before.delivery().failed() ? before.afresh(c.now()) : before;
        var after = asked.alsoOn(r.dates()).reading(r.language());
        if (after.dates().size() > MOST_KEPT)
            return Decision.refuse("Invited to more than " + MOST_KEPT + " single dates; invite to the whole series");
        var dues = dues(event, after, r.dates(), r.trace());
        int mails = asked.equals(before) ? mails(before, after) : dues.size();
        return mailing(c, event, mails, changes(event, before, after), dues);
    }

    /** Mails that invite him to what he is invited to besides. */
    public static int mails(Attendee before, Attendee after) {
        if (after.dates().equals(before.dates())) return 0;
        return Math.max(1, after.dates().size() - before.dates().size());
    }

    /** What keeps and counts an attendee who is invited to more dates than before, if he is. */
    public static List<Change> changes(Event event, Attendee before, Attendee after) {
        if (after.equals(before)) return List.of();
        return Tally.keep(Optional.of(new Invitation(event, before)), new Invitation(event, after.next()));
    }

    /** A mail for each of these dates, or one for the whole to whom is invited to all. */
    public static List<Notice> dues(Event event, Attendee attendee, List<String> dates, String trace) {
        var due = new Notice(Notice.Type.INVITE_DUE, event.uid(), attendee.email(), "", event.sequence(), trace);
        return attendee.meant(dates).stream()
                .map(date -> due.to(Notice.Type.INVITE_DUE, attendee.email(), date))
                .toList();
    }

    /** The quota that counts an event's invites. */
    public static String quota(String uid) {
        return "invites#" + uid;
    }
}
