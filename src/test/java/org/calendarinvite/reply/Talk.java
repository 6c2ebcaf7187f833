package org.calendarinvite.reply;

import static org.calendarinvite.Given.NOW;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Due;
import org.calendarinvite.invite.Feedback;
import org.calendarinvite.invite.FeedbackCase;
import org.calendarinvite.invite.FeedbackDesk;
import org.calendarinvite.invite.FollowRequests;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.InviteCase;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.invite.InviteRequest;
import org.calendarinvite.invite.Recipient;
import org.calendarinvite.invite.Suppression;
import org.calendarinvite.invite.SuppressionDesk;
import org.calendarinvite.invite.Unsubscription;
import org.calendarinvite.invite.UnsubscriptionCase;
import org.calendarinvite.organizer.Meter;
import org.calendarinvite.organizer.Meters;
import org.calendarinvite.reply.Reply.Kind;
import org.calendarinvite.reply.Reply.Part;
import org.calendarinvite.reply.Reply.Voice;

/** An event with its attendees and what they say; kept in memory, decided by the real desks. Tokens are {@code t-<address>}. */
public final class Talk {

    private final ReplyDesk replies = new ReplyDesk(new Recurrences());
    private final InviteDesk invites = new InviteDesk(new Recurrences());
    private final Map<String, Attendee> attendees = new TreeMap<>();
    private final Map<String, Suppression> suppressions = new TreeMap<>();
    private final Map<String, Map<String, Long>> counters = new HashMap<>();
    private final int limit;
    private Meters meters;
    private Event event;
    private Decision last = Decision.refuse("nothing was said");

    public Talk(Event event) {
        this(event, 10);
    }

    public Talk(Event event, int limit) {
        this.event = event;
        this.limit = limit;
        this.meters = Given.standing(event.organizer(), 0, limit).newInvites();
    }

    /** What was mailed within the hour leaves room for so many more. */
    public Talk room(int mails) {
        meters = new Meters(List.of(new Meter(Meter.Span.HOUR, "hour", 10 - mails, 10, NOW)));
        return this;
    }

    public Talk becomes(Event newer) {
        event = newer;
        return this;
    }

    public Talk invites(String email, String... dates) {
        return asks(new InviteRequest("id", "uid", email, "", "api", List.of(dates), NOW, "tr", "default"));
    }

    public Talk asks(InviteRequest request) {
        var email = request.email();
        return keeps(invites.decide(new InviteCase(
                request,
                Optional.of(event),
                Optional.ofNullable(attendees.get(email)),
                Optional.ofNullable(suppressions.get(email)),
                Optional.of(Given.standing(event.organizer(), 0, limit)),
                onList(),
                Given.OURS,
                "t-" + email,
                request.asked())));
    }

    public Talk uninvites(String email) {
        return keeps(invites.uninvite(of(email), "tr", NOW));
    }

    private int onList() {
        return (int) attendees.values().stream().filter(one -> !one.gone()).count();
    }

    /** What is asked for an attendee because the event, as it is now, has other dates. */
    public List<InviteRequest> moves(String email) {
        var told = new Notice(Notice.Type.SERIES_MOVED, "uid", "", "", event.sequence(), "tr" + event.sequence());
        return new FollowRequests(new Recurrences())
                .moved(told, event, attendees.get(email), NOW)
                .toList();
    }

    public Talk follows(String email) {
        moves(email).forEach(this::asks);
        return this;
    }

    /** The reply finds its invitation by its token, as the store would. */
    public Talk hears(Reply reply) {
        var through = Optional.ofNullable(attendees.get(reply.token().replaceFirst("^t-", "")));
        var person = through.map(found -> reply.newcomer(found.email())).orElse("");
        return keeps(replies.decide(new ReplyCase(
                reply,
                through.map(found -> new Invitation(event, found)),
                Optional.empty(),
                Optional.ofNullable(attendees.get(person)),
                onList(),
                limit,
                meters,
                0,
                true,
                Given.OURS,
                "t-" + person,
                NOW)));
    }

    public Talk hears(Feedback feedback) {
        return keeps(new FeedbackDesk().decide(new FeedbackCase(feedback, recipient(feedback.token()))));
    }

    public Talk hears(Unsubscription said) {
        return keeps(new SuppressionDesk().decide(new UnsubscriptionCase(said, recipient(said.token()), said.at())));
    }

    /** What becomes of a mail that is due now. */
    public Talk withholds(Notice due, Instant now) {
        var recipient = recipient("t-" + due.attendee()).orElseThrow();
        var mail = Due.of(due, event, recipient.invitation().attendee(), new Recurrences());
        return keeps(new SuppressionDesk().withhold(mail.against(recipient.against(), now)));
    }

    private Optional<Recipient> recipient(String token) {
        return Optional.ofNullable(attendees.get(token.replaceFirst("^t-", "")))
                .map(found -> new Recipient(new Invitation(event, found), suppression(found.email())));
    }

    public Optional<Suppression> suppression(String email) {
        return Optional.ofNullable(suppressions.get(email));
    }

    public Talk lifts(String email, Instant now) {
        suppressions.computeIfPresent(email, (any, known) -> known.lifted(now).next());
        return this;
    }

    private Talk keeps(Decision decision) {
        last = decision;
        for (var change : decision.changes()) {
            if (change instanceof Change.Keep keep) keep(keep);
            if (change instanceof Change.Count count)
                count.deltas().forEach((name, delta) -> counters(count.uid()).merge(name, (long) delta, Long::sum));
        }
        return this;
    }

    private void keep(Change.Keep keep) {
        if (keep.kept() instanceof Attendee attendee) attendees.put(attendee.email(), attendee);
        if (keep.kept() instanceof Event newer) event = newer;
        if (keep.kept() instanceof Suppression newer) suppressions.put(newer.email(), newer);
    }

    public Event event() {
        return event;
    }

    public Decision last() {
        return last;
    }

    public Map<String, Attendee> attendees() {
        return attendees;
    }

    /** Of the event. */
    public Map<String, Long> counters() {
        return counters(event.uid());
    }

    /** Of the event, of its organizer, or of whatever is counted besides. */
    public Map<String, Long> counters(String whose) {
        return counters.computeIfAbsent(whose, any -> new HashMap<>());
    }

    public Invitation of(String email) {
        return new Invitation(event, attendees.get(email));
    }

    public List<String> told() {
        return last.notices().stream().map(Talk::words).toList();
    }

    private static String words(Notice notice) {
        return String.join(" ", notice.type().name(), notice.attendee(), notice.instance())
                .strip();
    }

    /** One proven answer from the attendee's own address, sent in this second. */
    public static Reply says(String email, long second, Part... parts) {
        return reply(Kind.ANSWER, email, email, second, Belief.VERIFIED, Consent.NONE, parts);
    }

    /** @param through whose invitation it was sent to */
    public static Reply reply(
            Kind kind, String through, String sender, long second, Belief belief, Consent consent, Part... parts) {
        return new Reply(
                kind,
                "t-" + through,
                sender,
                "",
                "uid",
                Arrays.asList(parts),
                "Google",
                belief,
                consent,
                NOW.plusSeconds(second),
                "tr");
    }

    public static Part whole(long sequence, long second, String email, String partstat) {
        return part(Optional.empty(), sequence, second, new Voice(email, "", partstat, ""));
    }

    public static Part on(When date, long sequence, long second, String email, String partstat) {
        return part(Optional.of(date), sequence, second, new Voice(email, "", partstat, ""));
    }

    public static Part part(Optional<When> date, long sequence, long second, Voice... voices) {
        return new Part(date, sequence, NOW.plusSeconds(second), List.of(voices), Optional.empty(), "");
    }

    public static Part proposal(Optional<When> date, long sequence, Details wanted) {
        return new Part(date, sequence, NOW, List.of(), Optional.of(wanted), "");
    }

    static Answered answered(Talk talk, String email, String date) {
        return talk.of(email).attendee().said(date).orElse(Answered.NONE);
    }
}
