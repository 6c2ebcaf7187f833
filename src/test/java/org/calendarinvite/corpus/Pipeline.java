package org.calendarinvite.corpus;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.ical.CalendarReader;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Feedback;
import org.calendarinvite.invite.FeedbackDesk;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.invite.InviteRequest;
import org.calendarinvite.mail.CalendarMail;
import org.calendarinvite.mail.MailNotice;
import org.calendarinvite.mail.MailReader;
import org.calendarinvite.mail.Refusals;
import org.calendarinvite.mail.ReplyReader;
import org.calendarinvite.mail.ReportReader;
import org.calendarinvite.mail.RequestReader;
import org.calendarinvite.mail.Verdicts;
import org.calendarinvite.mail.Verdicts.Verdict;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.reply.ReplyDesk;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Accounts;
import org.calendarinvite.store.Cases;
import org.calendarinvite.store.FeedbackCases;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.sql.SqlRecords;

/** The way of a mail from its bytes to what is kept of it: the beans that the routes join, on a store of its own. */
final class Pipeline implements AutoCloseable {

    static final String DOMAIN = "invites.localhost";
    static final String CREATE = "create@" + DOMAIN;
    static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");

    /** Of no folder: nothing here starts a world, and reading them takes its time. */
    static final Settings SETTINGS = Worlds.in(Path.of("target"));

    /** What the mail service says of a mail whose sender is who he says he is, and of one whose sender is not. */
    static final Verdicts PROVEN = verdicts(Verdict.PASS);

    static final Verdicts FORGED = verdicts(Verdict.FAIL);

    /**
     * What became of one mail.
     *
     * @param outcome applied, recorded, held, refused (understood, and decided against) or quarantined (not understood)
     * @param refusal how it lies in the quarantine, if it does
     */
    record Result(String outcome, String reason, List<Notice> notices, Optional<Refusal> refusal) {}

    final CalendarReader calendars;
    final Cases cases;

    private final FeedbackCases sent;

    private final Store store;
    private final MailReader mails;
    private final RequestReader requests;
    private final ReplyReader replies;
    private final ReportReader reports = new ReportReader();
    private final EventDesk events = new EventDesk(new Recurrences());
    private final ReplyDesk answers = new ReplyDesk(new Recurrences());
    private final FeedbackDesk reached = new FeedbackDesk();
    private final InviteDesk invites = new InviteDesk(new Recurrences());
    private final Refusals refusals;

    private Pipeline(Path folder) {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        cases = new Cases(store, new Accounts(store, SETTINGS), SETTINGS, new Recurrences());
        sent = new FeedbackCases(store, new SignedLinks("0123456789abcdef0123456789abcdef"), SETTINGS);
        calendars = new CalendarReader(SETTINGS);
        mails = new MailReader(SETTINGS);
        requests = new RequestReader(calendars, SETTINGS);
        replies = new ReplyReader(calendars);
        refusals = new Refusals(
                JsonMapper.builder().addModule(new JavaTimeModule()).build(), SETTINGS);
    }

    static Pipeline in(Path folder) {
        return new Pipeline(folder);
    }

    Store store() {
        return store;
    }

    Result send(Mail mail, String recipient) throws IOException {
        return pass(read(mail, recipient));
    }

    Result send(Mail mail, String recipient, Verdicts verdicts) throws IOException {
        return pass(read(mail, recipient, verdicts));
    }

    /** The mail as MIME only. */
    CalendarMail read(Mail mail, String recipient) throws IOException {
        return read(mail, recipient, PROVEN);
    }

    private CalendarMail read(Mail mail, String recipient, Verdicts verdicts) throws IOException {
        var notice = new MailNotice(
                "mail", "mail/mail", mail.envelopeSender(), List.of(recipient), verdicts, RECEIVED, Consent.NONE);
        return mails.read(notice, new ByteArrayInputStream(mail.bytes())).get(0);
    }

    private static Verdicts verdicts(Verdict of) {
        return new Verdicts(of, of, of, Verdict.PASS, Verdict.PASS);
    }

    /** Asks for one person's invitation as the API does. */
    Result invite(String uid, String email, List<String> dates) {
        return invite(new InviteRequest("invite", uid, email, "Gina Guest", "api", dates, RECEIVED, "tr", "default"));
    }

    Result invite(InviteRequest request) {
        var decision = invites.decide(cases.invite(request));
        return decision.stands()
                ? kept(decision)
                : new Result("refused", decision.reason(), List.of(), Optional.empty());
    }

    private Result pass(CalendarMail mail) {
        try {
            if (mail.reports()) return reported(reports.read(mail));
            return switch (mail.mailbox()) {
                case "create" -> kept(mail, request(mail));
                case "rsvp" -> kept(mail, answers.decide(cases.reply(replies.read(mail))));
                default -> quarantined("quarantined", refusals.unknownMailbox(mail));
            };
        } catch (Refused why) {
            return quarantined("quarantined", refusals.unread(mail, why));
        }
    }

    /** Its reports one by one; the first says what became of the mail. */
    private Result reported(List<Feedback> feedback) {
        return feedback.stream()
                .map(one -> kept(reached.decide(sent.find(one))))
                .toList()
                .get(0);
    }

    private Decision request(CalendarMail mail) {
        var found = cases.event(requests.read(mail));
        if (found.isNew()) return events.create(found);
        return found.isCancellation() ? events.cancel(found) : events.update(found);
    }

    private Result kept(CalendarMail mail, Decision decision) {
        return decision.stands() ? kept(decision) : quarantined(word(decision), refusals.decided(mail, decision));
    }

    private Result kept(Decision decision) {
        var kept = store.commit(decision);
        return new Result(word(kept), kept.reason(), kept.notices(), Optional.empty());
    }

    private Result quarantined(String outcome, Refusal refusal) {
        store.file(refusal);
        return new Result(outcome, refusal.reason(), List.of(), Optional.of(refusal));
    }

    private static String word(Decision decision) {
        return decision.outcome().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        store.close();
    }
}
