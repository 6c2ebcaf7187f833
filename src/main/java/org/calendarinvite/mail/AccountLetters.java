package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.event.Event;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.Keys;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;
import org.calendarinvite.words.Spoken;

/** Writes what an organizer is told of his account: a subscription, a refusal, a limit. */
@ApplicationScoped
@Named("accountLetters")
public class AccountLetters {

    private final Templates templates;
    private final Looks looks;
    private final LetterWriter writer;
    private final Tenants tenants;

    @Inject
    public AccountLetters(Templates templates, Looks looks, LetterWriter writer, Settings settings) {
        this.templates = templates;
        this.looks = looks;
        this.writer = writer;
        this.tenants = Tenancy.of(settings);
    }

    public PreparedMail write(AccountNews news) {
        var account = news.organizer().account();
        var wrote = news.event().map(Event::language).orElse("");
        return writer.write(letter(news, looks.writer(account.tenant(), account.email(), wrote)));
    }

    Letter letter(AccountNews news, Look look) {
        return switch (news.notice().type()) {
            case SUBSCRIBED -> enrolled(news, look);
            case ENROLMENT_ASKED -> enrolment(news, look, "subject-asked", "mail/enrolment-asked");
            case ENROLMENT_REFUSED -> enrolment(news, look, "subject-refused", "mail/enrolment-refused");
            case INVITES_FULL -> full(news, look, news.event().orElseThrow());
            case INVITES_PAUSED -> paused(news, look, news.event().orElseThrow());
            default -> throw new IllegalArgumentException("No news of an account: " + news.notice());
        };
    }

    /** One mail an order. */
    private Letter enrolled(AccountNews news, Look look) {
        var organizer = news.organizer();
        var until = organizer.account().subscription().until();
        Map<String, Object> data = new HashMap<>();
        data.put("name", organizer.plan().name());
        data.put("events", organizer.plan().events());
        data.put("invites", organizer.plan().invites());
        data.put("until", until.map(new Spoken(look.words())::moment).orElse(""));
        data.put("barred", organizer.barred().map(look.words()::reason).orElse(""));
        var id = String.join("/", "order", news.notice().instance(), hash(organizer.account()), "SUBSCRIBED");
        return letter(news, look, id, look.words().say("subject-enrolled"), "mail/successful-enrolment", data);
    }

    private Letter enrolment(AccountNews news, Look look, String subject, String template) {
        var notice = news.notice();
        var id = String.join(
                "/", "account", hash(news.organizer().account()), notice.type().name(), notice.trace());
        return letter(news, look, id, look.words().say(subject), template, new HashMap<>());
    }

    /** One mail an event and limit, however many could not be invited. */
    private Letter full(AccountNews news, Look look, Event event) {
        int limit = news.organizer().plan().invites();
        Map<String, Object> data = new HashMap<>();
        data.put("event", event.details());
        data.put("when", new Spoken(look.words()).time(event.details()));
        data.put("limit", limit);
        data.put("shop", news.organizer().terms().shop());
        var id = String.join("/", event.uid(), "organizer", "FULL", String.valueOf(limit));
        var subject =
                look.words().say("subject-full", "summary", event.details().summary());
        return letter(news, look, id, subject, "mail/invite-limit", data);
    }

    /** One mail an organizer and pause, of whichever event it was that somebody could not be invited to first. */
    private Letter paused(AccountNews news, Look look, Event event) {
        var account = news.organizer().account();
        var ends = news.notice().instance();
        Map<String, Object> data = new HashMap<>();
        data.put("event", event.details());
        data.put("when", new Spoken(look.words()).time(event.details()));
        data.put("until", new Spoken(look.words()).moment(Instant.parse(ends)));
        var id = String.join("/", "account", hash(account), "PAUSED", ends);
        var subject = look.words().say("subject-paused");
        return letter(news, look, id, subject, "mail/invite-pause", data);
    }

    /** Claims are kept for ever, and name nobody. */
    private static String hash(Account account) {
        return Keys.sha256(account.tenant() + "/" + account.email());
    }

    private Letter letter(
            AccountNews news, Look look, String id, String subject, String template, Map<String, Object> data) {
        data.put(
                "create",
                "create@" + tenants.domainOf(news.organizer().account().tenant()));
        return new Letter(
                id,
                OrganizerLetters.US,
                "",
                news.organizer().account().email(),
                news.event().map(Event::organizerName).orElse(""),
                subject,
                templates.render(template + ".txt", look, data),
                templates.render(template + ".html", look, data),
                Optional.empty(),
                news.trace());
    }
}
