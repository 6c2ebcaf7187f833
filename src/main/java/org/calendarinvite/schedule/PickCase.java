package org.calendarinvite.schedule;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.calendarinvite.decision.Telling;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.AskCase;
import org.calendarinvite.invite.InviteRequest;
import org.calendarinvite.invite.PageAsk;

/**
 * What somebody asks for on the page of a season, and what is known of the address that he wrote there.
 *
 * @param cases of those games that are still to be played
 * @param known whether its owner answered this organizer before, or confirmed for this season
 * @param unasked so many games at most are mailed to an address that is known without asking it; anybody may write it there
 */
public record PickCase(PickAsk ask, Optional<Season> season, List<AskCase> cases, boolean known, int unasked)
        implements Traced {

    /** The same for one game, the same however often it is asked. */
    public static PageAsk one(PickAsk ask, String uid) {
        var id = UUID.nameUUIDFromBytes((ask.id() + "/" + uid).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new PageAsk(
                id, uid, ask.tenant(), ask.email(), PickAsk.ORIGIN, ask.language(), ask.asked(), ask.trace());
    }

    /** He is invited at once. */
    public boolean invites() {
        return admits() && (ask.confirmed() || known && ask.picks().size() <= unasked);
    }

    /** He is mailed, once, whether it was he who asked. */
    public boolean confirms() {
        return admits() && !invites();
    }

    public boolean admits() {
        return !requests().isEmpty();
    }

    /** One for each game that he may be invited to. */
    public List<InviteRequest> requests() {
        return admitted().map(AskCase::request).toList();
    }

    /** The same, ten at a time. */
    public List<List<InviteRequest>> tens() {
        return Telling.tens(requests());
    }

    /** Those games. */
    public List<Event> events() {
        return admitted().flatMap(one -> one.event().stream()).toList();
    }

    private Stream<AskCase> admitted() {
        return cases.stream().filter(AskCase::admits);
    }

    @Override
    public String trace() {
        return ask.trace();
    }
}
