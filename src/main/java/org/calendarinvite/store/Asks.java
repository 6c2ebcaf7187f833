package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.AskCase;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PageAsk;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;

/** Puts beside an ask of an event's page what is known of its address. Reads only. */
@ApplicationScoped
@Named("asks")
public class Asks {

    private static final int PAGE = 50;

    /** Of invitations that are looked at; whoever has more is asked to confirm. */
    private static final int MOST_PAGES = 4;

    private final Store store;
    private final Accounts accounts;
    private final Tenants tenants;

    @Inject
    public Asks(Store store, Accounts accounts, Settings settings) {
        this.store = store;
        this.accounts = accounts;
        this.tenants = Tenancy.of(settings);
    }

    public AskCase find(@Body PageAsk ask) {
        var seat = store.guests().seat(ask.tenant(), ask.uid(), ask.email());
        var event = seat.event();
        return new AskCase(
                ask,
                event,
                event.filter(this::barred).isPresent(),
                seat.attendee(),
                seat.suppression(),
                event.filter(found -> known(found, ask.email())).isPresent(),
                tenants);
    }

    private boolean barred(Event event) {
        return accounts.standing(event.tenant(), event.organizer()).barred().isPresent();
    }

    private boolean known(Event event, String email) {
        var after = "";
        for (int i = 0; i < MOST_PAGES; i++) {
            var page = store.guests().invitations(email, after, PAGE);
            if (page.items().stream().anyMatch(one -> ofHost(one, event) && answered(one.attendee()))) return true;
            after = page.next();
            if (after.isEmpty()) return false;
        }
        return false;
    }

    private static boolean ofHost(Invitation invitation, Event event) {
        var other = invitation.event();
        return other.organizer().equals(event.organizer()) && other.tenant().equals(event.tenant());
    }

    private static boolean answered(Attendee attendee) {
        return Stream.concat(
                        Stream.of(attendee.answer()), attendee.apart().stream().map(Attendee.Apart::answer))
                .anyMatch(
                        answer -> answer.status() != PartStat.NOACTION && answer.belief() == Answered.Belief.VERIFIED);
    }
}
