package org.calendarinvite.invite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.invite.Delivery.Report;
import org.calendarinvite.invite.Delivery.State;
import org.calendarinvite.invite.Suppression.Ground;
import org.calendarinvite.invite.Suppression.Reason;

/** Decides what becomes of mails that an address is not to get; touches nothing itself, and never refuses, for nobody is told. */
@ApplicationScoped
@Named("suppressionDesk")
public class SuppressionDesk {

    static final String UNKNOWN = "It is the link of no invitation of ours";
    static final String KNOWN = "It was so before";

    /** A mail that was due is not written: the attendee shows it, once for each mail. */
    public Decision withhold(Due due) {
        var held = due.withheld().orElseThrow();
        var before = new Invitation(due.event(), due.attendee());
        var report = report(held.ground(), held.at());
        var after = new Invitation(
                due.event(),
                due.attendee()
                        .reached(due.attendee().delivery().withholds(report))
                        .next());
        return Decision.apply(
                        "withheld/" + due.mailId(),
                        Tally.keep(Optional.of(before), after),
                        told(before, after, due.trace()))
                .because(held.ground().reason().word() + ", so " + due.mailId() + " is not sent");
    }

    /** The token is proof enough, as whoever holds it could answer too. */
    public Decision decide(UnsubscriptionCase c) {
        if (c.recipient().isEmpty()) return Decision.record("", UNKNOWN, List.of());
        var recipient = c.recipient().get();
        return c.said().undo() ? undo(c, recipient) : unsubscribe(c, recipient);
    }

    /** The operator knows better: whatever was said until now does not count any more. */
    public Decision lift(Suppression known, Instant now) {
        return Decision.record(
                "", "mailed again", List.of(new Change.Keep(known.lifted(now).next())));
    }

    private static Decision unsubscribe(UnsubscriptionCase c, Recipient recipient) {
        var before = recipient.invitation();
        var said = c.said();
        var ground = Ground.of(before.event().organizer(), Reason.UNSUBSCRIBED, said.at(), "", said.trace());
        var suppression = recipient.known().hears(ground);
        boolean takenBack = stands(suppression, before).isEmpty();
        var shown = before.attendee().delivery();
        // Another event of the organizer may have been the reason.
        boolean known = shown.withheld().state() == State.UNSUBSCRIBED
                && stands(recipient.known(), before).isPresent();
        var key = key("unsubscribe", before, known ? first(recipient, said.at()) : said.at());
        if (takenBack || known) return Decision.record(key, KNOWN, List.of());
        var delivery = shown.withholds(report(ground, said.at()));
        return kept(key, c, delivery, suppression, List.of()).because("unsubscribed");
    }

    /** He gets the event as it is now, which may have changed meanwhile; once an hour, however often he changes his mind. */
    private static Decision undo(UnsubscriptionCase c, Recipient recipient) {
        var before = recipient.invitation();
        // Named after what is undone, for each press is a time of its own: pressed again, the same mails are due.
        var event = before.event();
        var key = recipient.known().unsubscribed(event.organizer()).map(since -> key("undo", before, since));
        if (stands(recipient.known(), before).isEmpty()) return Decision.record(key.orElse(""), KNOWN, List.of());
        var attendee = before.attendee();
        var suppression = recipient.known().resubscribed(event.organizer(), c.now());
        var hour = c.now().truncatedTo(ChronoUnit.HOURS);
        var due = new Notice(
                Notice.Type.REFRESH_DUE,
                event.uid(),
                "",
                "",
                event.sequence(),
                "undo-" + event.sequence() + "-" + hour);
        var dues = attendee.meant(attendee.dates()).stream()
                .map(date -> due.to(Notice.Type.REFRESH_DUE, attendee.email(), date))
                .toList();
        return kept(
                        key.orElseThrow(),
                        c,
                        attendee.delivery().resumes(),
                        suppression,
                        attendee.gone() ? List.of() : dues)
                .because("unsubscribing undone");
    }

    private static Decision kept(
            String key, UnsubscriptionCase c, Delivery delivery, Suppression suppression, List<Notice> dues) {
        var before = c.recipient().orElseThrow().invitation();
        var after = new Invitation(
                before.event(), before.attendee().reached(delivery).next());
        List<Change> changes = new ArrayList<>(Tally.keep(Optional.of(before), after, Optional.of(c.now())));
        if (!suppression.equals(c.recipient().orElseThrow().known())) changes.add(new Change.Keep(suppression.next()));
        List<Notice> notices = new ArrayList<>(told(before, after, c.said().trace()));
        notices.addAll(dues);
        return Decision.apply(key, changes, notices);
    }

    private static String key(String what, Invitation invitation, Instant at) {
        var attendee = invitation.attendee();
        return String.join("/", what, attendee.uid(), attendee.id(), at.toString());
    }

    /** When he said it first, if that was before: a click that is made again is the same as the one that counts. */
    private static Instant first(Recipient recipient, Instant said) {
        return recipient
                .known()
                .unsubscribed(recipient.invitation().event().organizer())
                .filter(said::isAfter)
                .orElse(said);
    }

    private static Optional<Ground> stands(Suppression suppression, Invitation invitation) {
        return suppression.standing().stream()
                .filter(one -> one.reason() == Reason.UNSUBSCRIBED)
                .filter(one -> one.meets(invitation.event().organizer()))
                .findFirst();
    }

    private static Report report(Ground ground, Instant at) {
        return ground.reason() == Reason.UNSUBSCRIBED
                ? new Report(State.UNSUBSCRIBED, at, "")
                : new Report(
                        State.SUPPRESSED,
                        at,
                        ground.reason().word() + (ground.why().isEmpty() ? "" : ": " + ground.why()));
    }

    /** Nobody is told again of what shows already. */
    private static List<Notice> told(Invitation before, Invitation after, String trace) {
        var same = before.attendee().delivery().stands().state()
                == after.attendee().delivery().stands().state();
        return same ? List.of() : List.of(FeedbackDesk.recorded(after, trace));
    }
}
