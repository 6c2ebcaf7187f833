package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Settings;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.event.Event;
import org.calendarinvite.settings.Tenancy;

/** Writes what an organizer is told of his account: a subscription, a refusal, a limit. */
@ApplicationScoped
@Named("accountLetters")
public class AccountLetters {

    private final Templates templates;
    private final LetterWriter writer;
    private final Tenants tenants;

    @Inject
    public AccountLetters(Templates templates, LetterWriter writer, Settings settings) {
        this.templates = templates;
        this.writer = writer;
        this.tenants = Tenancy.of(settings);
    }

    public PreparedMail write(AccountNews news) {
        return switch (news.notice().type()) {
            case SUBSCRIBED -> enrolled(news);
            case ENROLMENT_ASKED -> enrolment(news, "Your event waits for the operator", "mail/enrolment-asked");
            case ENROLMENT_REFUSED -> enrolment(news, "Your event is not hosted here", "mail/enrolment-refused");
            case INVITES_FULL -> full(news, news.event().orElseThrow());
            default -> throw new IllegalArgumentException("No news of an account: " + news.notice());
        };
    }

    /** One mail an order. */
    private PreparedMail enrolled(AccountNews news) {
        var organizer = news.organizer();
        Map<String, Object> data = new HashMap<>();
        data.put("plan", organizer.plan());
        data.put(
                "until",
                organizer.account().subscription().until().map(Spoken::moment).orElse(""));
        data.put("barred", organizer.barred().orElse(""));
        var id = String.join(
                "/", "order", news.notice().instance(), organizer.account().email(), "SUBSCRIBED");
        return write(news, id, "Your subscription has begun", "mail/successful-enrolment", data);
    }

    private PreparedMail enrolment(AccountNews news, String subject, String template) {
        var notice = news.notice();
        var id = String.join("/", "account", notice.attendee(), notice.type().name(), notice.trace());
        return write(news, id, subject, template, new HashMap<>());
    }

    /** One mail an event and limit, however many could not be invited. */
    private PreparedMail full(AccountNews news, Event event) {
        int limit = news.organizer().plan().invites();
        Map<String, Object> data = new HashMap<>();
        data.put("event", event.details());
        data.put("when", Spoken.time(event.details()));
        data.put("limit", limit);
        data.put("shop", news.organizer().terms().shop());
        var id = String.join("/", event.uid(), "organizer", "FULL", String.valueOf(limit));
        return write(news, id, "All invites are used: " + event.details().summary(), "mail/invite-limit", data);
    }

    private PreparedMail write(AccountNews news, String id, String subject, String template, Map<String, Object> data) {
        data.put(
                "create",
                "create@" + tenants.domainOf(news.organizer().account().tenant()));
        return writer.write(new Letter(
                id,
                OrganizerLetters.US,
                "",
                news.organizer().account().email(),
                news.event().map(Event::organizerName).orElse(""),
                subject,
                templates.render(template + ".txt", data),
                templates.render(template + ".html", data),
                Optional.empty(),
                news.trace()));
    }
}
