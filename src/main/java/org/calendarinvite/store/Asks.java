package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.decision.Place;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.AskCase;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PageAsk;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.schedule.Game;
import org.calendarinvite.schedule.PickAsk;
import org.calendarinvite.schedule.PickCase;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;

/** Puts beside what is asked for on the page of an event, or of a season, what is known of the address. Reads only. */
@ApplicationScoped
@Named("asks")
public class Asks {

    private static final int PAGE = 50;

    /** Of invitations that are looked at; whoever has more is asked to confirm. */
    private static final int MOST_PAGES = 4;

    private final Store store;
    private final Accounts accounts;
    private final Tenants tenants;
    private final int unasked;

    @Inject
    public Asks(Store store, Accounts accounts, Settings settings) {
        this.store = store;
        this.accounts = accounts;
        this.tenants = Tenancy.of(settings);
        this.unasked = settings.schedules().picksUnasked();
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
                event.filter(found -> known(found.tenant(), found.organizer(), ask.email(), one -> false))
                        .isPresent(),
                tenants);
    }

    private boolean barred(Event event) {
        return accounts.barred(event.tenant(), event.organizer()).isPresent();
    }

    /** What an address asks for on the page of a season, game by game. */
    public PickCase picked(@Body PickAsk ask) {
        var found = store.seasons().season(ask.season()).filter(season -> season.tenant()
                .equals(ask.tenant()));
        if (found.isEmpty()) return new PickCase(ask, found, List.of(), false, unasked);
        var season = found.get();
        boolean barred = accounts.barred(season.tenant(), season.organizer()).isPresent();
        var begin = Event.ofSeason(season.id());
        var cases = cases(ask, store.seasons().games(season.id(), ask.picks()), barred);
        return new PickCase(
                ask,
                found,
                cases,
                known(season.tenant(), season.organizer(), ask.email(), one -> confirmed(one, begin)),
                unasked);
    }

    /** Whoever asked for a game of the same season was mailed whether it was he, and said so. */
    private static boolean confirmed(Invitation invitation, String begin) {
        return invitation.event().clientUid().startsWith(begin)
                && invitation.attendee().origin().equals(PickAsk.ORIGIN);
    }

    /** Of those that are not over. */
    private List<AskCase> cases(PickAsk ask, List<Game> games, boolean barred) {
        Map<Place, Game> seats = games.stream()
                .filter(game -> game.details().end().instant().isAfter(ask.asked()))
                .collect(Collectors.toMap(game -> Attendee.at(game.uid(), ask.email()), game -> game));
        List<AskCase> cases = new ArrayList<>();
        var places = List.copyOf(seats.keySet());
        for (int i = 0; i < places.size(); i += PAGE) {
            var some = places.subList(i, Math.min(places.size(), i + PAGE));
            store.guests()
                    .seats(ask.tenant(), some)
                    .forEach((place, seat) -> cases.add(new AskCase(
                            PickCase.one(ask, seats.get(place).uid()),
                            seat.event(),
                            barred,
                            seat.attendee(),
                            seat.suppression(),
                            false,
                            tenants)));
        }
        cases.sort(Comparator.comparing(one ->
                one.event().map(event -> event.details().start().instant()).orElse(Instant.MAX)));
        return cases;
    }

    private boolean known(String tenant, String organizer, String email, Predicate<Invitation> otherwise) {
        var after = "";
        for (int i = 0; i < MOST_PAGES; i++) {
            var page = store.guests().invitations(email, after, PAGE);
            if (page.items().stream()
                    .anyMatch(
                            one -> ofHost(one, tenant, organizer) && (answered(one.attendee()) || otherwise.test(one))))
                return true;
            after = page.next();
            if (after.isEmpty()) return false;
        }
        return false;
    }

    private static boolean ofHost(Invitation invitation, String tenant, String organizer) {
        var other = invitation.event();
        return other.organizer().equals(organizer) && other.tenant().equals(tenant);
    }

    private static boolean answered(Attendee attendee) {
        return Stream.concat(
                        Stream.of(attendee.answer()), attendee.apart().stream().map(Attendee.Apart::answer))
                .anyMatch(
                        answer -> answer.status() != PartStat.NOACTION && answer.belief() == Answered.Belief.VERIFIED);
    }
}
