package org.calendarinvite.invite;

import java.util.Optional;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.event.Event;

/**
 * What somebody asks for on the page of an event, and what is known of the address that he wrote there.
 *
 * @param barred whether the organizer may invite nobody now
 * @param attendee his invitation to this event, if he has or had one
 * @param known whether its owner answered an invitation of this organizer, proven
 * @param tenants whose domains are this server's, where nobody is invited
 */
public record AskCase(
        PageAsk ask,
        Optional<Event> event,
        boolean barred,
        Optional<Attendee> attendee,
        Optional<Suppression> suppression,
        boolean known,
        Tenants tenants)
        implements Traced {

    /** He is invited at once. */
    public boolean invites() {
        return admits() && known;
    }

    /** He is mailed, once, whether it was he who asked. */
    public boolean confirms() {
        return admits() && !known;
    }

    /** Whether the address may be mailed at all; who was taken off the guest list does not come back this way. */
    public boolean admits() {
        return event.filter(found -> found.open() && !barred).isPresent()
                && !tenants.ours(ask.email())
                && !ask.email().equals(event.get().organizer())
                && attendee.filter(Attendee::gone).isEmpty()
                && suppression
                        .flatMap(against -> against.against(event.get().organizer()))
                        .isEmpty();
    }

    public InviteRequest request() {
        return ask.request();
    }

    @Override
    public String trace() {
        return ask.trace();
    }
}
