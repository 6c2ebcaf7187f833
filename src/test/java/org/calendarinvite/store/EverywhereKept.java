package org.calendarinvite.store;

import static org.calendarinvite.store.Samples.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.calendarinvite.Given;
import org.calendarinvite.access.ApiKey;
import org.calendarinvite.access.Caller;
import org.calendarinvite.access.Entry;
import org.calendarinvite.access.Once;
import org.calendarinvite.bulk.BulkDesk;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkPage;
import org.calendarinvite.bulk.Layout;
import org.calendarinvite.bulk.Outline;
import org.calendarinvite.bulk.Rejection;
import org.calendarinvite.bulk.UnderWay;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Story;
import org.calendarinvite.decision.Wish;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.Listened;
import org.calendarinvite.hook.Secret;
import org.calendarinvite.hook.Sending;
import org.calendarinvite.hook.Told;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.GuestsForgotten;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.invite.Suppression;
import org.calendarinvite.invite.Tally;
import org.calendarinvite.invite.Timeline;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.Order;
import org.calendarinvite.reply.Delegates;
import org.calendarinvite.report.CountJob;
import org.calendarinvite.schedule.Game;
import org.calendarinvite.schedule.GameRow;
import org.calendarinvite.schedule.Import;
import org.calendarinvite.schedule.Imported;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.SeasonCase;
import org.calendarinvite.schedule.SeasonDesk;
import org.calendarinvite.schedule.SeasonLimits;
import org.calendarinvite.schedule.SeasonOrder;

/** Pia, in every kind of record: a guest of Olga's, who sent Ben instead of herself, and an organizer herself. */
public final class EverywhereKept {

    static final String PIA = "pia@example.net";
    static final String NAME = "Pia Privat";
    static final String BEN = "ben@example.org";
    static final String TOKEN = "token-of-pia";

    /** Ahead of all real time, as in {@link TermsContract}. */
    static final Instant NOW = Instant.parse("2099-01-01T00:00:00Z");

    private static final String OLGA = "olga@example.org";

    private final Event event = Samples.event("probe", OLGA, "client-1");

    Event event() {
        return event;
    }

    public void putInto(Store store) {
        keep(store, event);
        guests(store);
        mails(store);
        list(store);
        outside(store);
        organizer(store);
        aside(store);
    }

    private void guests(Store store) {
        var pia = Attendee.asked("probe", PIA, NAME, TOKEN, "api", List.of(), NOW)
                .answered(Samples.answer(PartStat.DELEGATED));
        var ben = Samples.attendee("probe", BEN).insteadOf(PIA);
        for (var one : List.of(pia, ben)) {
            var all = new ArrayList<>(Tally.keep(Optional.empty(), new Invitation(event, one)));
            store.commit(changes(all.toArray(Change[]::new)));
        }
        var said = Map.of("reason", "550 no mailbox " + PIA);
        keep(store, new Timeline("probe", pia.id(), NOW, 7, List.of(new Timeline.Happening("bounced", NOW, said))));
        store.commit(changes(new Change.Take(Delegates.quota(pia), 9)));
        var mail = "probe/" + pia.id() + "/INVITE_DUE/1";
        store.claim(mail, Duration.ofSeconds(30), NOW);
        store.sent(mail, "ses-1", 0, NOW);
        var ground = new Suppression.Ground(
                "", Suppression.Reason.BOUNCED, NOW, "550 no mailbox " + PIA, "tr", Instant.EPOCH);
        keep(store, new Suppression("default", PIA, List.of(ground), 1));
        store.file(new GuestsForgotten("another", 1));
    }

    private void mails(Store store) {
        store.file(story("pia", PIA, "Re: Probe"));
        store.file(story("olga", OLGA, "For <PIA@Example.net>"));
        var hers = refusal("pia", PIA, "");
        var bens = refusal("ben", BEN, PIA);
        List.of(hers, bens).forEach(store::file);
        store.file(refusal("olga", OLGA, ""));
        store.trail().consent(hers.name(), Consent.GRANTED, NOW);
    }

    Story story(String id, String sender, String subject) {
        return new Story(
                id,
                NOW,
                sender,
                "create@",
                subject,
                Map.of(),
                Outcome.APPLIED,
                "",
                "probe",
                "",
                "",
                "trace-" + id,
                "default");
    }

    Refusal refusal(String id, String sender, String invited) {
        var person = new Wish.Person(invited.isEmpty() ? sender : invited, "");
        var wish = new Wish(person, "VERIFIED", invited, person, false, List.of(), 0, Optional.empty(), "I come");
        var question = new Question(Question.Kind.STRANGER, OLGA, "probe", Optional.of(wish));
        return new Refusal(
                id,
                NOW,
                "mail/trace-" + id,
                "{}",
                sender,
                "rsvp@",
                "Re",
                Outcome.HELD,
                "a stranger",
                false,
                Optional.of(question),
                "trace-" + id,
                "default");
    }

    private void list(Store store) {
        var job = BulkJob.of("job", "default", PIA, "", new Outline("UTF-8", 1, Layout.UNKNOWN), NOW, "tr");
        keep(store, job);
        store.commit(new BulkDesk(null).conclude(BulkPage.of(job, job.turn()), NOW));
        keep(store, new UnderWay("job"));
        keep(store, new Rejection("job", 1, "uid", PIA, NAME, "not yours", NOW));
        keep(store, new Rejection("job", 2, "uid", "nobody", "", "no address", NOW));
    }

    private void outside(Store store) {
        var wish = new Hook.Wish("https://x.example/", List.of(), PIA, true, false);
        keep(store, Hook.of("default", "whk_1", Secret.of(new byte[32]), wish, NOW));
        var told = new Told(
                "default", "msg_1", "attendee.invited", NOW, "probe", OLGA, new Told.Person(PIA, NAME), "{}", "tr");
        keep(store, told);
        keep(
                store,
                new Sending(
                        "whk_1",
                        told.name(),
                        told.id(),
                        told.type(),
                        Sending.State.DELIVERED,
                        200,
                        "",
                        1,
                        0,
                        NOW,
                        Optional.empty(),
                        1));
    }

    private void organizer(Store store) {
        var own = Samples.event("own", PIA, "client-2");
        store.commit(changes(
                new Change.Keep(own),
                new Change.Take(EventDesk.quota(own), 5),
                new Change.Count(Event.shelf("default", PIA), "x", Map.of("attendees", 1))));
        keep(store, new Account("default", PIA, Account.State.ACTIVE, false, "", "", List.of(), 0, NOW, 1));
        var line = new Order.Line("1", PIA, "gold", 30, 1);
        keep(store, new Order("default", "1", true, false, List.of(line), List.of(), List.of(), NOW, 1));
        keep(store, new Brand("default", PIA, NAME, "", "", "", "", 1));
        var season = season();
        keep(store, season);
        keep(
                store,
                new Game(
                        "cup",
                        1,
                        "g1",
                        "own",
                        own.details(),
                        1,
                        "Home",
                        "Away",
                        false,
                        season.read().id(),
                        1));
        keep(
                store,
                new ApiKey(
                        "id",
                        "default",
                        "sha",
                        NAME,
                        PIA,
                        Set.of(Caller.Scope.READ),
                        List.of(),
                        NOW,
                        Optional.empty(),
                        false,
                        1));
    }

    private static Season season() {
        var order = new SeasonOrder(
                "cup",
                "default",
                PIA,
                "Cup",
                "UTC",
                "",
                false,
                false,
                Import.Type.CSV,
                new byte[0],
                Optional.empty(),
                "tr");
        var row = new GameRow(2, "g1", Samples.event("cup", PIA, "client-3").details(), 1, "Home", "Away");
        var found = new Imported("", "UTC", List.of(row), List.of(), "");
        var limits = new SeasonLimits(10, 10, 50);
        return new SeasonDesk()
                .begin(new SeasonCase(
                        order, Optional.empty(), found, List.of(), Given.standing(PIA, 0, 5), 0, limits, NOW))
                .season();
    }

    private void aside(Store store) {
        var notice = new Notice(Notice.Type.INVITE_DUE, "probe", PIA, "", 0, "tr");
        store.commit(Decision.apply("reply/probe/" + PIA, List.of(), List.of(notice)));
        keep(store, Once.begun("who", "key", "hash", NOW));
        keep(store, Once.begun("who", "key", "hash", NOW).answered(200, "", "{\"email\":\"" + PIA + "\"}"));
        store.register().audit(new Entry("default", NOW, "1", PIA, "attendee invited", "probe"));
        store.allow("notices#" + PIA + "#" + NOW, 9, NOW.plusSeconds(7200));
        keep(store, CountJob.of("default", "1", NOW, 0));
        store.file(new Listened("default", NOW, NOW));
    }

    private static void keep(Store store, Kept kept) {
        store.commit(changes(new Change.Keep(kept)));
    }
}
